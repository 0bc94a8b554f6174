package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for whatever workflow it is. */
@Timeout(120)
class WorkflowPropertyTest {
    private static final Path WORKFLOWS = Path.of("src/test/resources/workflows");

    @TempDir
    Path folder;

    private Cli check(byte[] workflow) throws IOException {
        Files.write(folder.resolve("x.yml"), workflow);
        String contract = WORKFLOWS.resolve("tierguard.conf").toAbsolutePath().toString();
        return Cli.in(
                folder,
                Map.of(),
                "docs",
                "github-env",
                "--contract",
                contract,
                "--tier",
                "staging",
                "--format",
                "json",
                "--check",
                "x.yml");
    }

    private Cli check(String workflow) throws IOException {
        return check(workflow.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> !file.endsWith("utf-16.yml"))
                    .sorted()
                    .toList();
        }
    }

    /** Neither line endings nor a mark before the text nor what follows as a comment is any of a workflow's meaning. */
    @Test
    void sameIsSaidOfTheSameWorkflowWrittenOtherwise() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file).replace("\r\n", "\n").replace("\ufeff", "");
            Cli cli = check(text);
            assertThat(check(text.replace("\n", "\r\n")))
                    .as("%s with CRLF", file)
                    .isEqualTo(cli);
            assertThat(check("\ufeff" + text)).as("%s with a BOM", file).isEqualTo(cli);
            assertThat(check(text + "# ${{ toJSON(secrets) }} \ud83d\ude80\n"))
                    .as("%s with a comment", file)
                    .isEqualTo(cli);
        }
    }

    /** However it is written and wherever it stands, it is found, at its line. */
    @ParameterizedTest
    @ValueSource(strings = {"|", ">-", "\"", "'", ""})
    void takingAllSecretsIsFoundAtItsLine(String style) throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            List<String> lines = new ArrayList<>();
            int before = random.nextInt(4);
            int behind = random.nextInt(4);
            for (int line = 0; line <= before + behind; line++) {
                lines.add("x" + filler(random));
            }
            String taken = taken(random, style.equals("'") ? "''" : "'");
            lines.set(before, "y " + taken + " z");
            boolean quoted = style.equals("\"") || style.equals("'");
            boolean block = style.equals("|") || style.equals(">-");
            String text = (quoted ? style : "") + String.join("\n          ", lines) + (quoted ? style : "");
            String workflow = "# \ud83d\ude80\njobs:\n  deploy:\n    environment: none\n    steps:\n"
                    + "      - name: \ud83d\ude80 secrets\n        run: " + (block ? style + "\n          " : "") + text
                    + "\n";
            int line = 7 + (block ? 1 : 0) + before;
            assertThat(check(workflow).out())
                    .as(workflow)
                    .contains("\"id\": \"TG662\"", "\"x.yml:" + line + (line == 7 ? ":14\"" : "\""));
        }
    }

    /** Words that look like it, but take nothing. */
    private static String filler(Random random) {
        return List.of(
                        " secrets",
                        "",
                        " ${{ secrets.A }}",
                        " toJSON(secrets)",
                        " \ud83d\ude80",
                        " ${{ inputs.secrets }}")
                .get(random.nextInt(6));
    }

    private static String taken(Random random, String quote) {
        String secrets = random.nextBoolean() ? "secrets" : random.nextBoolean() ? "SECRETS" : "Secrets";
        String s = " ".repeat(random.nextInt(3));
        String whole = switch (random.nextInt(5)) {
            case 0 -> "toJSON" + s + "(" + s + secrets + s + ")";
            case 1 -> "TOJson(" + secrets + ")";
            case 2 -> secrets + s + "[" + s + "format(" + quote + "A{0}" + quote + ", 1)" + s + "]";
            case 3 -> "join(" + secrets + s + "." + s + "*, " + quote + "}}" + quote + ")";
            default -> secrets + "[matrix.name]";
        };
        return "${{" + s + whole + s + "}}";
    }

    /** Whatever is broken in it, there is a report or nothing to complain of, never a fault. */
    @Test
    void brokenWorkflowIsReportedOn() throws IOException {
        Random random = new Random(11);
        List<Path> files = files();
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = Files.readAllBytes(files.get(random.nextInt(files.size())));
            for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
                String signs = "\n\t :-?[]{}&*!|>'\"%@`#,<$a\0\u007f";
                bytes[random.nextInt(bytes.length)] = (byte)
                        (random.nextInt(9) == 0 ? random.nextInt(256) : signs.charAt(random.nextInt(signs.length())));
            }
            Cli cli = check(bytes);
            assertThat(cli.code())
                    .as(new String(bytes, StandardCharsets.ISO_8859_1))
                    .isIn(0, 78);
            assertThat(cli.err()).isEmpty();
            assertThat(cli.out()).doesNotContain("canary-7391");
        }
    }
}
