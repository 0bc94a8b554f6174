package io.tierguard.secrets.aws;

import static io.tierguard.secrets.aws.Fetches.ids;
import static io.tierguard.secrets.aws.Fetches.text;
import static io.tierguard.secrets.aws.Fetches.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.tierguard.Tier;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAgentTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer agent;
    private volatile int status = 200;
    private volatile String body = "";

    @BeforeEach
    void start() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Aws-Parameters-Secrets-Token"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        agent.start();
        Files.writeString(folder.resolve("token"), "fake-token\n");
    }

    @AfterEach
    void stop() {
        agent.stop(0);
    }

    private AwsSecrets secrets(String name) {
        URI endpoint = URI.create("http://127.0.0.1:" + agent.getAddress().getPort());
        return AwsSecrets.named(name).localAgent(endpoint, folder.resolve("token"));
    }

    private static Reading fetch(AwsSecrets secrets) {
        return secrets.fetch(Fetches.request(Tier.PRODUCTION, SHORT));
    }

    @Test
    void theAgentIsAskedWithItsToken() {
        body = "{\"ARN\":\"arn\",\"Name\":\"event-api/production\",\"VersionStages\":[\"AWSCURRENT\"],"
                + "\"SecretString\":\"{\\\"A\\\":\\\"1\\\"}\",\"CreatedDate\":\"1\"}";
        Reading reading = fetch(secrets("event-api/{tier}").stage("AWSCURRENT"));
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("A", "1"));
        assertThat(asked)
                .containsExactly(
                        "/secretsmanager/get?secretId=event-api%2Fproduction&versionStage=AWSCURRENT fake-token");
    }

    @Test
    void theExtensionOfLambdaIsAskedWithTheSession() {
        body = "{\"ARN\":\"arn\",\"Name\":\"a\",\"SecretString\":\"{\\\"A\\\":\\\"1\\\"}\"}";
        Map<String, String> lambda = Map.of(
                "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT",
                String.valueOf(agent.getAddress().getPort()),
                "AWS_SESSION_TOKEN",
                "fake-session");
        assertThat(values(fetch(AwsSecrets.named("a").lambdaExtension(lambda)))).isEqualTo(Map.of("A", "1"));
        assertThat(asked).containsExactly("/secretsmanager/get?secretId=a fake-session");
        assertThat(ids(fetch(AwsSecrets.named("a").lambdaExtension(Map.of())).problems()))
                .containsExactly("TG632");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"__type\":\"ResourceNotFoundException\",\"message\":\"canary\"}           | TG628",
                "400 | {\"__type\":\"com.amazonaws#AccessDeniedException\",\"message\":\"canary\"} | TG627",
                "403 | Bad Token canary                                 | TG627",
                "401 | canary                                           | TG627",
                "400 | not ready to serve traffic, please wait canary   | TG626",
                "500 | canary                                           | TG626",
                "404 | canary                                           | TG620",
                "302 | canary                                           | TG620",
                "204 |                                                  | TG620",
                "418 | canary                                           | TG620",
                "429 | canary                                           | TG626",
                "200 | {\"Name\":\"a\",\"SecretString\":\"canary        | TG626",
                "200 | canary                                           | TG626",
                "200 | {\"Name\":\"b\",\"SecretString\":\"canary\"}     | TG622",
                "200 | {\"Name\":\"a\",\"SecretString\":\"canary\"}     | TG630",
                "200 | {\"Name\":\"a\",\"SecretBinary\":\"Y2FuYXJ5\"}   | TG630",
                "200 | {\"Name\":\"a\",\"SecretBinary\":[1,2]}         | TG626",
            })
    void whateverItAnswersIsAFinding(int code, @Nullable String answer, String id) {
        status = code;
        body = answer == null ? "" : answer;
        Reading reading = fetch(secrets("a"));
        assertThat(ids(reading.problems())).containsExactly(id);
        assertThat(reading.entries()).isEmpty();
        assertThat(text(reading.problems())).doesNotContain("canary", "Y2FuYXJ5", "fake-token");
    }

    @Test
    void itsBinarySecretIsOfAKeyThatIsDeclaredAsBytes() {
        body = "{\"ARN\":\"arn\",\"Name\":\"a\",\"SecretBinary\":\"//79/A==\"}";
        Reading reading = secrets("a").mapped("a", "SEED").fetch(Fetches.bytes("SEED"));
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("SEED", "//79/A=="));
        assertThat(ids(secrets("a")
                        .mapped("a", "SEED")
                        .fetch(Fetches.production("SEED"))
                        .problems()))
                .containsExactly("TG630");
    }

    @Test
    void itTellsWhichVersionItHas() {
        String answer = "{\"Name\":\"a\",\"VersionId\":\"%s\",\"SecretString\":\"{\\\"A\\\":\\\"1\\\"}\"}";
        body = answer.formatted("0f0e-1");
        assertThat(Fetches.versions(fetch(secrets("a")))).containsExactly("0f0e-1");
        body = answer.formatted(" ");
        assertThat(Fetches.versions(fetch(secrets("a")))).containsExactly("null");
        body = answer.formatted("\\n\\u001b[31m" + "x".repeat(100_000));
        assertThat(Fetches.versions(fetch(secrets("a"))))
                .singleElement()
                .satisfies(version -> assertThat(version)
                        .hasSizeLessThan(100)
                        .startsWith("\\n\\u{1b}[31mxxx")
                        .endsWith("x…"));
    }

    @Test
    void withoutItsTokenNobodyIsAsked() throws IOException {
        Files.writeString(folder.resolve("token"), "two\nlines");
        assertThat(ids(fetch(secrets("a")).problems())).containsExactly("TG632");
        Files.delete(folder.resolve("token"));
        assertThat(ids(fetch(secrets("a")).problems())).containsExactly("TG632");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:2773",
                "http://example.net:2773",
                "http://127.0.0.1.example.net",
                "http://10.0.0.1:2773",
                "http://user@127.0.0.1:2773",
                "http://127.0.0.1:2773/x",
                "/x",
                "mailto:x"
            })
    void anAgentIsOnThisMachine(String endpoint) {
        AwsSecrets secrets = AwsSecrets.named("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> secrets.localAgent(URI.create(endpoint), folder.resolve("token")));
    }

    /** Each read of them ends in time, and the whole never does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\n|HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: |x",
                "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{| ",
                "HTTP/1.1 500 x\r\nContent-Length: 100000\r\n\r\n{| ",
            })
    void anAnswerThatDripsKeepsNoThread(String answer) throws InterruptedException {
        int bar = answer.indexOf('|');
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Drip drip = new Drip(answer.substring(0, bar), answer.substring(bar + 1))) {
            Reading reading = fetch(AwsSecrets.named("a").localAgent(drip.endpoint(), folder.resolve("token")));
            assertThat(ids(reading.problems())).containsExactly("TG621");
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (!before.contains(thread) && thread.getName().equals("tierguard-aws")) {
                    thread.join(10_000);
                    assertThat(thread.isAlive()).isFalse();
                }
            }
        }
    }

    @Test
    void whatToDoIsDoneOnThisMachine() {
        status = 500;
        assertThat(text(fetch(secrets("a")).problems()))
                .contains("see whether the agent is ready")
                .doesNotContain("health page");
        agent.stop(0);
        assertThat(text(fetch(secrets("a")).problems()))
                .contains("see whether the agent runs")
                .doesNotContain("DNS");
    }

    @Test
    void itCanTellNoNames() throws Exception {
        assertThat(secrets("a").names(Fetches.production())).isEqualTo(SecretNames.UNKNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsSecrets.prefix("a/").lambdaExtension(Map.of()));
    }
}
