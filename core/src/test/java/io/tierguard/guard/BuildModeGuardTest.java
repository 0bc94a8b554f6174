package io.tierguard.guard;

import static io.tierguard.Tier.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frameworks that were told to build for something other than production. */
class BuildModeGuardTest {
    @TempDir
    Path folder;

    record Modes(
            Optional<String> nodeEnv,
            Optional<String> mixEnv,
            Optional<String> railsEnv,
            Optional<String> rackEnv,
            Optional<String> flaskEnv,
            Optional<String> aspnetcoreEnvironment,
            Optional<String> denoEnv) {}

    @ParameterizedTest
    @CsvSource({
        "RAILS_ENV, staging, production",
        "RAILS_ENV, Production, production",
        "RACK_ENV, development, production",
        "FLASK_ENV, prod, production",
        "ASPNETCORE_ENVIRONMENT, Development, production",
        "NODE_ENV, prod, production",
        "NODE_ENV, live, production",
        "MIX_ENV, production, prod",
    })
    void isRefusedInProductionAlone(String key, String value, String fit) {
        for (Tier tier : Tier.values()) {
            // A signal that contradicts the tier is the verdict's to refuse.
            if (key.endsWith("S_ENV")
                    || key.startsWith("RA")
                    || key.startsWith("FL")
                    || key.startsWith("ASP")
                    || tier == PRODUCTION) {
                assertThat(Judged.findings(Modes.class, tier, folder, Map.of(key, value)))
                        .isEqualTo(Judged.weighed("TG406", "---E", tier, key));
            }
        }
        Problem problem = Judged.only(Judged.guard(Modes.class, PRODUCTION, folder, Map.of(key, value))
                .check());
        assertThat(problem.fix()).isEqualTo("set " + key + "=" + fit);
    }

    @ParameterizedTest
    @CsvSource({
        "RAILS_ENV, production",
        "NODE_ENV, production",
        "MIX_ENV, prod",
        "ASPNETCORE_ENVIRONMENT, Production",
        "ASPNETCORE_ENVIRONMENT, production",
        "DENO_ENV, development",
    })
    void isFine(String key, String value) {
        assertThat(Judged.findings(Modes.class, PRODUCTION, folder, Map.of(key, value)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NODE_ENV, development", "NODE_ENV, staging", "MIX_ENV, dev", "NODE_ENV, producion"})
    void whatTheVerdictHasRefusedIsNotSaidTwice(String key, String value) {
        assertThat(Judged.findings(Modes.class, PRODUCTION, folder, Map.of(key, value)))
                .singleElement()
                .asString()
                .startsWith("TG10")
                .endsWith(" error " + key + " environment:" + key);
    }

    @Test
    void aModeThatReachedTheKeyAnotherWayIsJudged() {
        assertThat(Judged.findings(Judged.guard(Modes.class, PRODUCTION, folder, Map.of())
                        .override("NODE_ENV", "development")
                        .check()))
                .containsExactly("TG406 error NODE_ENV code:.override(NODE_ENV)");
    }
}
