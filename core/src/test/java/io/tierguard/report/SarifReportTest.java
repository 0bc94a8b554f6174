package io.tierguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What code scanning asks for beyond the schema. ReportReadersTest asks the schema. */
class SarifReportTest {
    private static final Problem IN_FILE = Problem.of(ProblemId.WRONG_TYPE, "DB_PORT must be an integer")
            .key("DB_PORT")
            .at(new Origin.File(Layer.DOTENV, ".env", 4, 9), Value.plain("54x32"));
    private static final Problem MISSING =
            Problem.of(ProblemId.REQUIRED_MISSING, "OPENAI_API_KEY is missing").key("OPENAI_API_KEY");

    private static Config run(String sarif) {
        ConfigParseOptions strict = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);
        Config log = ConfigFactory.parseString(sarif, strict);
        assertThat(log.getString("version")).isEqualTo("2.1.0");
        assertThat(log.getConfigList("runs")).hasSize(1);
        return log.getConfigList("runs").get(0);
    }

    private static List<? extends Config> results(String sarif) {
        return run(sarif).getConfigList("results");
    }

    private static Config place(Config result) {
        assertThat(result.getConfigList("locations")).hasSize(1);
        return result.getConfigList("locations").get(0);
    }

    private static String uri(Config result) {
        return place(result).getString("physicalLocation.artifactLocation.uri");
    }

    private static String print(Config result) {
        return result.getString("partialFingerprints.primaryLocationLineHash");
    }

    @Test
    void eachResultPointsToItsRule() {
        Config run = run(Hostile.of(
                        IN_FILE,
                        MISSING,
                        MISSING,
                        Problem.of(ProblemId.NEAR_MISS, "w"),
                        Problem.of(ProblemId.UNKNOWN_KEY, "i"))
                .toSarif());
        List<? extends Config> rules = run.getConfigList("tool.driver.rules");
        assertThat(rules).extracting(rule -> rule.getString("id")).containsExactly("TG201", "TG301", "TG204", "TG203");
        List<? extends Config> results = run.getConfigList("results");
        assertThat(results)
                .extracting(result -> result.getString("ruleId"))
                .containsExactly("TG201", "TG201", "TG301", "TG204", "TG203");
        assertThat(results)
                .extracting(result -> result.getString("level"))
                .containsExactly("error", "error", "error", "warning", "note");
        for (Config result : results) {
            Config rule = rules.get(result.getInt("ruleIndex"));
            assertThat(rule.getString("id")).isEqualTo(result.getString("ruleId"));
            assertThat(rule.getString("defaultConfiguration.level")).isEqualTo(result.getString("level"));
        }
        assertThat(run.getString("automationDetails.id")).isEqualTo("tierguard/event-api/production/");
    }

    @Test
    void aRuleSaysWhatItWeighs() {
        Config rule = run(Hostile.waived().toSarif())
                .getConfigList("tool.driver.rules")
                .get(0);
        assertThat(rule.getString("name")).isEqualTo("debug-endpoints-enabled");
        assertThat(rule.getString("shortDescription.text")).isEqualTo("Debug endpoints enabled");
        assertThat(rule.getString("fullDescription.text"))
                .isEqualTo(
                        "Debug endpoints enabled. What it weighs: nothing in development, nothing in test, warning in"
                                + " staging, error in production.");
        assertThat(rule.getString("help.text")).isNotEmpty();
    }

    @Test
    void whatIsWaivedDoesNotWeigh() {
        Config result = results(Hostile.waived().toSarif()).get(0);
        assertThat(result.getString("level")).isEqualTo("note");
        Config suppression = result.getConfigList("suppressions").get(0);
        assertThat(suppression.getString("kind")).isEqualTo("external");
        assertThat(suppression.getString("status")).isEqualTo("accepted");
        assertThat(suppression.getString("justification")).isEqualTo("waived until 2026-12-31 by platform: load test");
        assertThat(results(Hostile.of(IN_FILE).toSarif()).get(0).hasPath("suppressions"))
                .isFalse();
    }

    @Test
    void aFindingIsWhereItsFileIs() {
        Config place =
                place(results(Hostile.of(IN_FILE).toSarif("services/event-api")).get(0));
        assertThat(place.getString("physicalLocation.artifactLocation.uri")).isEqualTo("services/event-api/.env");
        assertThat(place.getInt("physicalLocation.region.startLine")).isEqualTo(4);
        assertThat(place.getInt("physicalLocation.region.startColumn")).isEqualTo(9);
        assertThat(place.hasPath("logicalLocations")).isFalse();
        Problem line = IN_FILE.at(new Origin.File(Layer.HOCON, "a b/ü:%.conf", 2, 0));
        place = place(results(Hostile.of(line).toSarif()).get(0));
        assertThat(place.getString("physicalLocation.artifactLocation.uri")).isEqualTo("a%20b/%C3%BC%3A%25.conf");
        assertThat(place.getInt("physicalLocation.region.startLine")).isEqualTo(2);
        assertThat(place.hasPath("physicalLocation.region.startColumn")).isFalse();
        Problem whole = IN_FILE.at(Origin.File.whole(Layer.DOTENV, ".env"));
        place = place(results(Hostile.of(whole).toSarif()).get(0));
        assertThat(place.getInt("physicalLocation.region.startLine")).isEqualTo(1);
    }

    @Test
    void aFindingInNoFileOfTheRepositoryIsInTheContract() {
        List<? extends Config> results = results(Hostile.of(
                        MISSING,
                        IN_FILE.at(new Origin.Variable("DB_PORT")),
                        IN_FILE.at(new Origin.File(Layer.FILE, "/run/secrets/x", 7, 7)))
                .toSarif("services"));
        assertThat(results).extracting(SarifReportTest::uri).containsOnly("services/tierguard.conf");
        assertThat(results)
                .extracting(result -> place(result).getInt("physicalLocation.region.startLine"))
                .containsOnly(1);
        assertThat(place(results.get(0)).hasPath("logicalLocations")).isFalse();
        Config variable =
                place(results.get(1)).getConfigList("logicalLocations").get(0);
        assertThat(variable.getString("name")).isEqualTo("DB_PORT");
        assertThat(variable.getString("fullyQualifiedName")).isEqualTo("environment variable DB_PORT");
        assertThat(uri(results(Hostile.of(MISSING).toSarif("/srv/api")).get(0))).isEqualTo("tierguard.conf");
    }

    /** Code scanning takes two results for one where these are equal, and for new ones where they have changed. */
    @Test
    void aFindingIsKnownAgainAndIsNoOther() {
        List<Problem> problems = new ArrayList<>(List.of(
                MISSING,
                MISSING.key("OTHER"),
                MISSING.slug("own"),
                IN_FILE,
                IN_FILE.at(new Origin.File(Layer.DOTENV, ".env.local", 4, 9)),
                IN_FILE.at(new Origin.Variable(".env")),
                IN_FILE.at(new Origin.Property(".env")),
                Problem.of(ProblemId.DOTENV_SYNTAX, "one").at(new Origin.File(Layer.DOTENV, ".env", 1, 1)),
                Problem.of(ProblemId.DOTENV_SYNTAX, "two").at(new Origin.File(Layer.DOTENV, ".env", 2, 1))));
        List<String> prints = results(
                        Hostile.of(problems.toArray(new Problem[0])).toSarif())
                .stream()
                .map(SarifReportTest::print)
                .toList();
        assertThat(new HashSet<>(prints)).hasSameSizeAs(problems);
        assertThat(prints).allMatch(print -> print.matches("[0-9a-f]{16}:[1-9]"));
        assertThat(prints.get(8)).isEqualTo(prints.get(7).replace(":1", ":2"));
        Problem moved = IN_FILE.at(new Origin.File(Layer.DOTENV, ".env", 8, 2), Value.plain("else"));
        assertThat(print(results(Hostile.of(moved).toSarif()).get(0))).isEqualTo(prints.get(3));
        // Written down, because it has to be the same in the next release.
        assertThat(prints.get(3)).isEqualTo("c0301eeed71ef5fa:1");
    }

    @Test
    void theCategoryNamesApplicationAndTier() {
        assertThat(run(Hostile.unknownTier().toSarif()).getString("automationDetails.id"))
                .startsWith("tierguard/event-api/");
        Verdict staging = Verdicts.of(null, Map.of("APP_TIER", "staging"), Map.of(), List.of());
        Config run = run(
                Report.of("a/b\n", staging, Set.of(), Map.of(), List.of(), 0, 0).toSarif());
        assertThat(run.getString("automationDetails.id")).isEqualTo("tierguard/a-b\\n/staging/");
        assertThat(run.getConfigList("results")).isEmpty();
        assertThat(run.getConfigList("tool.driver.rules")).isEmpty();
    }

    @Test
    void aMessageHasNoLinkAndNoPlaceholder() {
        assertThat(SarifText.message("[a](1) [b] (2) (c)]((")).isEqualTo("[a] (1) [b] (2) (c)] ((");
        assertThat(SarifText.message("{0}${12} ${N} {} {1 {a} {{3}}")).isEqualTo("{{0}}${{12}} ${N} {} {1 {a} {{{3}}}");
        assertThat(SarifText.message("{90} {8} x{1")).isEqualTo("{{90}} {{8}} x{1");
        for (Config result : results(Hostile.report().toSarif())) {
            assertThat(result.getString("message.text")).doesNotContain("](");
        }
    }
}
