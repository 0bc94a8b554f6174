package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What run says where it starts nothing. */
class RunCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeContract() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), """
                application = thing
                keys { PORT { required = true, type = port }, LD_PRELOAD {}, TOKEN { secret = true } }
                """);
    }

    private Cli run(Map<String, String> environment, String... arguments) {
        return Cli.in(folder, environment, arguments);
    }

    private static String[] touching(Path file) {
        return new String[] {"run", "--", "touch", file.toString()};
    }

    @Test
    void startsNothingWhenRefused() {
        Path touched = folder.resolve("touched");
        Cli cli = run(Map.of("APP_TIER", "production", "PORT", "many"), touching(touched));
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .startsWith("thing is not safe to start in production\n")
                .contains("TG301");
        assertThat(touched).doesNotExist();
    }

    @Test
    void startsNothingWithoutATier() {
        Path touched = folder.resolve("touched");
        assertThat(run(Map.of("PORT", "80"), touching(touched)).code()).isEqualTo(78);
        assertThat(touched).doesNotExist();
    }

    @Test
    void startsNothingWithAContractThatIsWrong() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), "keys { PORT { requird = true } }");
        Path touched = folder.resolve("touched");
        Cli cli = run(Map.of("APP_TIER", "test", "PORT", "80"), touching(touched));
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.err()).contains("TG702");
        assertThat(touched).doesNotExist();
    }

    /** A file that steers the loader is refused, also where the contract knows the key. */
    @Test
    void startsNothingWithAControlKeyInAFile() throws IOException {
        Path touched = folder.resolve("touched");
        Files.writeString(folder.resolve(".env"), "APP_TIER=development\nPORT=80\nLD_AUDIT=/tmp/evil.so\n");
        Cli cli = run(Map.of(), touching(touched));
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.err()).contains("LD_AUDIT");
        assertThat(touched).doesNotExist();
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(List.of("run"), "say which command to start: tierguard run -- COMMAND"),
                Arguments.of(List.of("run", "--"), "say which command to start: tierguard run -- COMMAND"),
                Arguments.of(List.of("run", "--keep", "A=b", "--", "true"), "--keep takes the name of a variable"),
                Arguments.of(List.of("run", "--keep", "", "--", "true"), "--keep takes the name of a variable"),
                Arguments.of(List.of("run", "--kep", "A", "--", "true"), "--kep is no option: did you mean --keep"),
                Arguments.of(List.of("run", "--tier", "prodution", "true"), "prodution is no tier: did you mean"),
                Arguments.of(List.of("run", "--dir", "nowhere", "true"), "there is no folder"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeOfTheCommandLine(List<String> arguments, String said) {
        Cli cli = run(Map.of("APP_TIER", "test", "PORT", "80"), arguments.toArray(new String[0]));
        assertThat(cli.err()).startsWith("tierguard: " + said).endsWith("\n").containsOnlyOnce("\n");
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
    }
}
