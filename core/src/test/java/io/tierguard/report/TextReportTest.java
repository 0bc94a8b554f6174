package io.tierguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a report is laid out: whole reports, because the whole is what a person reads. */
class TextReportTest {
    private static final Verdict PRODUCTION = Verdicts.of(null, Map.of("APP_TIER", "production"), Map.of(), List.of());

    private static Report report(Problem... problems) {
        return Report.of("event-api", PRODUCTION, List.of(problems), Map.of(), List.of(), 2, 3);
    }

    private static final Problem WRONG_TYPE = Problem.of(ProblemId.WRONG_TYPE, "DB_PORT must be an integer")
            .key("DB_PORT")
            .at(new Origin.File(Layer.DOTENV, ".env", 4, 9), Value.plain("54x32"))
            .because("the reason")
            .fix("set DB_PORT to an integer");

    @Test
    void saysWhatWhereWhyAndWhatToDo() {
        assertThat(report(WRONG_TYPE)).hasToString("""
                        event-api is not safe to start in production

                          TG301  DB_PORT must be an integer
                                 .env:4:9  DB_PORT=54x32
                                                   ^
                                 the reason
                                 → set DB_PORT to an integer

                          1 error, 0 warnings · tier production from APP_TIER (environment) · 2 keys, 3 guards
                        """);
    }

    @Test
    void whyKeysAreMissingIsSaidOnce() {
        List<Problem> problems = new ArrayList<>();
        for (String key : List.of("A", "B", "C")) {
            problems.add(Problem.of(ProblemId.REQUIRED_MISSING, key + " is missing")
                    .key(key)
                    .note("looked in: environment")
                    .note(key.equals("B") ? "did you mean BB (environment)?" : "the manager failed")
                    .fix("set " + key));
        }
        // Of an element, the same words say something of another key.
        problems.add(WRONG_TYPE.key("X").at(new Origin.Variable("X")).note("element 2 is not"));
        problems.add(WRONG_TYPE.key("Y").at(new Origin.Variable("Y")).note("element 2 is not"));

        assertThat(report(problems.toArray(new Problem[0])).toString())
                .contains("""
                          TG201  A is missing
                                 looked in: environment
                                 the manager failed
                                 → set A

                          TG201  B is missing
                                 did you mean BB (environment)?
                                 → set B

                          TG201  C is missing
                                 → set C
                        """)
                .containsPattern("(?s)element 2 is not.*element 2 is not");
        assertThat(report(problems.toArray(new Problem[0])).toMarkdown())
                .containsPattern("(?s)the manager failed.*the manager failed");
    }

    @Test
    void isAsciiWhereUnicodeCantBeShown() {
        Problem problem = Problem.of(ProblemId.WRONG_TYPE, "ÄRGER… and 日本").fix("go → there");
        assertThat(report(problem).toText(new TextStyle(false, false))).isEqualTo("""
                        event-api is not safe to start in production

                          TG301  ?RGER... and ??
                                 -> go -> there

                          1 error, 0 warnings - tier production from APP_TIER (environment) - 2 keys, 3 guards
                        """);
    }

    @Test
    void colourChangesNothingButColour() {
        Report report = report(WRONG_TYPE, Problem.of(ProblemId.DEPRECATED_KEY, "old"), unknown(1));
        String coloured = report.toText(new TextStyle(true, true));
        assertThat(coloured).contains("\u001b[1;31mTG301\u001b[0m", "\u001b[1;33mTG205\u001b[0m", "\u001b[36mTG203");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(report.toString());
        // Every colour ends on the line that it begins on.
        for (String line : coloured.lines().toList()) {
            assertThat(count(line, "\u001b[0m")).as(line).isEqualTo(count(line, "\u001b[") - count(line, "\u001b[0m"));
        }
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void longLinesAreBrokenUnderWhatTheyBelongTo() {
        String words = "word ".repeat(40).strip();
        String report = report(
                        Problem.of(ProblemId.WRONG_TYPE, words).note(words).fix(words))
                .toString();
        assertThat(report.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(report.lines().filter(line -> line.startsWith("           word")))
                .hasSize(2);
        assertThat(count(report, "word")).isEqualTo(120);
    }

    @Test
    void anExpressionOfGitHubStaysWithItsNameOnOneLine() {
        String mapped = "DB_PORT: ${{ vars.DB_PORT }}";
        String text = "x".repeat(70) + " " + mapped + " and " + "y".repeat(30) + " " + mapped + " or ${{ z";

        assertThat(report(WRONG_TYPE.fix(text)).toString().lines().map(String::strip))
                .contains("→ " + "x".repeat(70), mapped + " and " + "y".repeat(30), mapped + " or ${{ z");
    }

    @Test
    void aWordThatDoesNotFitIsNotCut() {
        String path = "/" + "very-long-name/".repeat(20);
        assertThat(report(Problem.of(ProblemId.FILE_UNREADABLE, "no " + path + " here"))
                        .toString())
                .contains(path);
    }

    @Test
    void whatWouldSteerTheTerminalIsShownAsItsCode() {
        String evil = "\u001b[2J\r\nfoo\u202e\u200b\u0000";
        Problem problem = Problem.of(ProblemId.UNKNOWN_KEY, evil + " is unknown")
                .key(evil)
                .note(evil)
                .because(evil)
                .fix(evil)
                .at(new Origin.Variable(evil), Value.plain(evil))
                .shadowing(List.of(new Origin.Property(evil)));
        Problem error = new Problem(
                ProblemId.WRONG_TYPE,
                evil,
                problem.key(),
                problem.message(),
                problem.notes(),
                problem.because(),
                problem.fix(),
                problem.origin(),
                problem.shown(),
                problem.shadows());
        Report report = report(problem, error);
        assertThat(report.toString().codePoints().boxed().toList())
                .allMatch(c -> c == '\n' || (c >= ' ' && c != 0x7f && c != 0x202e && c != 0x200b));
        assertThat(report.toString()).contains("\\u{1b}[2J\\r\\nfoo\\u{202e}\\u{200b}\\u{0}");
        assertThat(report.toJson()).doesNotContain("\u001b", "\u202e", "\u200b", "\u0000", "\r");
    }

    @Test
    void gravestFirstAndThenById() {
        Report report = report(
                unknown(1),
                Problem.of(ProblemId.DEPRECATED_KEY, "a warning"),
                Problem.of(ProblemId.DEBUG_ENDPOINTS, "second"),
                Problem.of(ProblemId.REQUIRED_MISSING, "first, of two").key("B"),
                Problem.of(ProblemId.REQUIRED_MISSING, "first, of two").key("A"));
        assertThat(report.findings())
                .extracting(Finding::id)
                .containsExactly("TG201", "TG201", "TG401", "TG205", "TG203");
        // For one id, the order in which they were found: that of the contract.
        assertThat(report.findings()).extracting(Finding::key).startsWith("B", "A");
        assertThat(report.errors()).isEqualTo(3);
        assertThat(report.warnings()).isEqualTo(1);
        assertThat(report.accepted()).isFalse();
    }

    @Test
    void whatIsNoProblemInTheTierIsLeftOut() {
        assertThat(report(Problem.of(ProblemId.TIER_IN_DOUBT, "only below production"))
                        .findings())
                .isEmpty();
    }

    @Test
    void informationOfOneKindEndsAfterTen() {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            problems.add(unknown(i));
        }
        Report report = report(problems.toArray(new Problem[0]));
        assertThat(report.toString())
                .contains("TG203  NAME9 is unknown (.env:9:1)\n         and 15 more of the same\n")
                .doesNotContain("NAME10");
        assertThat(report.toJson()).contains("NAME24");
        assertThat(report.accepted()).isTrue();
    }

    @Test
    void whatIsWrongAtSeveralPlacesIsSaidOnceWithEachOfThem() {
        Report report = report(
                slip("requird", "required", 6),
                slip("secert", "secret", 7),
                slip("requird", "required", 7),
                slip("requird", "required", 10));
        assertThat(report).hasToString("""
                        event-api is not safe to start in production

                          TG702  requird is no word of a key
                                 tierguard.conf:6
                                 tierguard.conf:7
                                 tierguard.conf:10
                                 → write required

                          TG702  secert is no word of a key
                                 tierguard.conf:7
                                 → write secret

                          4 errors, 0 warnings · tier production from APP_TIER (environment) · 2 keys, 3 guards
                        """);
        assertThat(report.toGitHub().lines())
                .filteredOn(line -> line.contains("requird is no word"))
                .hasSize(3);
        assertThat(report.toJson()).contains("tierguard.conf:6", "tierguard.conf:7", "tierguard.conf:10");
    }

    @Test
    void placesOfOneFaultEndAfterAHundred() {
        List<Problem> problems = new ArrayList<>();
        for (int line = 1; line <= 130; line++) {
            problems.add(slip("requird", "required", line));
        }
        problems.add(slip("secert", "secret", 131));
        assertThat(report(problems.toArray(new Problem[0])).toString())
                .containsOnlyOnce("requird is no word of a key")
                .contains(":100\n         → write required\n         and 31 more of the same\n")
                .doesNotContain(":101", "secert");
    }

    private static Problem slip(String word, String meant, int line) {
        return Problem.of(ProblemId.CONTRACT_UNKNOWN_WORD, word + " is no word of a key")
                .at(new Origin.File(Layer.DEFAULT, "tierguard.conf", line, 0))
                .fix("write " + meant);
    }

    private static Problem unknown(int i) {
        return Problem.of(ProblemId.UNKNOWN_KEY, "NAME" + i + " is unknown")
                .at(new Origin.File(Layer.DOTENV, ".env", i, 1))
                .fix("remove it");
    }

    @Test
    void evidenceIsGroupedByPlace() {
        Verdict verdict = Verdicts.of(
                Tier.STAGING,
                Map.of("NODE_ENV", "production", "MIX_ENV", "prod"),
                Map.of("app.tier", "staging"),
                List.of());
        assertThat(Report.of("x", verdict, Set.of(), Map.of(), List.of(".env", "environment"), 1, 1)
                        .summary())
                .isEqualTo("x starts in staging, from APP_TIER (.tier(…)), APP_TIER (property), NODE_ENV, MIX_ENV"
                        + " (environment): 1 key from .env, environment");
    }
}
