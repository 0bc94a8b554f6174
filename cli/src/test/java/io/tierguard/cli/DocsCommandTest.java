package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a file that has drifted, and of what can't be made. */
class DocsCommandTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeContract() throws IOException {
        Files.copy(Path.of("../examples/event-api/tierguard.conf"), folder.resolve("tierguard.conf"));
        file = folder.resolve(".env.example");
    }

    private Cli docs(String... arguments) {
        return Cli.in(
                folder,
                Map.of(),
                Stream.concat(Stream.of("docs"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void saysNothingOfAFileThatIsInStep() throws IOException {
        assertThat(docs("env-example", "-o", ".env.example")).isEqualTo(new Cli(0, "", ""));
        assertThat(docs("env-example", "--check", ".env.example")).isEqualTo(new Cli(0, "", ""));
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        assertThat(docs("env-example", "--check", ".env.example")).isEqualTo(new Cli(0, "", ""));
    }

    /** Somebody may have filled the example in: what stands there is not repeated. */
    @Test
    void namesTheFirstLineThatDiffersAndNothingOfIt() throws IOException {
        docs("env-example", "-o", ".env.example");
        String made = Files.readString(file);
        Files.writeString(file, made.replace("POSTGRES_USER=", "POSTGRES_USER=hunter22"));
        assertThat(docs("env-example", "--check", ".env.example"))
                .isEqualTo(new Cli(
                        78,
                        "",
                        "tierguard: .env.example differs from the contract, first in line 10; 'tierguard docs"
                                + " env-example --output .env.example' makes it anew\n"));
        Files.writeString(file, made + "MORE=1\n");
        assertThat(docs("env-example", "--check", ".env.example").err())
                .contains("first in line " + (made.lines().count() + 1) + ";");
        Files.writeString(file, made.substring(0, made.length() / 2));
        assertThat(docs("env-example", "--check", ".env.example").code()).isEqualTo(78);
        Files.writeString(file, "");
        assertThat(docs("env-example", "--check", ".env.example").err()).contains("first in line 1;");
    }

    @Test
    void namesTheTierThatWasAskedFor() {
        assertThat(docs("aws-skeleton", "--tier", "staging", "--check", "secret.json"))
                .isEqualTo(new Cli(
                        78,
                        "",
                        "tierguard: secret.json is not there; 'tierguard docs aws-skeleton --tier staging --output"
                                + " secret.json' makes it anew\n"));
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(List.of("env-exmple"), "env-exmple is no kind of docs: did you mean env-example?"),
                Arguments.of(List.of("yaml"), "yaml is no kind of docs: write env-example, markdown, json-schema,"),
                Arguments.of(List.of(), "say which KIND"),
                Arguments.of(List.of("markdown", "--tier", "test"), "docs markdown tells of every tier"),
                Arguments.of(List.of("env-example", "--tier", "prod"), "production refuses a .env"),
                Arguments.of(List.of("markdown", "--check", "a", "-o", "b"), "--check writes nothing"),
                Arguments.of(List.of("markdown", "--check", "."), ". can't be read"),
                Arguments.of(List.of("markdown", "--check", "/dev/zero"), "/dev/zero can't be read"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeOfTheCommandLine(List<String> arguments, String said) {
        Cli cli = docs(arguments.toArray(new String[0]));
        assertThat(cli.err()).startsWith("tierguard: " + said).endsWith("\n").containsOnlyOnce("\n");
        assertThat(cli.out()).isEmpty();
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void mistakeOfTheContractIsRefused() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), "application = x\nkeys { A { requird = true } }\n");
        for (List<String> command : List.of(List.of("docs", "markdown"), List.of("matrix"))) {
            Cli cli = Cli.in(folder, Map.of(), command.toArray(new String[0]));
            assertThat(cli.code()).isEqualTo(78);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.err())
                    .startsWith("tierguard: the contract has a mistake\n\n  TG7")
                    .contains("requird", "tierguard.conf:2")
                    .endsWith("→ write required\n");
        }
    }

    /** Filled in, the example is what a check accepts. */
    @Test
    void filledInExampleIsAccepted() throws IOException {
        docs("env-example", "-o", ".env");
        String env = Files.readString(folder.resolve(".env"));
        Map<String, String> filled = new HashMap<>();
        filled.put("POSTGRES_USER=", "POSTGRES_USER=event_api");
        filled.put("POSTGRES_PASSWORD=", "POSTGRES_PASSWORD=Only-0n-this-machine");
        filled.put("NODE_ENV=", "NODE_ENV=development");
        filled.put("MIX_ENV=", "MIX_ENV=dev");
        filled.put("OPENAI_API_KEY=", "OPENAI_API_KEY=sk-development-this-is-no-real-key");
        StringBuilder text = new StringBuilder();
        env.lines().forEach(line -> text.append(filled.getOrDefault(line, line)).append('\n'));
        Files.writeString(folder.resolve(".env"), text);
        assertThat(Cli.in(folder, Map.of(), "check").out()).startsWith("event-api may start in development\n");
    }
}
