package io.tierguard.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tierguard.model.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody writes on purpose, or that somebody writes on purpose. */
@Timeout(60)
class HostileContractFileTest {
    private static final String CANARY = "CANARY_7F3A";
    private static final String START = "application = a\nkeys { A {} }\n";

    @TempDir
    Path folder;

    private List<String> findings(String text) throws IOException {
        return Written.findings(Written.read(folder, text)).stream()
                .map(finding -> finding.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void missing() {
        ContractFile file = ContractFile.read(folder.resolve("no.conf"));

        assertThat(Written.findings(file)).containsExactly("TG701 - " + folder.resolve("no.conf") + " is not there");
        assertThat(file.contract().keys()).isEmpty();
    }

    @Test
    void aFolder() {
        assertThat(Written.findings(ContractFile.read(folder)))
                .containsExactly("TG607 - " + folder + " can't be read: it is a folder");
    }

    @Test
    void empty() throws IOException {
        for (String text : List.of("", "\n\n", "# nothing", "{}", "\uFEFF")) {
            assertThat(findings(text)).as(text).hasSize(2).allMatch(finding -> finding.startsWith("TG710 "));
        }
    }

    @Test
    void tenMegabytes() throws IOException {
        assertThat(findings(START + "# " + "x".repeat(10 << 20)))
                .containsExactly("TG608 - tierguard.conf is larger than 1048576 bytes, and was not read");
    }

    @Test
    void deepNesting() throws IOException {
        for (String open : List.of("a {", "a = [", "a.", "a { b = [")) {
            assertThat(findings(START + open.repeat(5_000)))
                    .as(open)
                    .hasSize(1)
                    .allMatch(finding -> finding.startsWith("TG611 "));
        }
    }

    @Test
    void manyKeys() throws IOException {
        StringBuilder text = new StringBuilder("application = a\nkeys {\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("  KEY_").append(i).append(" { required = true, minLenght = 3 }\n");
        }
        ContractFile file = Written.read(folder, text + "}");

        assertThat(file.problems()).hasSize(2_000);
        assertThat(file.contract().keys()).hasSize(2_000);
    }

    /** Each of the findings would else name every key, and the report would be as large as one times the other. */
    @Test
    void manyConditionsOnKeysThatAreNot() throws IOException {
        StringBuilder text = new StringBuilder("application = a\nkeys {\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("  KEY_").append(i).append(" {}\n");
        }
        text.append("}\nguards { g { because = x, when {\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("  NOBODY_").append(i).append(" = 1\n");
        }
        ContractFile file = Written.read(folder, text + "} } }");

        assertThat(file.problems()).hasSize(1_000).allSatisfy(problem -> {
            assertThat(problem.id()).hasToString("TG711");
            assertThat(problem.fix()).isEqualTo("write one of the 1000 that there are");
        });
    }

    @Test
    void whereThereAreFewEachIsNamed() throws IOException {
        String guard = "\nguards { g { because = x, when { NOBODY = 1 } } }";
        for (int count : List.of(20, 21)) {
            StringBuilder keys = new StringBuilder("application = a\nkeys {");
            for (int i = 0; i < count; i++) {
                keys.append(" K").append(i).append(" {}\n");
            }
            Problem problem =
                    Written.read(folder, keys + "}" + guard).problems().get(0);
            assertThat(problem.fix())
                    .isEqualTo(
                            count == 20
                                    ? "write one of K0, K1, K2, K3, K4, K5, K6, K7, K8, K9, K10, K11, K12, K13, K14, K15,"
                                            + " K16, K17, K18, K19"
                                    : "write one of the 21 that there are");
        }
    }

    @Test
    void includesReadNothing() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            Path canary = Files.writeString(folder.resolve("canary.conf"), "keys { " + CANARY + " {} }");
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/c.conf";
            for (String include : List.of(
                    "include \"canary.conf\"",
                    "include \"" + canary + "\"",
                    "include file(\"" + canary + "\")",
                    "include required(file(\"" + canary + "\"))",
                    "include url(\"" + url + "\")",
                    "include \"" + url + "\"",
                    "include classpath(\"canary.conf\")")) {
                ContractFile file = Written.read(folder, START + include + "\nkeyz {}");
                assertThat(Written.findings(file)).as(include).hasSize(2);
                assertThat(Written.findings(file).get(0)).startsWith("TG606 3 ");
                assertThat(Written.findings(file).get(1)).startsWith("TG702 4 ");
                assertThat(file.contract().names()).containsExactly("A");
            }
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anIncludeWithinAKeyIsRefusedToo() throws IOException {
        Files.writeString(folder.resolve("canary.conf"), "required = true");

        assertThat(findings("application = a\nkeys { A {\ninclude \"canary.conf\"\n} }"))
                .containsExactly("TG606 3 tierguard.conf includes another file, and no include is followed");
    }

    @Test
    void nul() throws IOException {
        assertThat(findings(START + "# a\0b")).containsExactly("TG605 3 tierguard.conf has a NUL character in it");
    }

    @Test
    void notUtf8() throws IOException {
        Path file =
                Files.write(folder.resolve("tierguard.conf"), (START + "# ü").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Written.findings(ContractFile.read(file)))
                .containsExactly("TG609 3 " + file + " is not UTF-8, and was not read");
    }

    @Test
    void notHocon() throws IOException {
        assertThat(findings(START + "keys { A { type = ")).containsExactly("TG605 3 tierguard.conf is not valid HOCON");
        assertThat(findings("a = b = c")).containsExactly("TG605 1 tierguard.conf is not valid HOCON");
        assertThat(findings("[1, 2]")).hasSize(1);
    }

    @Test
    void referencesAreNotFollowed() throws IOException {
        assertThat(findings(START + "guards = ${?HOME}\nkeys.A.default = ${application}"))
                .containsExactly(
                        "TG713 3 a contract refers to nothing: no ${…} and no +=",
                        "TG713 4 a contract refers to nothing: no ${…} and no +=");
    }

    /** A pattern that backtracks without end costs no more than any other, at the time that it is read too. */
    @Test
    void aCostlyPattern() throws IOException {
        String key = Written.key("pattern = \"(a+)+b\", default = " + "a".repeat(5_000));

        assertThat(findings(key))
                .containsExactly("TG706 2 default of NAME has a value that is not a value of the form (a+)+b");
        assertThat(findings(Written.key("pattern = \"" + "(".repeat(20_000) + ")".repeat(20_000) + "\"")))
                .hasSize(1)
                .allMatch(finding -> finding.startsWith("TG707 2 "));
    }
}
