package io.tierguard.guard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Guarded;
import io.tierguard.RefuseIn;
import io.tierguard.Rule;
import io.tierguard.Secret;
import io.tierguard.Tier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a guard that was evaluated, and which guards a key has. */
class GuardsTest {
    @TempDir
    Path folder;

    record Keys(
            Optional<Boolean> debug,
            Optional<String> logLevel,
            Optional<String> railsEnv,
            Optional<Secret<String>> databaseUrl,
            Optional<String> postgresDb,
            Optional<String> imageTag,

            @RefuseIn(value = "x", tier = PRODUCTION, because = "b")
            Optional<String> title,

            Optional<Integer> size) {}

    /**
     * Names of other tiers are always looked for. Unset keys count where a guard is about them; a set one counts once more
     * for its hygiene, and a secret one for its provenance.
     */
    @ParameterizedTest
    @CsvSource({
        // foreign names, transport, refusal, database of production × 2
        "DEVELOPMENT, '', 5",
        "TEST, '', 5",
        // and: debug, placeholder, weak, local, image tag, superuser, encryption, shared secret, the JVM
        "STAGING, '', 14",
        // and: log level, build mode
        "PRODUCTION, '', 16",
        "DEVELOPMENT, SIZE=1, 6",
        "PRODUCTION, DEBUG=false, 17",
        "PRODUCTION, DATABASE_URL=postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/x, 18",
        // what failed is not evaluated, but for its hygiene
        "PRODUCTION, DEBUG=tru, 16",
        "PRODUCTION, SIZE=x, 17",
    })
    void guardsAreCounted(Tier tier, String assignment, int guards) {
        Map<String, String> environment = assignment.isEmpty()
                ? Map.of()
                : Map.of(
                        assignment.substring(0, assignment.indexOf('=')),
                        assignment.substring(assignment.indexOf('=') + 1));

        assertThat(Judged.guard(Keys.class, tier, folder, environment).check().guards())
                .isEqualTo(guards);
    }

    @Test
    void aRuleOfTheApplicationsOwnCountsWhereItIsEvaluated() {
        Rule rule = Rule.over("SIZE").in(DEVELOPMENT).refuseWhen(values -> false);

        assertThat(Judged.guard(Keys.class, DEVELOPMENT, folder, Map.of())
                        .guard("own", rule)
                        .check()
                        .guards())
                .isEqualTo(6);
        assertThat(Judged.guard(Keys.class, STAGING, folder, Map.of())
                        .guard("own", rule)
                        .check()
                        .guards())
                .isEqualTo(14);
        assertThat(Judged.guard(Keys.class, DEVELOPMENT, folder, Map.of("SIZE", "x"))
                        .guard("own", rule)
                        .check()
                        .guards())
                .isEqualTo(6);
    }

    @Test
    void withoutATierNothingIsEvaluated() {
        assertThat(io.tierguard.Tierguard.of(Keys.class)
                        .environment(Map.of())
                        .systemProperties(Map.of())
                        .directory(folder)
                        .check()
                        .guards())
                .isZero();
    }

    @Test
    void aKeyKnowsItsGuardsWhateverTheTier() {
        Guarded<Keys> guarded =
                Judged.guard(Keys.class, DEVELOPMENT, folder, Map.of()).load();

        assertThat(guarded.explain("DEBUG").guards())
                .singleElement()
                .asString()
                .startsWith("TG401 debug-endpoints-enabled");
        assertThat(guarded.explain("LOG_LEVEL").guards())
                .singleElement()
                .asString()
                .startsWith("TG405");
        assertThat(guarded.explain("RAILS_ENV").guards())
                .singleElement()
                .asString()
                .startsWith("TG406");
        assertThat(guarded.explain("IMAGE_TAG").guards())
                .singleElement()
                .asString()
                .startsWith("TG413");
        assertThat(guarded.explain("TITLE").guards()).singleElement().asString().startsWith("TG400");
        assertThat(guarded.explain("SIZE").guards()).isEmpty();
        assertThat(guarded.explain("DATABASE_URL").guards())
                .hasSize(7)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("TG408"),
                        line -> assertThat(line).startsWith("TG409"),
                        line -> assertThat(line).startsWith("TG410"),
                        line -> assertThat(line).startsWith("TG412"),
                        line -> assertThat(line).startsWith("TG414"),
                        line -> assertThat(line).startsWith("TG415"),
                        line -> assertThat(line).startsWith("TG416"));
    }
}
