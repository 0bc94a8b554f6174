package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real thing: a process that is refused, and one that is not. */
class LoadOrExitTest {
    @TempDir
    Path directory;

    record SmallConfig(String name, Secret<String> password) {}

    /** Loads, prints the name, and ends. */
    public static final class Main {
        private Main() {}

        /** Starts or is refused. */
        public static void main(String[] args) {
            System.out.println(Tierguard.of(SmallConfig.class).loadOrExit().config());
        }
    }

    @Test
    void refusalEndsWith78AndTheReportOnStandardError() throws Exception {
        Ended ended = start(Map.of("APP_TIER", "production", "NAME", "x", "PASSWORD", "changeme"));
        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .startsWith("small is not safe to start in production\n")
                .contains("TG408  PASSWORD is a placeholder")
                .doesNotContain("\u001b", "Exception", "\tat ", "changeme");
    }

    @Test
    void acceptedStartSaysOneLineInTheLog() throws Exception {
        Ended ended = start(Map.of("APP_TIER", "production", "NAME", "x", "PASSWORD", "fK3-hV9_qT7zLw2m"));
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("SmallConfig[name=x, password=***]\n");
        assertThat(ended.err())
                .contains("small starts in production, from APP_TIER (environment): 2 keys from environment")
                .doesNotContain("fK3-hV9_qT7zLw2m");
    }

    @Test
    void reportIsAsciiWhereTheTerminalIs() throws Exception {
        Ended ended = start(
                Map.of("APP_TIER", "production", "NAME", "x", "LC_ALL", "C"),
                "-Dsun.stderr.encoding=US-ASCII",
                "-Dstderr.encoding=US-ASCII");
        assertThat(ended.err()).contains("-> set PASSWORD").matches("\\p{ASCII}*");
    }

    private record Ended(int code, String out, String err) {}

    private Ended start(Map<String, String> environment, String... options) throws Exception {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(java.util.List.of(options));
        builder.command().addAll(java.util.List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(directory.toFile());
        builder.redirectError(directory.resolve("stderr").toFile());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String err = java.nio.file.Files.readString(directory.resolve("stderr"), StandardCharsets.UTF_8);
        return new Ended(code, out, err);
    }
}
