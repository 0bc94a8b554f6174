package io.tierguard.secrets.github;

import static io.tierguard.secrets.github.Requests.ids;
import static io.tierguard.secrets.github.Requests.production;
import static io.tierguard.secrets.github.Requests.source;
import static io.tierguard.secrets.github.Requests.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.secrets.github.api.Time;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands between here and GitHub, and is no GitHub: bodies without end, and those who listen in. */
@Timeout(60)
class HostileTest {
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private interface Speech {
        void to(OutputStream out) throws IOException;
    }

    /** Answers every question of the first lines of a request so, byte for byte. */
    private int listen(List<String> heard, Speech speech) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(server);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    heard.add(head(socket.getInputStream()));
                    speech.to(socket.getOutputStream());
                } catch (IOException e) {
                    // who asked has gone
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A developer's machine tries twice. */
    private static String asked(int port, Time time, Duration budget) {
        SecretNames names = source(URI.create("http://127.0.0.1:" + port), time)
                .names(new SecretRequest(Tier.DEVELOPMENT, Set.of(Key.of("TOKEN")), budget));
        assertThat(names.complete()).isFalse();
        assertThat(ids(names.problems())).as(text(names)).hasSize(1);
        return ids(names.problems()).get(0) + " " + text(names);
    }

    @Test
    void anAnswerThatIsTooLongIsNoListAndNotReadAgain() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        int port = listen(heard, out -> {
            out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n"));
            for (int i = 0; i < 100; i++) {
                out.write(new byte[1_000_000]);
            }
        });

        assertThat(asked(port, new OwnTime(), Duration.ofSeconds(50)))
                .startsWith("TG652")
                .contains("is no list of GitHub's", "TooLong; 1 attempt");
        assertThat(heard).hasSize(1);
    }

    /** An answer says by its first lines what is wrong; whoever sends the rest drop by drop keeps nobody from it. */
    @Test
    void ofWhatIsDeniedNothingIsRead() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        int port = listen(new CopyOnWriteArrayList<>(), out -> {
            out.write(bytes("HTTP/1.1 401 No\r\nContent-Length: 1000\r\nX-GitHub-Request-Id: AB:12\r\n\r\n{"));
            out.flush();
            hold(never);
        });

        assertThat(asked(port, Time.SYSTEM, Duration.ofSeconds(5)))
                .startsWith("TG650")
                .contains("HTTP 401, request AB:12");
        never.countDown();
    }

    @Test
    void aBodyThatNeverEndsIsLetGo() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        int port = listen(new CopyOnWriteArrayList<>(), out -> {
            out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"));
            out.flush();
            hold(never);
        });

        assertThat(asked(port, Time.SYSTEM, Duration.ofMillis(1500)))
                .startsWith("TG652")
                .contains("did not answer in time");
        never.countDown();
    }

    /** The last try has what time is left, and says less than what kept the one before it from an answer. */
    @Test
    void whatWasWrongBeforeTheTimeWasOverIsSaid() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        List<String> heard = new CopyOnWriteArrayList<>();
        int port = listen(heard, out -> {
            if (heard.size() > 1) {
                hold(never);
            }
            out.write(bytes("HTTP/1.1 502 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        });

        assertThat(asked(port, new OwnTime(), Duration.ofSeconds(2)))
                .startsWith("TG652")
                .contains("failed by itself", "HTTP 502; 2 attempts")
                .doesNotContain("in time");
        never.countDown();
    }

    /** Whether the head, the rest or the end is seen first is chance. */
    @RepeatedTest(20)
    void aBodyThatBreaksOffInTheMiddleWasCutOff() throws IOException {
        int port = listen(
                new CopyOnWriteArrayList<>(),
                out -> out.write(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"tot\r\n")));

        assertThat(asked(port, new OwnTime(), Duration.ofSeconds(20)))
                .startsWith("TG652")
                .contains("was cut off", "2 attempts");
    }

    @Test
    void theNextPageMayBeInAHeaderOfItsOwn() throws IOException {
        String answer = """
                HTTP/1.1 200 OK
                Connection: close
                Link: </x>; rel="first"
                Link: <https://elsewhere.example.net/>; rel="next"

                {"total_count":0,"secrets":[],"variables":[]}
                """.replace("\n", "\r\n");
        int port = listen(new CopyOnWriteArrayList<>(), out -> out.write(bytes(answer)));

        assertThat(asked(port, new OwnTime(), Duration.ofSeconds(20))).contains("elsewhere than GitHub");
    }

    private static void hold(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** A proxy that opens its own certificate for GitHub's would read the token. */
    @Test
    void aCertificateThatNobodyTrustsHearsNoToken() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "test-only",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "test-only".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "test-only".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        List<String> heard = serve(server);

        SecretNames names = source(
                        URI.create("https://127.0.0.1:" + server.getAddress().getPort()), new OwnTime())
                .names(production("TOKEN"));

        assertThat(ids(names.problems())).containsExactly("TG652");
        assertThat(text(names)).contains("is not trusted", "1 attempt");
        assertThat(heard).isEmpty();
    }

    private List<String> serve(HttpServer server) {
        List<String> heard = new CopyOnWriteArrayList<>();
        server.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI().toString());
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return heard;
    }

    /** It is asked to connect, by name, and hears nothing of the question itself; its own 403 is not GitHub's. */
    @Test
    void aProxyThatRefusesHearsNoToken() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        int port = listen(heard, out -> out.write(bytes("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")));
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", String.valueOf(port));
        try {
            SecretNames names =
                    source(URI.create("https://api.example.net"), new OwnTime()).names(production("TOKEN"));

            assertThat(ids(names.problems())).containsExactly("TG652");
            assertThat(text(names)).contains("could not be reached", "a proxy");
        } finally {
            System.clearProperty("https.proxyHost");
            System.clearProperty("https.proxyPort");
        }
        assertThat(heard).isNotEmpty().allMatch(head -> head.startsWith("CONNECT api.example.net:443 "));
        Canary.assertIsNotIn(String.join("\n", heard));
    }
}
