package io.tierguard.source.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.ConfigFactory;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No form of include reads anything, and each one is told with its line. */
@Timeout(60)
class HoconIncludesTest {
    private static final String CANARY = "cAnArY-7f3a";

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(("stolen = " + CANARY).getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        Files.writeString(folder.resolve("canary.conf"), "stolen = " + CANARY);
        Files.writeString(folder.resolve("canary.json"), "{\"stolen\": \"" + CANARY + "\"}");
        Files.writeString(folder.resolve("canary.properties"), "stolen=" + CANARY);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include \"%1$s/canary.conf\"",
                "include \"%1$s/canary\"",
                "include \"canary.conf\"",
                "include \"canary\"",
                "include\"canary\"",
                "include \"file://%1$s/canary.conf\"",
                "include \"%2$s/canary.conf\"",
                "include file(\"%1$s/canary.conf\")",
                "include file( \"%1$s/canary.properties\" )",
                "include file(\"canary.json\")",
                "include url(\"file://%1$s/canary.conf\")",
                "include url(\"%2$s/canary.conf\")",
                "include url(\"jar:file:%1$s/x.jar!/canary.conf\")",
                "include classpath(\"logging.properties\")",
                "include classpath(\"io/tierguard/Tierguard.class\")",
                "include \"logging.properties\"",
                "include required(\"%1$s/canary.conf\")",
                "include required(\"canary\")",
                "include required(file(\"%1$s/canary.conf\"))",
                "include required(file(\"canary.conf\"))",
                "include required(url(\"%2$s/canary.conf\"))",
                "include required(classpath(\"logging.properties\"))",
                "include required( file( \"%1$s/canary.conf\" ) )",
                "include\n  \"canary.conf\"",
                "include # comment\n file(\"%1$s/canary.conf\"\n)",
                "include \"/dev/zero\"",
                "include file(\"/dev/zero\")",
            })
    void nothingIsRead(String include) throws IOException {
        String address = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
        String statement = include.formatted(folder, address);

        for (String text :
                List.of("%s\na = 1", "a = 1\no { %s }", "a = 1\nb = [1] \n\n, %s", "{ a = 1, o { p { %s\n} } }")) {
            Reading reading = Written.in(folder).base(text.formatted(statement), "A", "STOLEN");

            assertThat(Written.values(reading)).containsEntry("A", "1").doesNotContainValue(CANARY);
            assertThat(reading.problems()).extracting(Problem::id).containsExactly(ProblemId.HOCON_INCLUDE);
            assertThat(reading.problems().toString()).doesNotContain(CANARY);
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void theServerWouldHaveHeardAndTheParserWouldHaveAsked() {
        ConfigFactory.parseString(
                "include url(\"http://" + server.getAddress().getAddress().getHostAddress() + ":"
                        + server.getAddress().getPort() + "/canary.conf\")");

        assertThat(requests).hasPositiveValue();
    }

    @Test
    void eachIsToldWithItsLineAndNothingElseIsTakenForOne() throws IOException {
        List<String> lines = List.of(
                "# include \"x\"",
                "// include \"x\"",
                "includes = include",
                "included.include = \"include \\\"x\\\"\"",
                "\"include\" = 1",
                "a.include = 2",
                "b = include",
                "c =",
                "  include",
                "d = \"\"\"",
                "include \"x\"",
                "\"\"\"",
                "include \"x\" # 13",
                "include required(file(\"x\")), include \"x\" // 14, twice",
                "e { include \"x\" }",
                "f = [include, \"include\"",
                "  include]",
                "g { h = 1",
                "  include \"x\"",
                "}",
                "include file(",
                " \"x\"",
                ")",
                "include \"x\"",
                "i = ${?include}",
                "true include = 1",
                "j { include \"x\", include # 27, twice",
                " \"x\"",
                "}");

        Reading reading = Written.in(folder).base(String.join("\n", lines));

        assertThat(Written.problems(reading))
                .containsExactly(
                        "TG606 application.conf:13",
                        "TG606 application.conf:14",
                        "TG606 application.conf:14",
                        "TG606 application.conf:15",
                        "TG606 application.conf:19",
                        "TG606 application.conf:21",
                        "TG606 application.conf:24",
                        "TG606 application.conf:27",
                        "TG606 application.conf:27");
        assertThat(Written.values(reading)).containsEntry("B", "include").containsEntry("C", "include");
    }

    @Test
    void anAddressThatIsNoneIsAMistakeOfTheFile() throws IOException {
        Reading reading = Written.in(folder).base("a = 1\ninclude url(\"nowhere:" + CANARY + "\")\n", "A");

        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().toString()).doesNotContain(CANARY);
    }
}
