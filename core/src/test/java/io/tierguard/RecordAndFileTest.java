package io.tierguard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record and a file together, from both to the values. */
class RecordAndFileTest {
    record ShopConfig(String name, @Default("80") int port, Optional<Secret<String>> apiToken, Optional<String> nick) {}

    private static final String FILE = """
            application = till
            keys {
              PORT    { type = port, max = 8080 }
              REGION  { required = [production], values = [north, south] }
              NICK    { type = host, default = db.example.net }
            }
            guards.no-north-port { when { REGION = north, PORT = 81 }, because = it is taken }
            """;

    @TempDir
    Path folder;

    private Tierguard<ShopConfig> shop(Tier tier, String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of("NAME", "x"));
        for (String variable : variables) {
            environment.put(
                    variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        return Tierguard.of(ShopConfig.class)
                .tier(tier)
                .directory(folder)
                .environment(environment)
                .systemProperties(Map.of());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tierguard.conf"), text);
    }

    private static List<String> findings(Report report) {
        return report.findings().stream()
                .map(finding -> finding.id() + " " + finding.problem().key())
                .toList();
    }

    @Test
    void theRecordIsTheTypedView() throws IOException {
        Guarded<ShopConfig> guarded = shop(DEVELOPMENT, "PORT=8080", "REGION=north")
                .contractFile(file(FILE))
                .load();

        assertThat(guarded.config())
                .isEqualTo(new ShopConfig("x", 8080, Optional.empty(), Optional.of("db.example.net")));
        assertThat(guarded.report().application()).isEqualTo("till");
        assertThat(guarded.report().keys()).isEqualTo(5);
        assertThat(guarded.explain("REGION").toString()).contains("north");
        assertThat(guarded.explain("NICK").toString()).contains("default of " + folder.resolve("tierguard.conf:5"));
    }

    @Test
    void bothAreAsked() throws IOException {
        Tierguard<ShopConfig> alone = shop(PRODUCTION, "PORT=8081", "NICK=a b");
        assertThat(alone.check().accepted()).isTrue();

        Report both = alone.contractFile(file(FILE)).check();
        assertThat(findings(both))
                .containsExactlyInAnyOrder("TG302 PORT", "TG201 REGION", "TG301 NICK", "TG459 REGION");
        assertThat(alone.check().accepted()).isTrue();
    }

    @Test
    void theFilesGuardsAreEvaluated() throws IOException {
        assertThat(findings(shop(DEVELOPMENT, "PORT=81", "REGION=north")
                        .contractFile(file(FILE))
                        .check()))
                .containsExactly("TG450 REGION");
    }

    @Test
    void aGuardsNameIsTakenOnce() throws IOException {
        Rule rule = Rule.over("NAME").refuseWhen(values -> false);
        Tierguard<ShopConfig> before = shop(DEVELOPMENT).guard("no-north-port", rule);

        assertThat(findings(before.contractFile(file(FILE)).check())).containsExactly("TG721 null", "TG719 null");
        Tierguard<ShopConfig> after = shop(DEVELOPMENT).contractFile(file(FILE));
        assertThatIllegalArgumentException().isThrownBy(() -> after.guard("no-north-port", rule));
    }

    @Test
    void whatTheFileAddsCanBeOverridden() throws IOException {
        Tierguard<ShopConfig> both = shop(DEVELOPMENT).contractFile(file(FILE));

        assertThat(both.override("REGION", "south").check().accepted()).isTrue();
        assertThat(findings(both.override("REGION", "west").check())).containsExactly("TG305 REGION", "TG459 REGION");
        assertThatIllegalArgumentException().isThrownBy(() -> both.override("WEST", "1"));
        assertThat(both.application("named").check().application()).isEqualTo("named");
    }

    @Test
    void aFileThatIsWrongRefusesEveryLoad() throws IOException {
        Tierguard<ShopConfig> looser =
                shop(DEVELOPMENT).contractFile(file("application = a\nkeys { NAME { required = false }, X = 1 }"));
        Report report = looser.check();

        assertThat(findings(report)).containsExactly("TG703 null", "TG720 NAME", "TG719 null");
        assertThat(report.toString()).contains("tierguard.conf:2").contains("ShopConfig.name");
        assertThatExceptionOfType(ConfigRefusedException.class).isThrownBy(looser::load);
        assertThat(findings(shop(DEVELOPMENT)
                        .contractFile(folder.resolve("no.conf"))
                        .check()))
                .containsExactly("TG701 null", "TG719 null");
    }

    @Test
    void ofTwoFilesBothHold() throws IOException {
        Path second = Files.writeString(folder.resolve("second.conf"), "application = b\nkeys { PORT { min = 8000 } }");
        Tierguard<ShopConfig> both = shop(DEVELOPMENT).contractFile(file(FILE)).contractFile(second);

        assertThat(findings(both.check())).containsExactly("TG721 PORT", "TG719 null");
        Tierguard<Settings> files = Tierguard.fromFile(file(FILE))
                .contractFile(second)
                .tier(DEVELOPMENT)
                .directory(folder)
                .environment(Map.of("PORT", "8081"))
                .systemProperties(Map.of());
        assertThat(findings(files.check())).containsExactly("TG302 PORT", "TG459 PORT");
    }

    record HotConfig(
            @ForbiddenIn(PRODUCTION) Optional<Boolean> hotFeature,

            @RefuseIn(value = "true", tier = PRODUCTION, because = "it shows internals")
            Optional<Boolean> debugEndpoints,

            @From(value = Layer.SECRETS, in = PRODUCTION) Optional<String> licence,

            @DeprecatedKey("use NEW") Optional<String> old) {}

    private Tierguard<HotConfig> hot(Map<String, String> environment) {
        return Tierguard.of(HotConfig.class)
                .tier(PRODUCTION)
                .directory(folder)
                .environment(environment)
                .systemProperties(Map.of());
    }

    /** A default is a value, and one of a file would be there where the record wants none. */
    @Test
    void aDefaultOfTheFileDoesNotServeWhereTheRecordForbidsTheKey() throws IOException {
        Tierguard<HotConfig> hot =
                hot(Map.of()).contractFile(file("application = a\nkeys { HOT_FEATURE { default = true } }"));

        assertThat(hot.load().config().hotFeature()).isEmpty();
        assertThat(hot.tier(DEVELOPMENT).load().config().hotFeature()).contains(true);
    }

    @Test
    void aFileWaivesNothingThatTheRecordAsks() throws IOException {
        String waiver =
                "application = a\nkeys { NEW {} }\nwaivers = [{ guard = %s, key = %s, tier = [staging, production],"
                        + " reason = r, owner = o, until = 2999-12-31 }]";
        Map<String, String> asked = Map.of(
                "TG202", "HOT_FEATURE",
                "TG400", "DEBUG_ENDPOINTS",
                "TG401", "DEBUG_ENDPOINTS",
                "TG504", "LICENCE",
                "TG205", "OLD");
        Map<String, String> environment =
                Map.of("HOT_FEATURE", "true", "DEBUG_ENDPOINTS", "true", "LICENCE", "x", "OLD", "x");
        asked.forEach((id, key) -> {
            try {
                Report report = hot(environment)
                        .contractFile(file(waiver.formatted(id, key)))
                        .check();
                assertThat(findings(report)).as(id).containsExactly("TG904 " + key, "TG719 null");
                assertThat(report.findings().get(0).problem().because()).contains("HotConfig.");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** What the file asks beyond the record, and what the record asks of other tiers, the file may waive. */
    @Test
    void aFileWaivesWhatItAsksItself() throws IOException {
        Tierguard<HotConfig> hot = hot(Map.of("LICENCE", "x"))
                .tier(Tier.STAGING)
                .contractFile(
                        file("application = a\nkeys { LICENCE { forbidden = [staging] } }\nwaivers = [{ guard = TG202,"
                                + " key = LICENCE, tier = staging, reason = r, owner = o, until = 2999-12-31 }]"));

        assertThat(hot.check().accepted()).isTrue();
    }

    @Test
    void ofTwoFilesBothSayTheTierAndTheManagers() throws IOException {
        Path first = file(
                "application = a\nkeys { A {}, B {} }\ntier { signals = [DEPLOY_ENV], aliases { blue = production } }\n"
                        + "secrets { production = \"shelf:A=not-real-a\" }");
        Path second = Files.writeString(
                folder.resolve("second.conf"),
                "application = a\ntier { signals = [STAGE_ENV], aliases { green = staging } }\n"
                        + "secrets { production = \"shelf:B=not-real-b\" }");
        Tierguard<Settings> both = Tierguard.fromFile(first)
                .contractFile(second)
                .directory(folder)
                .environment(Map.of("DEPLOY_ENV", "blue"))
                .systemProperties(Map.of());

        Guarded<Settings> guarded = both.load();
        assertThat(guarded.tier()).isEqualTo(PRODUCTION);
        assertThat(guarded.explain("A").toString()).contains("A = ***");
        assertThat(guarded.explain("B").toString()).contains("B = ***");
        assertThat(both.environment(Map.of("STAGE_ENV", "green")).load().tier()).isEqualTo(Tier.STAGING);
    }
}
