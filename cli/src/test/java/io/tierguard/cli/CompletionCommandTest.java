package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shells themselves are asked what they would offer. */
class CompletionCommandTest {
    /** Offers what bash would: it takes an equals sign for a word of its own. */
    private static final String BASH = """
            source ./script
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            _tierguard tierguard
            complete -p tierguard >/dev/null || exit 1
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    /** zsh matches what it is offered only while a person types, so here the one built-in that offers prints instead. */
    private static final String ZSH = """
            autoload -Uz compinit && compinit -u -D
            source ./script
            [[ $_comps[tierguard] == _tierguard ]] || exit 1
            compadd() { shift; print -rl -- "$@" }
            compset() { : }
            _files() { print FILES }
            words=("$@")
            CURRENT=$#
            _tierguard
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void home() throws Exception {
        Files.createDirectories(folder.resolve("home"));
    }

    private List<String> offered(String shell, List<String> typed) throws Exception {
        Cli cli = Cli.in(folder, Map.of(), "completion", shell, "--output", "script");
        assertThat(cli.code()).isZero();
        List<String> command = new ArrayList<>(List.of(shell));
        command.addAll(shell.equals("bash") ? List.of("--norc", "-c", BASH, "bash") : List.of("-f", "-c", ZSH, "zsh"));
        command.addAll(typed);
        Map<String, String> home = Map.of("HOME", folder.resolve("home").toString());
        Started started = Started.in(folder, home, new byte[0], command);
        assertThat(started.err()).isEmpty();
        assertThat(started.code()).isZero();
        return started.out().lines().filter(line -> !line.isEmpty()).toList();
    }

    static List<Arguments> typed() {
        return List.of(
                Arguments.of(List.of("ch"), List.of("check")),
                Arguments.of(List.of("compl"), List.of("completion")),
                Arguments.of(List.of("--v"), List.of("--version")),
                Arguments.of(List.of("check", "--form"), List.of("--format")),
                Arguments.of(List.of("check", "--format", "s"), List.of("sarif")),
                Arguments.of(List.of("explain", "--format", ""), List.of("text", "json")),
                Arguments.of(
                        List.of("check", "-q", "--tier", ""), List.of("development", "test", "staging", "production")),
                Arguments.of(List.of("check", "--dir", "explain", "--fail-on", "w"), List.of("warning")),
                Arguments.of(List.of("completion", ""), List.of("bash", "zsh")),
                Arguments.of(List.of("run", "--keep-"), List.of("--keep-environment")));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void bashOffers(List<String> typed, List<String> offered) throws Exception {
        Programs.need("bash");
        assertThat(offered("bash", words(typed))).isEqualTo(offered);
    }

    @ParameterizedTest
    @MethodSource("typed")
    void zshOffers(List<String> typed, List<String> offered) throws Exception {
        Programs.need("zsh");
        String last = typed.get(typed.size() - 1);
        assertThat(offered("zsh", words(typed)))
                .filteredOn(word -> word.startsWith(last))
                .isEqualTo(offered);
    }

    @Test
    void valueAfterAnEqualsSign() throws Exception {
        Programs.need("bash");
        assertThat(offered("bash", words(List.of("check", "--tier", "=", "prod"))))
                .containsExactly("production");
        assertThat(offered("bash", words(List.of("check", "--tier", "="))))
                .containsExactly("development", "test", "staging", "production");
        assertThat(offered("bash", words(List.of("check", "--tier", "=", "test", "--fo"))))
                .containsExactly("--format");
        Programs.need("zsh");
        assertThat(offered("zsh", words(List.of("check", "--tier=prod")))).contains("production", "test");
    }

    @Test
    void filesWhereAFileIsMeant() throws Exception {
        for (List<String> typed : List.of(
                List.of("check", "--dir", ""),
                List.of("run", "--", "node", "--ti"),
                List.of("run", "--tier", "test", "node", ""))) {
            Programs.need("bash");
            assertThat(offered("bash", words(typed))).isEmpty();
            Programs.need("zsh");
            assertThat(offered("zsh", words(typed))).containsExactly("FILES");
        }
    }

    /** Whatever commands there are, both scripts know them and their options. */
    @Test
    void everyCommandIsKnown() {
        String help = Cli.in(folder, Map.of(), "--help").out();
        List<String> commands = help.lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.trim().split(" ", -1)[0])
                .toList();
        assertThat(commands).contains("check", "run", "completion");
        for (String shell : List.of("bash", "zsh")) {
            String script = Cli.in(folder, Map.of(), "completion", shell).out();
            assertThat(script).contains("plain=\"" + String.join(" ", commands) + "\"");
            for (String command : commands) {
                assertThat(script).contains("\" " + command + "\")");
            }
        }
    }

    @Test
    void otherShells() {
        assertThat(Cli.in(folder, Map.of(), "completion", "fish"))
                .isEqualTo(new Cli(
                        2,
                        "",
                        "tierguard: fish is no shell that can be completed in: write bash or zsh;"
                                + " 'tierguard completion --help' tells more\n"));
        assertThat(Cli.in(folder, Map.of(), "completion"))
                .isEqualTo(new Cli(2, "", "tierguard: say for which shell: bash or zsh\n"));
    }

    private static List<String> words(List<String> typed) {
        List<String> words = new ArrayList<>(List.of("tierguard"));
        words.addAll(typed);
        return words;
    }
}
