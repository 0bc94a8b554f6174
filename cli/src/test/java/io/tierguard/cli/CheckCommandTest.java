package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check says, where, and with which exit code. */
class CheckCommandTest {
    private static final String CONTRACT = """
            application = thing
            keys {
              PORT  { required = true, type = port }
              DEBUG_ENDPOINTS { type = boolean, default = false }
              TOKEN { secret = true }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeContract() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), CONTRACT);
    }

    private Cli check(Map<String, String> environment, String... arguments) {
        return Cli.in(
                folder,
                environment,
                Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void acceptsWithTheReportOnStandardOutput() {
        Cli cli = check(Map.of("APP_TIER", "staging", "PORT", "80"));
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).startsWith("thing may start in staging\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void refusesWith78() {
        Cli cli = check(Map.of("APP_TIER", "staging", "PORT", "eighty"));
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out())
                .startsWith("thing is not safe to start in staging\n")
                .contains("TG301");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void failsOnAWarningWhereItIsAskedTo() {
        Map<String, String> warned = Map.of("APP_TIER", "staging", "PORT", "80", "DEBUG_ENDPOINTS", "true");
        assertThat(check(warned).code()).isZero();
        Cli cli = check(warned, "--fail-on", "warning");
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.err()).isEqualTo("tierguard: refused, because --fail-on warning was asked for\n");
    }

    @Test
    void quietSaysNothingWhereAllIsWell() {
        Map<String, String> good = Map.of("APP_TIER", "staging", "PORT", "80");
        assertThat(check(good, "-q")).isEqualTo(new Cli(0, "", ""));
        assertThat(check(Map.of("APP_TIER", "staging"), "-q").out()).contains("TG201");
        assertThat(check(good, "-q", "--format", "json").out()).contains("\"accepted\"");
    }

    @Test
    void takesATierByAnyOfItsNames() {
        assertThat(check(Map.of("PORT", "80"), "--tier", "Prod").out()).contains("production");
    }

    @Test
    void writesToAFileAndSaysSo() throws IOException {
        Cli cli = check(Map.of("APP_TIER", "test"), "--format", "sarif", "--output", "report.sarif");
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualTo("tierguard: thing is refused: the report is in report.sarif\n");
        assertThat(Files.readString(folder.resolve("report.sarif"))).contains("\"2.1.0\"");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("tierguard.conf", "report.sarif");
        }
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFileAsItWas() throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "as it was");
        Cli cli = check(Map.of("APP_TIER", "test", "PORT", "1"), "--output", "old/below");
        assertThat(cli).isEqualTo(new Cli(2, "", "tierguard: old/below can't be written\n"));
        assertThat(old).hasContent("as it was");
        assertThat(check(Map.of("APP_TIER", "test"), "--output", ".").err())
                .isEqualTo("tierguard: . can't be written\n");
    }

    /** A report that replaces another is written through a link, and may be read by whoever could read the other. */
    @Test
    void keepsLinkAndPermissions() throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("r.json"), "{}");
        Files.setPosixFilePermissions(real, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
        check(Map.of("APP_TIER", "test"), "--format", "json", "-o", "link.json");
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).contains("tierguard.report/1");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void writesThroughALinkToWhatIsNotThereYet() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));
        check(Map.of("APP_TIER", "test"), "--format", "json", "-o", "link");
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(folder.resolve("later"))).contains("tierguard.report/1");
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThat(check(Map.of("APP_TIER", "test"), "-o", "loop").code()).isEqualTo(2);
    }

    @Test
    void dashIsStandardOutput() {
        assertThat(check(Map.of("APP_TIER", "test", "PORT", "1"), "-o", "-").out())
                .startsWith("thing may start in test");
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void addsToTheSummaryWhateverTheVerdictAndTheForm() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary.md"), "what another tool said");
        String[] words = {"--format", "github", "--summary", "summary.md"};
        Cli refused = check(Map.of("APP_TIER", "staging", "PORT", "eighty"), words);
        assertThat(refused.code()).isEqualTo(78);
        assertThat(refused.out()).startsWith("::error title=TG301").containsOnlyOnce("TG301");
        assertThat(refused.err()).isEmpty();
        assertThat(summary)
                .content()
                .startsWith("what another tool said\n## thing is not safe to start in staging\n")
                .contains("| TG301<br>error | `PORT` |");
        Cli accepted = check(Map.of("APP_TIER", "staging", "PORT", "80"), "--quiet", "--summary", "summary.md");
        assertThat(accepted).isEqualTo(new Cli(0, "", ""));
        assertThat(summary)
                .content()
                .contains("|\n\n## thing may start in staging\n\n0 errors, 0 warnings")
                .endsWith("\n\nNothing was found.\n");
    }

    /** A summary that says "may start" beside a job that failed would be a riddle. */
    @Test
    void summarySaysWhyAWarningRefuses() throws IOException {
        Map<String, String> warned = Map.of("APP_TIER", "staging", "PORT", "80", "DEBUG_ENDPOINTS", "true");
        check(warned, "--fail-on", "warning", "--summary", "new.md");
        assertThat(folder.resolve("new.md"))
                .content()
                .startsWith("## thing may start")
                .endsWith("|\n\nrefused, because --fail-on warning was asked for\n");
    }

    @Test
    void reportIsNotLostWhereTheSummaryCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        for (String summary : List.of("file/below", ".", "nowhere/summary.md")) {
            Cli cli = check(Map.of("APP_TIER", "staging"), "--summary", summary);
            assertThat(cli.code()).isEqualTo(2);
            assertThat(cli.out()).contains("TG201");
            assertThat(cli.err()).isEqualTo("tierguard: " + summary + " can't be written\n");
        }
        assertThat(check(Map.of("APP_TIER", "staging"), "--summary", "-"))
                .isEqualTo(new Cli(
                        2, "", "tierguard: --summary names a file: for standard output there is --format markdown\n"));
        assertThat(check(Map.of("APP_TIER", "staging"), "--summary", "").code()).isEqualTo(2);
    }

    /** Whoever mends the ten errors that GitHub shows should know that they weren't all. */
    @ParameterizedTest
    @ValueSource(ints = {10, 11})
    void saysThatGitHubDoesNotShowAll(int errors) throws IOException {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < errors; i++) {
            keys.append("K").append(i).append(" { required = true }\n");
        }
        Files.writeString(folder.resolve("tierguard.conf"), "application = thing\nkeys {\n" + keys + "}\n");
        Cli cli = check(Map.of("APP_TIER", "staging"), "--format", "github");
        assertThat(cli.out().lines().filter(line -> line.startsWith("::error ")))
                .hasSize(errors);
        assertThat(cli.out()
                        .startsWith("::notice title=tierguard::errors: 11, warnings: 0; outside the log of a step,"
                                + " GitHub shows ten of a kind\n"))
                .isEqualTo(errors > 10);
    }

    /** GitHub drops what is larger, and what other tools have said with it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 500, 5000})
    void summaryStaysBelowAMebibyte(int room) throws IOException {
        int limit = 1 << 20;
        String before = "x".repeat(limit - room);
        Path summary = Files.writeString(folder.resolve("summary.md"), before);
        Cli cli = check(Map.of("APP_TIER", "staging", "PORT", "eighty", "TOKEN", "short"), "--summary", "summary.md");
        assertThat(cli.code()).isEqualTo(78);
        assertThat(summary).content().startsWith(before);
        String added = Files.readString(summary).substring(before.length());
        assertThat(added.length()).isLessThanOrEqualTo(room);
        if (added.isEmpty()) {
            assertThat(room).isLessThan(300);
            assertThat(cli.err())
                    .isEqualTo(
                            "tierguard: nothing was added to summary.md: GitHub drops what is larger than a mebibyte\n");
        } else {
            assertThat(added).startsWith("\n## thing is not safe").endsWith("\n");
            boolean whole = room == 5000;
            assertThat(added.contains("TG301")).as(added).isEqualTo(room >= 500);
            assertThat(added.contains("the rest is in the step's log"))
                    .as(added)
                    .isEqualTo(!whole);
            assertThat(cli.err()).isEmpty();
        }
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(List.of("chek"), "chek is no command: did you mean check?; 'tierguard --help'"),
                Arguments.of(
                        List.of("help"), "help is no command: write check, explain, run, diff, matrix, docs, init or"),
                Arguments.of(List.of("check", "--tier", "prodution"), "prodution is no tier: did you mean production?"),
                Arguments.of(
                        List.of("check", "--tier", ""),
                        "an empty text is no tier: write development, test, staging or production"),
                Arguments.of(List.of("check", "--format", "jsn"), "jsn is no format: did you mean json?"),
                Arguments.of(
                        List.of("check", "--format", "xml"), "xml is no format: write text, json, github, markdown or"),
                Arguments.of(List.of("check", "--fail-on", "never"), "never is no weight of a finding: write error or"),
                Arguments.of(List.of("check", "--tire", "test"), "--tire is no option: did you mean --tier?"),
                Arguments.of(List.of("check", "now"), "now is one argument too many"),
                Arguments.of(List.of("check", "@file"), "@file is one argument too many"),
                Arguments.of(List.of("check", "--tier"), "--tier needs a TIER"),
                Arguments.of(List.of("check", "--dir", "nowhere"), "there is no folder nowhere"),
                Arguments.of(List.of("check", "--dir", "tierguard.conf"), "tierguard.conf is no folder"),
                Arguments.of(List.of("check", "--dir", "a\0b"), "a\\u{0}b is no path"),
                Arguments.of(List.of("check", "--contract", ""), "an empty text is no path"),
                Arguments.of(List.of("check", "--tire=c4n4ry"), "--tire is no option: did you mean --tier?"),
                Arguments.of(List.of("check", "--quiet=c4n4ry"), "what is given to --quiet can't be read;"),
                Arguments.of(List.of("check", "--tier", "test", "--tier", "test"), "--tier is given twice"),
                Arguments.of(List.of(), "say which command: check is the usual one"));
    }

    /** One line, on standard error, and 2. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeOfTheCommandLine(List<String> arguments, String said) {
        Cli cli = Cli.in(folder, Map.of(), arguments.toArray(new String[0]));
        assertThat(cli.err()).startsWith("tierguard: " + said).endsWith("\n").containsOnlyOnce("\n");
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
    }

    static List<Arguments> contracts() {
        return List.of(
                Arguments.of("", "TG710"),
                Arguments.of("keys { A { requird = true } }", "TG702"),
                Arguments.of("include \"other.conf\"\n" + CONTRACT, "TG606"),
                Arguments.of(CONTRACT + "keys { PORT { type = port } }", "TG708"),
                Arguments.of("a { ".repeat(5000), "TG6"),
                Arguments.of("a = [".repeat(5000), "TG6"),
                Arguments.of("\0\0\0", "TG6"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void contractThatIsWrongIsRefused(String contract, String ids) throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), contract);
        Cli cli = check(Map.of("APP_TIER", "test"));
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).containsPattern(ids);
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void contractThatIsMissingIsRefused() {
        Cli cli = check(Map.of("APP_TIER", "test"), "--contract", "none.conf");
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).contains("TG701").contains("none.conf is not there");
    }

    @Test
    void contractOfTenMegabytesIsRefused() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), "# a comment that goes on and on\n".repeat(330_000));
        Cli cli = check(Map.of("APP_TIER", "test"));
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).contains("TG608");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "github", "markdown", "sarif"})
    void noFormatShowsASecret(String format) {
        String canary = "c4n4ry-Zq8" + "vN2";
        Cli cli = check(Map.of("APP_TIER", "production", "TOKEN", canary, "PORT", "x" + canary), "--format", format);
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out() + cli.err()).contains("TG301").doesNotContain("TOKEN = " + canary);
        assertThat(cli.out().replace("x" + canary, "")).doesNotContain(canary);
    }
}
