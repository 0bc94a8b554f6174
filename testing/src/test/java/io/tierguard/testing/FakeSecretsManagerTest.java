package io.tierguard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;

class FakeSecretsManagerTest {
    private static final String MARK = UUID.randomUUID().toString();

    private static String read(FakeSecretsManager secrets, String id) {
        return value(secrets, id, "AWSCURRENT").secretString();
    }

    private static GetSecretValueResponse value(FakeSecretsManager secrets, String id, String stage) {
        try (SecretsManagerClient client = Sdk.once(secrets.endpoint())) {
            return client.getSecretValue(r -> r.secretId(id).versionStage(stage));
        }
    }

    @Test
    void whatIsPutIsRead() {
        try (FakeSecretsManager secrets = FakeSecretsManager.start()) {
            secrets.put("a", "1").putBinary("b", new byte[] {-1, 0}).put("empty", "");

            assertThat(read(secrets, "a")).isEqualTo("1");
            assertThat(read(secrets, secrets.arn("a"))).isEqualTo("1");
            assertThat(value(secrets, "b", "AWSCURRENT").secretBinary().asByteArray())
                    .containsExactly(-1, 0);
            assertThat(read(secrets, "empty")).isEmpty();
        }
    }

    @Test
    void rotationKeepsThePreviousValue() {
        try (FakeSecretsManager secrets = FakeSecretsManager.start().put("a", "1")) {
            secrets.rotate("a", "2");

            assertThat(read(secrets, "a")).isEqualTo("2");
            assertThat(value(secrets, "a", "AWSPREVIOUS").secretString()).isEqualTo("1");
        }
    }

    @Test
    void whatIsDeletedIsGoneAndWhatIsScheduledIsRefused() {
        try (FakeSecretsManager secrets = FakeSecretsManager.start()) {
            secrets.put("a", "1").delete("a").put("b", "1").scheduleDeletion("b");

            assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> read(secrets, "a"));
            assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> read(secrets, "b"));
            assertThatIllegalArgumentException().isThrownBy(() -> secrets.rotate("b", "2"));

            assertThat(read(secrets.put("b", "3"), "b")).isEqualTo("3");
        }
    }

    @Test
    void aMistakeInATestIsSaid() {
        try (FakeSecretsManager secrets = FakeSecretsManager.start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> secrets.rotate("nothing", "not-a-real-one"))
                    .withMessage("secret nothing: Secrets Manager can't find the specified secret.");
            assertThatIllegalArgumentException().isThrownBy(() -> secrets.delete("nothing"));
            assertThatIllegalArgumentException().isThrownBy(() -> secrets.arn("nothing"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> secrets.put("two words", "1"))
                    .withMessageStartingWith("secret two words: Invalid name.");
        }
    }

    @Test
    void theEnvironmentIsAllThatTheSdkNeeds() throws Exception {
        try (FakeSecretsManager secrets = FakeSecretsManager.start().put("a", "1")) {
            EnvironmentVariables environment = new EnvironmentVariables();
            secrets.environment().forEach(environment::set);
            environment.execute(() -> {
                try (SecretsManagerClient client = SecretsManagerClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
                    assertThat(client.getSecretValue(r -> r.secretId("a")).secretString())
                            .isEqualTo("1");
                }
            });
            assertThat(secrets.calls()).containsExactly("GetSecretValue");
        }
    }

    @Test
    void onlyOperationsAreAnswered() throws IOException {
        try (FakeSecretsManager secrets = FakeSecretsManager.start()) {
            assertThat(raw(secrets.endpoint(), "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("x-amzn-RequestId: ", "{\"__type\":\"UnknownOperationException\"");
            assertThat(raw(secrets.endpoint(), request("GetRandomPassword", "{}")))
                    .contains("{\"__type\":\"UnknownOperationException\"");
            for (String wrong :
                    List.of("", "[]", "null", "{'SecretId': 'a'}", "{\"SecretId\": 1}", "{\"SecretId\": ")) {
                assertThat(raw(secrets.endpoint(), request("GetSecretValue", wrong)))
                        .startsWith("HTTP/1.1 400 ")
                        .contains("{\"__type\":\"SerializationException\"");
            }
            assertThat(raw(secrets.endpoint(), request("GetSecretValue", "{}")))
                    .contains("{\"__type\":\"ValidationException\"", "'secretId'");
        }
    }

    @Test
    void aBodyMayComeInChunksAndAfterBeingAskedFor() throws IOException {
        try (FakeSecretsManager secrets = FakeSecretsManager.start().put("a", "1")) {
            String chunked = String.join(
                    "\r\n",
                    "POST / HTTP/1.1",
                    "X-Amz-Target: secretsmanager.GetSecretValue",
                    "Connection: close",
                    "Expect: 100-continue",
                    "Transfer-Encoding: chunked",
                    "",
                    "5;x=y",
                    "{\"Sec",
                    "b",
                    "retId\":\"a\"}",
                    "0",
                    "",
                    "");

            assertThat(raw(secrets.endpoint(), chunked))
                    .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ")
                    .contains("\"SecretString\":\"1\"");
        }
    }

    @Test
    void whatIsTooLongOrNoRequestIsHungUpOn() throws IOException {
        try (FakeSecretsManager secrets = FakeSecretsManager.start()) {
            for (String length : List.of("999999999", "-1", "many", "99999999999999999999")) {
                assertThat(raw(secrets.endpoint(), "POST / HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\n"))
                        .isEmpty();
            }
        }
    }

    private static String request(String operation, String body) {
        return "POST / HTTP/1.1\r\nX-Amz-Target: secretsmanager." + operation
                + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The port may be another's by now: so nobody but a fake that has the secret, of a value that no other has, counts. */
    private static boolean isServed(URI endpoint) {
        try {
            return raw(endpoint, request("GetSecretValue", "{\"SecretId\": \"mark\"}"))
                    .contains("\"SecretString\":\"" + MARK + "\"");
        } catch (IOException e) {
            return false;
        }
    }

    private static String raw(URI endpoint, String request) throws IOException {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(30_000); // whoever else has the port may say nothing at all
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // ---- JUnit, and none

    @Test
    void asAnExtensionItServesItsTestsAndIsClosed() {
        for (Class<?> tests : List.of(OfClass.class, OfAnotherClass.class, OfEachTest.class)) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(tests))
                    .execute()
                    .testEvents()
                    .assertStatistics(events -> events.started(2).succeeded(2));
        }
        assertThat(Shared.SECRETS.endpoint()).isNotEqualTo(Shared.firstEndpoint);
        assertThat(isServed(Shared.SECRETS.endpoint())).isFalse();
        assertThat(OfEachTest.last).isNotNull();
        assertThat(isServed(OfEachTest.last)).isFalse();
    }

    /** Run by the test above. */
    @TestMethodOrder(MethodOrderer.MethodName.class)
    abstract static class Shared {
        @RegisterExtension
        static final FakeSecretsManager SECRETS =
                FakeSecretsManager.start().put("a", "1").put("mark", MARK);

        static URI firstEndpoint = SECRETS.endpoint();

        @Test
        void first(FakeSecretsManager secrets) {
            assertThat(secrets).isSameAs(SECRETS);
            assertThat(read(secrets, "a")).isEqualTo("1");
            secrets.fail(Fault.ACCESS_DENIED);
        }

        @Test
        void second(FakeSecretsManager secrets) {
            assertThat(secrets.calls()).isEmpty();
            assertThat(read(secrets, "a")).isEqualTo("1");
            assertThat(isServed(secrets.endpoint())).isTrue();
        }
    }

    static class OfClass extends Shared {}

    static class OfAnotherClass extends Shared {}

    static class OfEachTest {
        static URI last;

        @RegisterExtension
        final FakeSecretsManager secrets =
                FakeSecretsManager.start().put("a", "1").put("mark", MARK);

        @Test
        void first() {
            assertThat(read(secrets.rotate("a", "2"), "a")).isEqualTo("2");
            last = secrets.endpoint();
        }

        @Test
        void second() {
            assertThat(read(secrets, "a")).isEqualTo("1");
            assertThat(isServed(secrets.endpoint())).isTrue();
            last = secrets.endpoint();
        }
    }

    @Test
    void withoutJUnitItStartsAllTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("junit"))
                .collect(Collectors.joining(File.pathSeparator));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        WithoutJUnit.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(out)).endsWith("FakeSecretsManager 1");
    }

    /** Started by the test above. It ends although it closes nothing. */
    static final class WithoutJUnit {
        private WithoutJUnit() {}

        public static void main(String[] arguments) {
            FakeSecretsManager secrets = FakeSecretsManager.start().put("a", "1");
            Map<String, String> environment = secrets.environment();
            URI endpoint = URI.create(environment.get("AWS_ENDPOINT_URL_SECRETS_MANAGER"));
            try (SecretsManagerClient client = Sdk.once(endpoint)) {
                System.out.print(secrets.getClass().getSimpleName() + " "
                        + client.getSecretValue(r -> r.secretId("a")).secretString());
            }
        }
    }
}
