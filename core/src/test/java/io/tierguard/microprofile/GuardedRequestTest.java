package io.tierguard.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;

/** Who asks for Tierguard, and is not to go without it. */
@ExtendWith(SystemStubsExtension.class)
class GuardedRequestTest {
    @TempDir
    Path directory;

    @SystemStub
    private EnvironmentVariables variables;

    private static SmallRyeConfigBuilder builder(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .withSources(new PropertiesConfigSource(properties, "application.properties", 250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${CONF_DIR}/tierguard.conf", "${nope}", "a${nope}b"})
    void expressionThatNobodyResolvesIsNoWayOut(String contract) {
        Map<String, String> properties = Map.of("tierguard.contract", contract);
        String message = "tierguard.contract asks for Tierguard, and an expression in it can't be resolved:"
                + " write the value out";
        assertThatThrownBy(() -> builder(properties).addDiscoveredCustomizers().build())
                .hasMessage(message);
        assertThatThrownBy(() -> builder(properties).build()).hasMessage(message);
        assertThatThrownBy(() -> builder(Map.of("tierguard.record", contract))
                        .addDiscoveredCustomizers()
                        .build())
                .hasMessageStartingWith("tierguard.record asks for Tierguard");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TIERGUARD_CONTRACT",
                "tierguard.contract",
                "tierguard_contract",
                "Tierguard_Contract",
                "tierGuard-contract",
                "_PROD_TIERGUARD_CONTRACT"
            })
    void dotenvDoesNotSayWhatIsChecked(String name) throws IOException {
        Path contract =
                Files.writeString(directory.resolve("lenient.conf"), "application = shop\nkeys { SHOP_NAME {} }\n");
        Path file = Files.writeString(directory.resolve(".env"), name + "=" + contract + "\n");
        variables.set("APP_TIER", "development");
        assertThatThrownBy(() -> builder(Map.of("tierguard.contract", "strict.conf"))
                        .addDiscoveredCustomizers()
                        .withProfile("prod")
                        .withSources(new DotEnvConfigSourceProvider(file.toUri().toString()))
                        .build())
                .hasMessageStartingWith("tierguard.contract is set in a .env");
    }

    public static final class LoudStranger {
        static {
            System.setProperty("io.tierguard.microprofile.stranger", "true");
        }

        private LoudStranger() {}
    }

    @Test
    void classThatIsNoRecordIsNotInitialised() {
        assertThatThrownBy(() -> builder(Map.of("tierguard.record", LoudStranger.class.getName()))
                        .addDiscoveredCustomizers()
                        .build())
                .hasMessage("tierguard.record does not name a record of the application");
        assertThat(System.getProperty("io.tierguard.microprofile.stranger")).isNull();
    }
}
