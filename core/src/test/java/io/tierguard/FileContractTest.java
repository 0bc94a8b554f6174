package io.tierguard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.model.Problem;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract that is a file, from the file to the values. */
class FileContractTest {
    /** The example of the format, without what is not supported yet. */
    private static final String EVENT_API = """
            application = event-api

            keys {
              POSTGRES_DB            { required = true, description = "Database name", example = event_api_dev }
              DATABASE_URL           { required = [staging, production], type = uri, secret = true, from { production = [secrets] } }
              DB_PORT                { type = port, default = 5432 }
              LOG_LEVEL              { values = [debug, info, warn, error], default { development = debug, staging = debug, production = info } }
              OPENAI_API_KEY         { required = true, secret = true, pattern = "sk-.+", minLength = 12 }
              ENABLE_DEBUG_ENDPOINTS { type = boolean, default = false, refuse { production = [true] } }
              MOCK_EXTERNAL_SERVICES { type = boolean, default = false }
              HOT_RELOAD             { type = boolean, forbidden = [staging, production] }
            }

            guards {
              mocks-off-needs-a-live-key {
                in = [staging, production], when { MOCK_EXTERNAL_SERVICES = false, OPENAI_API_KEY = { matches = "sk-development.*" } }
                because = "a development key would be billed and throttled", fix = "set a live OPENAI_API_KEY"
              }
            }
            """;

    @TempDir
    Path folder;

    private Tierguard<Settings> guard(String text, Tier tier, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("tierguard.conf"), text);
        return Tierguard.fromFile(file)
                .tier(tier)
                .directory(folder)
                .environment(environment)
                .systemProperties(Map.of());
    }

    private static List<String> findings(Report report) {
        List<String> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Problem problem = finding.problem();
            findings.add(problem.id() + " " + finding.severity().label() + " " + problem.slug() + " " + problem.key());
        }
        return findings;
    }

    private static final Map<String, String> STARTS = Map.of(
            "POSTGRES_DB", "event_api_dev", "OPENAI_API_KEY", "sk-development-0000", "ENABLE_DEBUG_ENDPOINTS", "true");

    @Test
    void theExampleStartsInDevelopment() throws IOException {
        Guarded<Settings> guarded = guard(EVENT_API, DEVELOPMENT, STARTS).load();
        Settings settings = guarded.config();

        assertThat(guarded.report().application()).isEqualTo("event-api");
        assertThat(guarded.report().keys()).isEqualTo(8);
        assertThat(guarded.report().keyNames()).isEqualTo(settings.keys());
        assertThat(settings.get("POSTGRES_DB")).isEqualTo("event_api_dev");
        assertThat(settings.getInt("DB_PORT")).isEqualTo(5432);
        assertThat(settings.get("LOG_LEVEL")).isEqualTo("debug");
        assertThat(settings.getBoolean("ENABLE_DEBUG_ENDPOINTS")).isTrue();
        assertThat(settings.secret("OPENAI_API_KEY").reveal()).isEqualTo("sk-development-0000");
        assertThat(settings.isSet("DATABASE_URL")).isFalse();
        assertThat(settings.isSet("HOT_RELOAD")).isFalse();
        assertThat(settings.keys()).startsWith("POSTGRES_DB", "DATABASE_URL").hasSize(8);
        assertThat(settings).hasToString("settings of 8 keys");
        assertThat(guarded.explain("DB_PORT").toString()).contains("default of " + folder.resolve("tierguard.conf:6"));
    }

    @Test
    void theExampleIsRefusedInProduction() throws IOException {
        Map<String, String> environment = new HashMap<>(STARTS);
        environment.put("HOT_RELOAD", "false");
        environment.put("DATABASE_URL", "postgresql://app:x@db.example.net/event_api");

        assertThat(findings(guard(EVENT_API, PRODUCTION, environment).check()))
                .contains(
                        "TG202 error forbidden-set HOT_RELOAD",
                        "TG401 error debug-endpoints-enabled ENABLE_DEBUG_ENDPOINTS",
                        "TG450 error mocks-off-needs-a-live-key MOCK_EXTERNAL_SERVICES",
                        "TG504 error layer-not-allowed DATABASE_URL");
    }

    /** A refusal of the file's gives no reason, and the guard's own stays. */
    @Test
    void aRefusalWithoutAReasonLeavesTheGuardsOwn() throws IOException {
        for (Finding finding : guard(EVENT_API, PRODUCTION, STARTS).check().findings()) {
            if (finding.id().equals("TG401")) {
                assertThat(finding.problem().because()).isNotEmpty();
            }
        }
    }

    @Test
    void aGuardIsNotEvaluatedWhereItsKeyFailed() throws IOException {
        Report report =
                guard(EVENT_API, STAGING, Map.of("OPENAI_API_KEY", "short")).check();

        assertThat(report.toString()).contains("mocks-off-needs-a-live-key");
        assertThat(findings(report)).contains("TG459 info not-evaluated OPENAI_API_KEY");
        assertThat(findings(report)).noneMatch(finding -> finding.startsWith("TG450"));
    }

    @Test
    void aBrokenContractIsRefusedAndNothingIsHeldAgainstIt() throws IOException {
        Tierguard<Settings> guard = guard(EVENT_API.replace("required", "requird"), PRODUCTION, STARTS)
                .override("WHATEVER", "1")
                .guard("own", Rule.over("WHATEVER").refuseWhen(values -> true))
                .application("named");

        Report report = guard.check();
        assertThat(findings(report))
                .containsExactly(
                        "TG702 error contract-unknown-word null",
                        "TG702 error contract-unknown-word null",
                        "TG702 error contract-unknown-word null",
                        "TG719 info not-checked-against-contract null");
        assertThat(report.keys()).isZero();
        assertThat(report.keyNames()).isEmpty();
        assertThat(report.guards()).isZero();
        assertThat(report.application()).isEqualTo("named");
        assertThat(report.tier()).contains(PRODUCTION);
        assertThatExceptionOfType(ConfigRefusedException.class).isThrownBy(guard::load);
    }

    @Test
    void aBrokenContractIsToldWhereTheTierIsNotKnownToo() throws IOException {
        Path file = Files.writeString(folder.resolve("tierguard.conf"), "keyz {}");
        Report report = Tierguard.fromFile(file)
                .directory(folder)
                .environment(Map.of())
                .systemProperties(Map.of())
                .check();

        assertThat(findings(report)).anyMatch(finding -> finding.startsWith("TG101"));
        assertThat(findings(report)).contains("TG702 error contract-unknown-word null");
    }

    @Test
    void aMissingContractIsRefused() {
        Report report = Tierguard.fromFile(folder.resolve("no.conf"))
                .directory(folder)
                .tier(DEVELOPMENT)
                .environment(Map.of())
                .systemProperties(Map.of())
                .check();

        assertThat(findings(report)).startsWith("TG701 error contract-missing null");
        assertThat(report.accepted()).isFalse();
    }

    @Test
    void whatTheFileLacksCanNotBeOverriddenOrGuarded() throws IOException {
        Tierguard<Settings> guard = guard(EVENT_API, DEVELOPMENT, STARTS);

        assertThatIllegalArgumentException().isThrownBy(() -> guard.override("NO", "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guard.guard("own", Rule.over("NO").refuseWhen(values -> true)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guard.guard(
                        "mocks-off-needs-a-live-key", Rule.over("DB_PORT").refuseWhen(values -> true)));
        assertThat(guard.override("DB_PORT", "1").load().config().getInt("DB_PORT"))
                .isEqualTo(1);
    }

    private static final String TYPES = """
            application = a
            keys {
              TEXT { default = a }, FLAG { type = boolean, default = true }, SMALL { type = integer, default = 7 }
              LARGE { type = integer, default = 9000000000 }, DECIMAL { type = number, default = 1.5 }
              AGE { type = duration, default = 90s }, SIZE { type = size, default = 2k }, PORT { type = port, default = 80 }
              HIDDEN { secret = true, type = integer, default = 5 }, ABSENT { type = integer }
            }
            """;

    @Test
    void settingsOfEachType() throws IOException {
        Settings settings = guard(TYPES, DEVELOPMENT, Map.of()).load().config();

        assertThat(settings.get("TEXT")).isEqualTo("a");
        assertThat(settings.get("AGE")).isEqualTo("90s");
        assertThat(settings.getBoolean("FLAG")).isTrue();
        assertThat(settings.getInt("SMALL")).isEqualTo(7);
        assertThat(settings.getInt("PORT")).isEqualTo(80);
        assertThat(settings.getLong("PORT")).isEqualTo(80);
        assertThat(settings.getLong("LARGE")).isEqualTo(9_000_000_000L);
        assertThat(settings.getDouble("DECIMAL")).isEqualTo(1.5);
        assertThat(settings.getDouble("SMALL")).isEqualTo(7);
        assertThat(settings.getDuration("AGE")).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.getSize("SIZE")).isEqualTo(ByteSize.of(2048));
        assertThat(settings.secret("HIDDEN").reveal()).isEqualTo("5");
        assertThat(settings.secret("TEXT").reveal()).isEqualTo("a");
    }

    @Test
    void settingsAskedForWrongly() throws IOException {
        Settings settings = guard(TYPES, DEVELOPMENT, Map.of()).load().config();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.get("NO"))
                .withMessage("the contract has no key NO");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.isSet("NO"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.secret("NO"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.getInt("TEXT"))
                .withMessage("TEXT is not declared as integer in the contract");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.getInt("DECIMAL"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.getBoolean("TEXT"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.getDouble("TEXT"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.getDuration("SIZE"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.getSize("AGE"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.getInt("LARGE"))
                .withMessageStartingWith("LARGE has more than 32 bits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.getInt("HIDDEN"))
                .withMessage("HIDDEN is secret: ask for it with secret(…)");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.get("HIDDEN"));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> settings.getInt("ABSENT"))
                .withMessageStartingWith("ABSENT is not set");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> settings.secret("ABSENT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A = x | A=x | true",
                "A = x | A=y | false",
                "A = x | | false",
                "A = [x, y] | A=y | true",
                "A = [x, y] | A=z | false",
                "T = 60s | T=1m | true",
                "T = 60s | T=61s | false",
                "F = false | | true",
                "F = true | | false",
                "A { set = true } | A=x | true",
                "A { set = true } | | false",
                "A { set = false } | | true",
                "A { unset = true } | | true",
                "A { unset = true } | A=x | false",
                "A { unset = false } | A=x | true",
                "A { not = x } | A=y | true",
                "A { not = x } | A=x | false",
                "A { not = x } | | true",
                "A { not = [x, y] } | A=y | false",
                "A { set = true, not = x } | | false",
                "A { matches = \"x.\" } | A=xy | true",
                "A { matches = \"x.\" } | A=xyz | false",
                "A { matches = \"x?\" } | | false",
                "A { equals-key = B } | A=x B=x | true",
                "A { equals-key = B } | A=x B=y | false",
                "A { equals-key = B } | | false",
                "A = x, B = y | A=x B=y | true",
                "A = x, B = y | A=x B=x | false",
                "A { matches = \"x.*\", not = xy } | A=xz | true",
                "A { matches = \"x.*\", not = xy } | A=xy | false",
            })
    void conditions(String when, String variables, boolean refused) throws IOException {
        String text = "application = a\nkeys { A {}, B { secret = true }, T { type = duration },"
                + " F { type = boolean, default = false } }\nguards.g { when { " + when + " }, because = it is so }";
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables == null ? new String[0] : variables.split(" ", -1)) {
            environment.put(variable.substring(0, 1), variable.substring(2));
        }
        Report report = guard(text, DEVELOPMENT, environment).check();

        assertThat(findings(report).stream().filter(finding -> finding.startsWith("TG450")))
                .hasSize(refused ? 1 : 0);
        assertThat(report.accepted()).isEqualTo(!refused);
        assertThat(!refused || report.toString().contains("it is so")).isTrue();
    }

    @Test
    void aGuardHoldsInItsTiersAlone() throws IOException {
        String text = "application = a\nkeys { A {} }\nguards.g { in = [staging], when { A = x }, because = b }";

        assertThat(guard(text, STAGING, Map.of("A", "x")).check().accepted()).isFalse();
        assertThat(guard(text, PRODUCTION, Map.of("A", "x")).check().accepted()).isTrue();
    }

    /** By the clock of the system: one waiver ended long ago, and the other one does not for long. */
    @Test
    void theWaiversOfTheFileAreInForce() throws IOException {
        String text = """
                application = a
                keys { HOT_RELOAD { type = boolean, default = false } }
                waivers = [{ guard = TG402, key = HOT_RELOAD, tier = production, reason = r, owner = o, until = 9999-12-31 }]
                """;
        Map<String, String> hot = Map.of("HOT_RELOAD", "true");

        assertThat(guard(text, PRODUCTION, hot).load().report().toString()).contains("0 errors, 0 warnings, 1 waived");
        assertThat(findings(guard(text.replace("9999", "2001"), PRODUCTION, hot).check()))
                .containsExactly("TG402 error hot-reload-enabled HOT_RELOAD", "TG902 error waiver-expired HOT_RELOAD");
    }

    /** What can't be matched in a bounded time must not pass for what doesn't match. */
    @Test
    void aCostlyMatchRefuses() throws IOException {
        String text = "application = a\nkeys { A {} }\nguards.g { when { A { matches = \"(a+)+b\" } }, because = b }";

        assertThat(findings(
                        guard(text, DEVELOPMENT, Map.of("A", "a".repeat(5_000))).check()))
                .containsExactly("TG451 error g A");
    }
}
