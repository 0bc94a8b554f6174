package io.tierguard;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that nobody here wrote, and that say what our output means. They are installed into a temporary folder. Where that
 * can't be done there is nothing to test, unless {@code TIERGUARD_REQUIRE_REFERENCES} is {@code true}.
 */
public final class References {
    private References() {}

    /** Installs a program. Without the one that does it, or without its registry, the test is skipped. */
    public static void install(Path home, String... command) throws IOException {
        String trouble;
        try {
            trouble = done(home, List.of(command)) ? "" : "it failed: " + said(home, "err");
        } catch (IOException e) {
            trouble = "it can't be started";
        }
        if (!trouble.isEmpty()) {
            String said = command[0] + " should install what the test asks, and " + trouble;
            if ("true".equals(System.getenv("TIERGUARD_REQUIRE_REFERENCES"))) {
                fail(said);
            }
            abort(said);
        }
    }

    /** Returns what the command printed to standard output. */
    public static String run(Path home, List<String> command) throws IOException {
        if (!done(home, command)) {
            fail(said(home, "err"));
        }
        return said(home, "out");
    }

    private static String said(Path home, String stream) throws IOException {
        return new String(Files.readAllBytes(home.resolve(stream)), StandardCharsets.UTF_8);
    }

    private static boolean done(Path home, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().put("PYTHONUTF8", "1");
        Process process = builder.start();
        try {
            return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
