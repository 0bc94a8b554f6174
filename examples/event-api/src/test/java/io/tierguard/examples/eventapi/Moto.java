package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An emulator of Secrets Manager that nobody here wrote: from the path, or else installed below {@code target}. Where it can't be
 * had, the tests that need it are skipped, unless {@code TIERGUARD_REQUIRE_REFERENCES} is {@code true}.
 */
final class Moto implements AutoCloseable {
    private static final String PINNED = "moto[server]==5.2.5";
    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:[0-9]+)");

    private final Process process;
    private final URI endpoint;

    private Moto(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static Moto start() throws IOException, InterruptedException {
        Path target = Path.of("target", "moto").toAbsolutePath();
        Files.createDirectories(target);
        Path log = target.resolve("server.log");
        // Port 0 is one that is free, and the server says which.
        Process process = new ProcessBuilder(server(target), "-H", "127.0.0.1", "-p", "0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // Whatever becomes of the tests, it's not left behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            Matcher running = RUNNING.matcher(Files.readString(log, StandardCharsets.UTF_8));
            if (running.find()) {
                return new Moto(process, URI.create(running.group(1)));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        throw missing("moto_server doesn't start: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String server(Path target) throws IOException, InterruptedException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path there = Path.of(folder, "moto_server");
            if (Files.isExecutable(there)) {
                return there.toString();
            }
        }
        Path home = target.resolve("venv");
        Path installed = home.resolve("bin").resolve("moto_server");
        if (!Files.isExecutable(installed)) {
            run(target, "python3", "-m", "venv", home.toString());
            run(target, home.resolve("bin/pip").toString(), "install", "--quiet", "--no-input", PINNED);
        }
        return installed.toString();
    }

    private static void run(Path target, String... command) throws IOException, InterruptedException {
        Path log = target.resolve("install.log");
        Process process;
        try {
            process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw missing(command[0] + " can't be started");
        }
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw missing("installing it failed: " + Files.readString(log, StandardCharsets.UTF_8));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static IllegalStateException missing(String why) {
        String said = "****** NOT TESTED AGAINST MOTO: no moto_server on the path, and " + why.strip() + " ******";
        if ("true".equals(System.getenv("TIERGUARD_REQUIRE_REFERENCES"))) {
            fail(said);
        }
        System.err.println(said.replace('\n', ' '));
        abort(said);
        return new IllegalStateException(said);
    }
}
