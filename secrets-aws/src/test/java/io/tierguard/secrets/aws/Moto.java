package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * An emulator of AWS that nobody here wrote: moto, from the path, or installed below {@code target/}. One is started for all
 * tests and stopped after them. Where it can't be had the tests are skipped, unless {@code TIERGUARD_REQUIRE_REFERENCES} is
 * {@code true}.
 */
final class Moto implements AutoCloseable {
    private static final String PINNED = "moto[server]==5.2.5";
    private static final int TRIES = 600;

    private final Process process;
    private final URI endpoint;

    private Moto(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Returns the one of this run. */
    static Moto shared(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(Moto.class));
        return store.computeIfAbsent(Moto.class, type -> start(), Moto.class);
    }

    URI endpoint() {
        return endpoint;
    }

    private static Moto start() {
        try {
            String program = program();
            int port = freePort();
            Process process = new ProcessBuilder(program, "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target/moto.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitPort(process, port);
            return new Moto(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw unavailable("it can't be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    private static String program() throws IOException, InterruptedException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, "moto_server");
            if (Files.isExecutable(program)) {
                return program.toString();
            }
        }
        Path home = Path.of("target/moto").toAbsolutePath();
        Path program = home.resolve("bin/moto_server");
        if (!Files.isExecutable(program)) {
            Files.createDirectories(home.getParent());
            run("python3", "-m", "venv", home.toString());
            run(home.resolve("bin/pip").toString(), "install", "--quiet", "--disable-pip-version-check", PINNED);
        }
        return program.toString();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/moto-install.log").toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw unavailable("it can't be installed");
        }
    }

    private static RuntimeException unavailable(String why) {
        String said = "moto, which the tests of AWS Secrets Manager ask, is not there: " + why;
        if ("true".equals(System.getenv("TIERGUARD_REQUIRE_REFERENCES"))) {
            return fail(said);
        }
        System.err.println("****** NOT TESTED AGAINST MOTO: " + said + " ******");
        return abort(said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(Process process, int port) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException e) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw unavailable("it ended by itself");
                }
            }
        }
        process.destroyForcibly();
        throw unavailable("it doesn't listen");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
