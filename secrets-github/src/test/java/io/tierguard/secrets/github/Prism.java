package io.tierguard.secrets.github;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stoplight's Prism, which serves GitHub's own description of its API and refuses what that has no place for. Both are
 * installed below {@code target/} where npm is; elsewhere the tests are skipped, unless {@code TIERGUARD_REQUIRE_REFERENCES}
 * is {@code true}.
 */
final class Prism implements AutoCloseable {
    private static final String PRISM = "@stoplight/prism-cli@5.14.2";
    private static final String DESCRIPTION = "@octokit/openapi@23.0.2";
    private static final Path HOME = Path.of("target", "prism").toAbsolutePath();
    private static final Path TRIM = Path.of("src/test/prism/trim.js").toAbsolutePath();
    private static final int TRIES = 600;

    private final Process process;
    private final URI address;

    private Prism(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** What it answered. */
    record Said(int status, String text) {}

    static Prism start() {
        try {
            install();
            run("node", TRIM.toString(), "node_modules/@octokit/openapi/generated/api.github.com.json", "trimmed.json");
            int port = freePort();
            Process process = new ProcessBuilder(
                            "node",
                            "node_modules/@stoplight/prism-cli/dist/index.js",
                            "mock",
                            "--errors",
                            "--host=127.0.0.1",
                            "--port=" + port,
                            "trimmed.json")
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(HOME.resolve("prism.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitPort(process, port);
            return new Prism(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw unavailable("node or npm is not there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    private static void install() throws IOException, InterruptedException {
        Path whole = HOME.resolve("installed");
        if (Files.exists(whole)) {
            return;
        }
        Files.createDirectories(HOME);
        run(
                "npm",
                "install",
                "--prefix=.",
                "--no-save",
                "--no-package-lock",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=1",
                PRISM,
                DESCRIPTION);
        Files.createFile(whole);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("install.log").toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw unavailable("'" + command[0] + " " + command[1] + "' failed; see target/prism/install.log");
        }
    }

    private static RuntimeException unavailable(String why) {
        String said = "Prism, which holds the requests against GitHub's description, is not there: " + why;
        if ("true".equals(System.getenv("TIERGUARD_REQUIRE_REFERENCES"))) {
            return fail(said);
        }
        System.err.println("****** NOT TESTED AGAINST GITHUB'S DESCRIPTION: " + said + " ******");
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
                    throw unavailable("it ended by itself; see target/prism/prism.log");
                }
            }
        }
        process.destroyForcibly();
        throw unavailable("it doesn't listen");
    }

    URI address() {
        return address;
    }

    /** Asks it what GitHub was asked, with the same headers. */
    Said ask(FakeGitHub.Request request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(address + request.target()).toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(request.method());
        request.headers().forEach(connection::setRequestProperty);
        int status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Said(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
