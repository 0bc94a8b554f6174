package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;
import uk.org.webcompere.systemstubs.properties.SystemProperties;

/** The front door. */
@ExtendWith(SystemStubsExtension.class)
class TierguardTest {
    @TempDir
    Path directory;

    @SystemStub
    private EnvironmentVariables variables;

    @SystemStub
    private SystemProperties properties;

    record OneConfig(String name) {}

    private Tierguard<OneConfig> one() {
        return Tierguard.of(OneConfig.class).directory(directory);
    }

    @Test
    void readsTheProcessAnewAtEachLoad() {
        Tierguard<OneConfig> loader = one();
        variables.set("APP_TIER", "staging").set("NAME", "first");
        assertThat(loader.load().config().name()).isEqualTo("first");
        variables.set("NAME", "second");
        assertThat(loader.load().config().name()).isEqualTo("second");
        properties.set("name", "third");
        assertThat(loader.load().config().name()).isEqualTo("third");
    }

    @Test
    void eachChangeIsANewLoader() {
        Tierguard<OneConfig> base = one().environment(Map.of("NAME", "x")).systemProperties(Map.of());
        Tierguard<OneConfig> test = base.tier(Tier.TEST);
        Tierguard<OneConfig> production = base.tier(Tier.PRODUCTION);
        assertThat(base.check().tier()).isEmpty();
        assertThat(test.load().tier()).isEqualTo(Tier.TEST);
        assertThat(production.override("NAME", "y").load().config().name()).isEqualTo("y");
        assertThat(production.load().config().name()).isEqualTo("x");
    }

    @Test
    void writesNothingIntoTheProcess() throws Exception {
        Files.writeString(directory.resolve(".env"), "APP_TIER=development\nNAME=x\nOTHER=y\n");
        Map<String, String> before = Map.copyOf(System.getenv());
        Map<Object, Object> propertiesBefore = Map.copyOf(System.getProperties());
        variables.remove("CI");
        one().environment(Map.of()).load();
        assertThat(System.getenv()).doesNotContainKeys("NAME", "OTHER");
        assertThat(before).doesNotContainKeys("NAME", "OTHER");
        assertThat(Map.copyOf(System.getProperties())).isEqualTo(propertiesBefore);
    }

    @Test
    void refusalIsAnExceptionWhoseMessageIsTheReport() {
        Tierguard<OneConfig> loader =
                one().environment(Map.of()).systemProperties(Map.of()).tier(Tier.PRODUCTION);
        Report report = loader.check();
        assertThatExceptionOfType(ConfigRefusedException.class)
                .isThrownBy(loader::load)
                .satisfies(thrown -> assertThat(thrown.report().toJson()).isEqualTo(report.toJson()))
                .withMessage(report.toString())
                .withNoCause();
        assertThat(report.findings()).extracting(Finding::id).containsExactly("TG201");
    }

    @Test
    void applicationCanBeNamed() {
        assertThat(one().application("the-api").tier(Tier.TEST).check().application())
                .isEqualTo("the-api");
        assertThat(one().check().application()).isEqualTo("one");
    }

    @Test
    void mistakesOfTheCallerAreSaidAtOnce() {
        Rule empty = Rule.over("NAME");
        Rule foreign = Rule.over("OTHER").refuseWhen(values -> true);
        Rule fine = Rule.over("NAME").refuseWhen(values -> true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one().guard("g", empty))
                .withMessageContaining("no condition");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one().guard("g", foreign))
                .withMessageContaining("OTHER");
        assertThatIllegalArgumentException().isThrownBy(() -> one().guard(" ", fine));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one().guard("g", fine).guard("g", fine));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one().override("OTHER", "x"))
                .withMessageContaining("OTHER");
        assertThatIllegalArgumentException().isThrownBy(() -> one().secrets(new Empty(), Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> one().secrets(new Empty(), Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(Rule::over);
        assertThatIllegalArgumentException().isThrownBy(fine::in);
        assertThatNullPointerException().isThrownBy(() -> one().tier(null));
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null));
    }

    private static final class Empty implements SecretSource {
        @Override
        public String name() {
            return "an empty store";
        }

        @Override
        public Reading fetch(SecretRequest request) {
            assertThat(request.keys()).extracting(Object::toString).containsExactly("NAME");
            return new Reading(List.of(), List.of());
        }
    }

    @Test
    void managerIsNamedWhereAKeyIsMissing() {
        Report report = one().environment(Map.of())
                .systemProperties(Map.of())
                .tier(Tier.PRODUCTION)
                .secrets(new Empty())
                .check();
        assertThat(report.findings().get(0).problem().notes())
                .containsExactly("looked in: an empty store (0 keys), environment");
    }
}
