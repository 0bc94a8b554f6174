package io.tierguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import io.tierguard.report.markup.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a job's summary shows, and that text stays text there. ReportReadersTest asks GitHub's own renderer. */
class MarkdownReportTest {
    @Test
    void saysWhatWhereWhyAndWhatToDoInARow() {
        Problem problem = Problem.of(ProblemId.WRONG_TYPE, "DB_PORT must be an integer")
                .key("DB_PORT")
                .at(new Origin.File(Layer.DOTENV, ".env", 4, 9), Value.plain("54x32"))
                .shadowing(List.of(new Origin.Variable("DB_PORT")))
                .note("a note")
                .because("the reason")
                .fix("set DB_PORT to an integer");
        assertThat(Hostile.of(problem).toMarkdown()).isEqualTo("""
                        ## event-api is not safe to start in production

                        1 error, 0 warnings · tier production from APP\\_TIER (environment) · 2 keys, 3 guards

                        | id | key | what | where | how to mend |
                        | --- | --- | --- | --- | --- |
                        | TG301<br>error | `DB_PORT` | DB\\_PORT must be an integer<br>the reason \
                        | `.env:4:9 = 54x32`<br>a note<br>hides: environment variable DB\\_PORT \
                        | set DB\\_PORT to an integer |
                        """);
    }

    @Test
    void isReadableWhereNothingWasFound() {
        assertThat(Hostile.of().toMarkdown()).isEqualTo("""
                        ## event-api may start in production

                        0 errors, 0 warnings · tier production from APP\\_TIER (environment) · 2 keys, 3 guards

                        Nothing was found.
                        """);
    }

    @Test
    void cellsThatHaveNothingToSayAreEmpty() {
        assertThat(Hostile.of(Problem.of(ProblemId.NEAR_MISS, "message")).toMarkdown())
                .endsWith("\n| TG204<br>warning |  | message |  |  |\n");
        assertThat(Hostile.waived().toMarkdown())
                .startsWith("## event-api may start in production\n")
                .contains("1 waived")
                .endsWith(
                        "\n| TG401<br>waived | `DEBUG` | message<br>waived until 2026-12-31 by platform: load test |  |  |\n");
    }

    @Test
    void ofOneKindNotMoreIsToldThanAPersonReads() {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            problems.add(Problem.of(ProblemId.NEAR_MISS, "near"));
            problems.add(Problem.of(ProblemId.UNKNOWN_KEY, "unknown"));
        }
        String page = Hostile.of(problems.toArray(new Problem[0])).toMarkdown();
        assertThat(page.split("\\| near ", -1)).hasSize(101);
        assertThat(page.split("\\| unknown ", -1)).hasSize(11);
        assertThat(page)
                .contains("\n| TG204 |  | and 30 more of the same |  |  |\n")
                .endsWith("\n| TG203 |  | and 120 more of the same |  |  |\n");
        assertThat(Hostile.of(problems.subList(0, 20).toArray(new Problem[0])).toMarkdown())
                .doesNotContain("more of the same");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "a|b ¦ a&#124;b",
                "a\\|b ¦ a&#92;&#124;b",
                "`x` ¦ &#96;x&#96;",
                "<b>&amp; ¦ &lt;b&gt;&amp;amp;",
                "![i](u) ¦ \\!\\[i\\](u)",
                "*b* _i_ ~s~ ¦ \\*b\\* \\_i\\_ \\~s\\~",
                "@user a@b.c @ ¦ @&#8203;user a@&#8203;b.c @",
                "#12 # #a ¦ \\#&#8203;12 \\# \\#a",
                "http://x ¦ http:&#8203;//x",
                "www.x WwW.x a.b .w ¦ www&#8203;.x WwW&#8203;.x a.b .w",
                ":tada: :+1: :100: ¦ :&#8203;tada: :&#8203;+1: :&#8203;100:",
                ".env:4:9 a: b: {N:?r} ¦ .env:&#8203;4:9 a: b: {N:?r}",
                "$x$ ¦ &#36;x&#36;",
            })
    void textStaysText(String text, String expected) {
        assertThat(MarkdownText.prose(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = '~',
            value = {
                "it takes {\"Resource\": \"arn:aws:x:1:secret:a-??????\"} ~ it takes `{\"Resource\": \"arn:aws:x:1:secret:a-??????\"}`",
                "put it in {\"A\": [1]}, or *not* ~ put it in `{\"A\": [1]}`, or \\*not\\*",
                "access to arn:aws:x:1:secret:a, arn:b was denied ~ access to `arn:aws:x:1:secret:a`, `arn:b` was denied",
                "arn: is :none: of arn::, barn:x ~ arn: is :&#8203;none: of arn::, barn:x",
                "{\"`\"} ~ {\"&#96;\"}",
                "arn:a{\"b\"} ~ `arn:a{\"b\"}`",
                "x{\"b\"}arn:a ~ x{\"b\"}arn:a",
                "{\"b\"}arn:a ~ {\"b\"}arn:a",
                "} {\" ~ } {\"",
                "see arn:a`b ~ see arn:a&#96;b",
            })
    void whatIsThereToBeCopiedIsCode(String text, String expected) {
        assertThat(MarkdownText.prose(text)).isEqualTo(expected);
    }

    @Test
    void codeIsCodeWhereItCanBe() {
        assertThat(MarkdownText.code("A_KEY = <b>\\ @x")).isEqualTo("`A_KEY = <b>\\ @x`");
        assertThat(MarkdownText.code("a`b")).isEqualTo("a&#96;b");
        assertThat(MarkdownText.code("a|b")).isEqualTo("a&#124;b");
        assertThat(MarkdownText.code("")).isEmpty();
        assertThat(MarkdownText.code("a\nb\u200b")).isEqualTo("`a\\nb\\u{200b}`");
        assertThat(MarkdownText.prose("a\nb")).isEqualTo("a&#92;nb");
    }

    @Test
    void whatIsHostileStaysInItsRow() {
        Report report = Hostile.report();
        List<String> rows =
                report.toMarkdown().lines().filter(line -> line.startsWith("|")).toList();
        for (String row : rows) {
            // No text has a bar of its own, so that every bar is one of the table's.
            assertThat(row.chars().filter(c -> c == '|').count()).as(row).isEqualTo(6);
            assertThat(row.replaceAll("`[^`]*`", "")).doesNotContain("$", "`", "<s", "<i");
        }
        assertThat(report.toMarkdown().lines().filter(line -> !line.startsWith("|")))
                .hasSize(4);
    }
}
