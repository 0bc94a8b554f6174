package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Has workflows and scripts read by those who know what GitHub and the shells make of them. */
@Timeout(240)
class ScriptReadersTest {
    private static final Path EVENT_API = Path.of("../examples/event-api").toAbsolutePath();

    private static final String WORKFLOW = """
            on: push
            jobs:
              check:
                runs-on: ubuntu-24.04
            BLOCK
                steps:
                  - run: bin/tierguard check --format github
            """;

    @TempDir
    Path folder;

    private List<String> complaints(List<String> reader, Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(reader);
        Stream.of(files).map(file -> file.toAbsolutePath().toString()).forEach(command::add);
        Started started = Started.in(folder, Map.of(), new byte[0], command);
        assertThat(started.err()).isEmpty();
        List<String> lines = started.out().lines().toList();
        assertThat(started.code()).isEqualTo(lines.isEmpty() ? 0 : 1);
        return lines;
    }

    private static List<String> actionlint() throws IOException, InterruptedException {
        return List.of(
                Programs.actionlint(), "-no-color", "-oneline", "-pyflakes=", "-shellcheck=" + Programs.shellcheck());
    }

    private static List<String> shellcheck(String... more) throws IOException, InterruptedException {
        return Stream.concat(Stream.of(Programs.shellcheck(), "--norc", "--format=gcc"), Stream.of(more))
                .toList();
    }

    private Path job(String name, String block) throws IOException {
        String indented = block.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve(name + ".yml"), WORKFLOW.replace("BLOCK", indented));
    }

    private Path job(Path place, String name, String tier) throws IOException {
        Cli cli = Cli.in(place, Map.of(), "docs", "github-env", "--tier", tier);
        assertThat(cli.code()).isZero();
        return job(name + "-" + tier, cli.out());
    }

    @Test
    void workflowsOfTheExampleAreSome() throws Exception {
        Path workflows = EVENT_API.resolve(".github/workflows");
        assertThat(complaints(
                        actionlint(),
                        EVENT_API.resolve("workflow.yml"),
                        workflows.resolve("staging.yml"),
                        workflows.resolve("production.yml")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "test", "staging", "production"})
    void blockForGitHubFitsAJob(String tier) throws Exception {
        Files.writeString(folder.resolve("tierguard.conf"), HostileContractTest.contract());
        assertThat(complaints(actionlint(), job(EVENT_API, "event-api", tier), job(folder, "hostile", tier)))
                .isEmpty();
    }

    @Test
    void complainsOfAWorkflowThatIsWrong() throws Exception {
        Path wrong = job("wrong", "env:\n  A: ${{ secret.A }}\n  a: $B\nstep: 1");
        assertThat(complaints(actionlint(), wrong))
                .anyMatch(line -> line.contains("undefined variable \"secret\""))
                .anyMatch(line -> line.contains("unexpected key \"step\""));
    }

    @Test
    void launcherAndActionAreScripts() throws Exception {
        assertThat(complaints(shellcheck(), Path.of("../bin/tierguard"), Path.of("../bin/github-action")))
                .isEmpty();
    }

    /** A Mac's bash 3.2 has no mapfile, and what is split are words of our own, without a blank or a star. */
    @Test
    void completionIsAScript() throws Exception {
        Cli cli = Cli.in(folder, Map.of(), "completion", "bash");
        Path script = Files.writeString(folder.resolve("completion"), cli.out());
        assertThat(complaints(shellcheck("--shell=bash", "--exclude=SC2207"), script))
                .isEmpty();
    }

    @Test
    void complainsOfAScriptThatIsWrong() throws Exception {
        String script = Files.readString(Path.of("../bin/tierguard")).replace("-jar \"$jar\"", "-jar $jar");
        assertThat(complaints(shellcheck(), Files.writeString(folder.resolve("wrong"), script)))
                .singleElement()
                .asString()
                .contains("[SC2086]");
    }
}
