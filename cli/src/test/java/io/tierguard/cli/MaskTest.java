package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.TextStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --mask} prints, before what, and where it prints nothing. */
class MaskTest {
    private static final String CANARY = "c4nary-zq8vN2-otter-juggles";
    private static final String MASK = "\n::add-mask::" + CANARY + "\n";
    private static final byte[] NOTHING = {};
    private static final String REFUSED_FILE =
            "tierguard: --mask is for the runner, and standard output is a file, which would keep the secrets;"
                    + " --output FILE writes a report\n";

    @TempDir
    Path folder;

    private final Map<String, String> job = new HashMap<>();

    @BeforeEach
    void writeContract() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), """
                application = thing
                keys { PORT { required = true, type = port }, TOKEN { secret = true }, OTHER { secret = true } }
                """);
        Path token = Files.writeString(folder.resolve("token"), CANARY);
        job.putAll(Map.of(
                "APP_TIER",
                "staging",
                "PORT",
                "80",
                "TOKEN_FILE",
                token.toString(),
                "OTHER",
                "known-to-the-runner-4fK2"));
        job.put("GITHUB_ACTIONS", "true");
    }

    @Test
    void checkMasksBeforeItsReport() {
        Cli cli = Cli.in(folder, job, "check", "--mask");
        assertThat(cli.code()).as(cli.out() + cli.err()).isZero();
        assertThat(cli.out()).startsWith(MASK + "thing may start in staging").containsOnlyOnce("::add-mask::");
        assertThat(cli.out().substring(MASK.length()) + cli.err()).doesNotContain("c4nary");
    }

    @Test
    void checkMasksWhatItRefuses() {
        job.put("PORT", "many");
        Cli cli = Cli.in(folder, job, "check", "--mask", "--format", "github");
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).startsWith(MASK + "::error ");
    }

    @Test
    void quietKeepsTheMasks() {
        Cli cli = Cli.in(folder, job, "check", "--mask", "--quiet");
        assertThat(cli.out()).isEqualTo(MASK);
    }

    @ParameterizedTest
    @CsvSource({"check, --format", "check, --tier"})
    void outsideAJobNothingIsPrinted(String command, String option) {
        job.remove("GITHUB_ACTIONS");
        Cli cli = Cli.in(folder, job, command, "--mask", option, option.equals("--tier") ? "staging" : "text");
        assertThat(cli.code()).isZero();
        assertThat(cli.out() + cli.err()).doesNotContain("c4nary", "add-mask").startsWith("thing may start");
    }

    @Test
    void withoutTheOptionNothingIsPrinted() {
        assertThat(Cli.in(folder, job, "check").out()).doesNotContain("c4nary", "add-mask");
    }

    /** Also outside a job: what is wrong in one is found before. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "sarif", "markdown"})
    void whatAnotherProgramReadsNeedsAFile(String format) {
        Cli cli = Cli.in(folder, job, "check", "--mask", "--format", format);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .isEqualTo("tierguard: --mask prints to standard output, where such a report must stand alone:"
                        + " give --output FILE\n");
        job.remove("GITHUB_ACTIONS");
        assertThat(Cli.in(folder, job, "check", "--mask", "--format", format).code())
                .isEqualTo(2);
    }

    @Test
    void aReportInAFileHasNoMasks() throws IOException {
        Cli cli = Cli.in(folder, job, "check", "--mask", "--format", "json", "--output", "report.json");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualTo(MASK);
        assertThat(Files.readString(folder.resolve("report.json")))
                .startsWith("{")
                .doesNotContain("c4nary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "build"})
    void aPhaseThatReadsNoSecretHasNothingToMask(String phase) {
        Cli cli = Cli.in(folder, job, "check", "--mask", "--phase", phase);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("tierguard: --mask has nothing to mask in this phase, which reads no secret\n");
    }

    @Test
    void runMasksBeforeTheCommand() throws Exception {
        Started run = Started.in(
                folder, job, NOTHING, Started.words("run", "--mask", "--", "sh", "-c", "echo \"got $TOKEN\""));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(MASK + "got " + CANARY + "\n");
    }

    @Test
    void runMasksWhatItRefuses() {
        job.put("PORT", "many");
        Path touched = folder.resolve("touched");
        Cli cli = Cli.in(folder, job, "run", "--mask", "--", "touch", touched.toString());
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).isEqualTo(MASK);
        assertThat(touched).doesNotExist();
    }

    /** What the runner was not told, it would show. */
    @Test
    void nothingIsStartedWhereTheMasksCannotBeWritten() {
        Path touched = folder.resolve("touched");
        PrintStream closed = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        closed.close();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream said = new PrintStream(err, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(job, folder, closed, said, TextStyle.PLAIN, TextStyle.PLAIN);
        for (List<String> words : List.of(
                List.of("run", "--mask", "--", "touch", touched.toString()),
                List.of("check", "--mask", "-o", "report"))) {
            err.reset();
            assertThat(new Main(shell).run(words.toArray(new String[0]))).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("tierguard: the masks can't be written to standard output\n");
        }
        assertThat(touched).doesNotExist();
    }

    /** The runner would not be told, and the file would hold the secrets. */
    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void aFileGetsNoMasks(String command) throws Exception {
        Path kept = folder.resolve("kept");
        Path touched = folder.resolve("touched");
        List<String> words = command.equals("run")
                ? Started.words("run", "--mask", "--", "touch", touched.toString())
                : Started.words("check", "--mask");
        ProcessBuilder builder = Started.process(folder, job, words).redirectOutput(kept.toFile());

        assertThat(builder.start().waitFor()).isEqualTo(2);
        assertThat(kept).isEmptyFile();
        assertThat(touched).doesNotExist();
        assertThat(Files.readString(folder.resolve("stderr"))).isEqualTo(REFUSED_FILE);

        // Where nothing would be printed, there is nothing to refuse.
        job.remove("GITHUB_ACTIONS");
        assertThat(Started.process(folder, job, words)
                        .redirectOutput(kept.toFile())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(Files.readString(kept)).doesNotContain("c4nary");
    }
}
