package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Entry;
import io.tierguard.source.Reading;
import io.tierguard.source.dotenv.Dotenv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A contract whose every text tries to become something else, or holds what nobody may see. */
class HostileContractTest {
    /** Markup of all kinds, both quotes, a line that sets something, colour, and writing turned round. */
    private static final String HOSTILE =
            "<img src=x onerror=alert(1)> </style><script> | `x` @someone #1 ${{ secrets.A }}"
                    + " ' \\\" */ --> [a](javascript:b)\\nINJECTED=1\\n  INJECTED: 1\\u001b[31m\\u202e\\u2028";

    /** The same on one line, since a value of several lines is never shown. */
    private static final String LINE = HOSTILE.substring(0, HOSTILE.indexOf("\\n"));

    private static final String CANARY = "canary-7391";

    private static final String CONTRACT = """
            application = "HOSTILE"
            keys {
              REQUIRED_TEXT { required = true, description = "HOSTILE", example = "LINE" }
              OPTIONAL_TEXT { description = "HOSTILE", default = "LINE", deprecated = "HOSTILE" }
              DEFAULT_TEXT  { description = "- HOSTILE", default = "HOSTILE" }
              QUOTED_TEXT   { required = true, example = "it's # a ${{ vars.B }}" }
              DOLLAR_TEXT   { default = "a ${b}" }
              REFUSED_TEXT  { refuse { production = ["HOSTILE", "LINE"], because = "HOSTILE" } }
              PATTERN_TEXT  { pattern = "(?:<b>|`|[|])*", values = ["<b>", "`", "|"] }
              SOME_TOKEN    { secret = true, default = CANARY, example = CANARY, refuse { staging = ["CANARY-2"] } }
              OTHER_TOKEN   { secret = true, required = true, example = CANARY, values = [CANARY] }
              DATABASE_URL  { default = "postgresql://user:CANARY@db.example.net/x", example = "a://CANARY@b" }
              CHOICE        { values = ["redis://user:CANARY@cache.example.net", none] }
              NO            { required = true }
              GITHUB_SHA    { required = true }
              FROM_STORE    { required = true, secret = true, from { production = [secrets], development = [secrets] } }
              NOT_HERE      { forbidden = true, description = "HOSTILE" }
            }
            guards {
              own-guard { in = [production], when { REQUIRED_TEXT = "HOSTILE", SOME_TOKEN = CANARY }
                because = "HOSTILE", fix = "HOSTILE" }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeContract() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), contract());
    }

    static String contract() {
        return CONTRACT.replace("HOSTILE", HOSTILE).replace("LINE", LINE).replace("CANARY", CANARY);
    }

    private String made(String... command) {
        Cli cli = Cli.in(folder, Map.of(), command);
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        return cli.out();
    }

    static List<String> pages() {
        return List.of(
                "matrix",
                "matrix --format markdown",
                "matrix --format html",
                "docs env-example",
                "docs env-example --tier test",
                "docs markdown",
                "docs json-schema",
                "docs json-schema --tier staging",
                "docs json-schema --tier production",
                "docs github-env",
                "docs aws-skeleton");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsNoSecretAndNothingInvisible(String page) {
        String made = made(page.split(" "));
        assertThat(made).doesNotContain(CANARY, "7391");
        made.codePoints().forEach(c -> assertThat(c).isNotIn(0x1b, 0x202e, 0x2028, (int) '\r'));
    }

    @Test
    void htmlHasNoElementButItsOwn() {
        String page = made("matrix", "--format", "html");
        String body = page.substring(page.indexOf("</style>") + 8);
        Set<String> tags = new TreeSet<>();
        Matcher tag = Pattern.compile("<([^>]*)>").matcher(body);
        while (tag.find()) {
            tags.add(tag.group(1).replaceAll("(id|href)=\"#?[A-Z_]+\"", "$1"));
        }
        assertThat(tags)
                .isSubsetOf(
                        "/head",
                        "body",
                        "/body",
                        "main",
                        "/main",
                        "header",
                        "/header",
                        "h1",
                        "/h1",
                        "p",
                        "/p",
                        "/html",
                        "table aria-label=\"Keys and tiers\"",
                        "/table",
                        "thead",
                        "/thead",
                        "tbody",
                        "/tbody",
                        "/tr",
                        "tr",
                        "tr id",
                        "th scope=\"col\"",
                        "th scope=\"row\"",
                        "/th",
                        "td",
                        "/td",
                        "code",
                        "/code",
                        "small",
                        "/small",
                        "wbr",
                        "span class=\"secret\"",
                        "span class=\"refused\"",
                        "/span",
                        "span class=\"need required\"",
                        "span class=\"need optional\"",
                        "span class=\"need forbidden\"",
                        "footer",
                        "/footer",
                        "dl",
                        "/dl",
                        "dt",
                        "/dt",
                        "dd",
                        "/dd",
                        "section",
                        "/section",
                        "h2",
                        "/h2",
                        "ul",
                        "/ul",
                        "li",
                        "/li",
                        "h3",
                        "/h3",
                        "a href",
                        "/a");
        String head = page.substring(0, page.indexOf("<style>"));
        assertThat(head).containsOnlyOnce("<title>").doesNotContain("<img", "<script");
    }

    @Test
    void markdownTableKeepsItsCells() {
        String page = made("matrix", "--format", "markdown");
        for (String line : page.lines().filter(line -> line.startsWith("|")).toList()) {
            assertThat(line.chars().filter(c -> c == '|').count()).isIn(6L, 7L);
        }
        assertThat(page).doesNotContain("<img", "<script", "@someone", "[a](javascript", "`x`");
    }

    @Test
    void referenceHasNoSectionButItsOwn() {
        String page = made("docs", "markdown");
        assertThat(page).doesNotContain("<img", "<script", "@someone", "[a](javascript", "\n- <");
        assertThat(page.lines().filter(line -> line.startsWith("#")).count()).isEqualTo(1 + 15 + 1 + 1);
    }

    /** What is commented out is read as well, once the comment is taken away. */
    @Test
    void exampleIsReadAsItWasMeant() {
        String example = made("docs", "env-example");
        assertThat(example).contains("what the contract has for REQUIRED_TEXT holds a `$` that dotenv-expand expands");
        Map<String, String> read = read(example);
        assertThat(read.keySet())
                .containsExactly("APP_TIER", "REQUIRED_TEXT", "QUOTED_TEXT", "OTHER_TOKEN", "NO", "GITHUB_SHA");
        assertThat(read).containsEntry("OTHER_TOKEN", "").containsEntry("APP_TIER", "development");
    }

    private static Map<String, String> read(String text) {
        Reading reading = Dotenv.parse(text, ".env", Map.of(), Map.of());
        assertThat(reading.problems()).isEmpty();
        Map<String, String> read = new LinkedHashMap<>();
        for (Entry entry : reading.entries()) {
            read.put(entry.name(), entry.value().reveal());
        }
        return read;
    }

    @Test
    void blockForGitHubIsYaml() {
        String block = made("docs", "github-env");
        Object read = new Load(LoadSettings.builder().build()).loadFromString(block);
        assertThat(read)
                .isEqualTo(Map.of(
                        "env",
                        Map.of(
                                "APP_TIER", "production",
                                "REQUIRED_TEXT", "${{ vars.REQUIRED_TEXT }}",
                                "QUOTED_TEXT", "${{ vars.QUOTED_TEXT }}",
                                "OTHER_TOKEN", "${{ secrets.OTHER_TOKEN }}",
                                "NO", "${{ vars.NO }}")));
        assertThat(block)
                .contains("  \"NO\": ", "  # REFUSED_TEXT: ${{ vars.REFUSED_TEXT }}\n")
                .contains("  # FROM_STORE comes from secrets alone\n", "  # GITHUB_SHA is for GitHub to say");
    }

    @Test
    void skeletonHasTheSecretsAlone() {
        assertThat(made("docs", "aws-skeleton"))
                .isEqualTo("{\n  \"SOME_TOKEN\": \"\",\n  \"OTHER_TOKEN\": \"\",\n  \"FROM_STORE\": \"\"\n}\n");
    }
}
