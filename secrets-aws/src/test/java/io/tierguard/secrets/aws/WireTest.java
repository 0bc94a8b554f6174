package io.tierguard.secrets.aws;

import static io.tierguard.secrets.aws.Fetches.ids;
import static io.tierguard.secrets.aws.Fetches.production;
import static io.tierguard.secrets.aws.Fetches.text;
import static io.tierguard.secrets.aws.Fetches.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import io.tierguard.secrets.aws.Wire.Answer;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What goes wrong on the wire, and what comes of it. A canary is in all that the manager says, another in the values, and
 * neither in anything that is said here; the SDK itself logs at DEBUG what the manager says of an error.
 */
class WireTest {
    private static final String CANARY = "canary-7d1f";
    private static final String VALUE = "value-3c5e";
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Wire wire = new Wire(null);
    private final SecretsManagerClient client = Fetches.client(wire.endpoint());

    @AfterEach
    void hangUp() {
        client.close();
        wire.close();
    }

    private Reading fetch(String... names) {
        return fetch(Tier.PRODUCTION, LONG, names);
    }

    /** Ends after the second try, however much time there is. */
    private Reading fetchTwice(String... names) {
        return fetch(Tier.TEST, LONG, names);
    }

    private Reading fetch(Tier tier, Duration budget, String... names) {
        AwsSecrets secrets = AwsSecrets.named(names[0], names).client(client);
        Reading reading = secrets.fetch(Fetches.request(tier, budget, "A"));
        assertThat(text(reading.problems())).doesNotContain(CANARY, VALUE);
        return reading;
    }

    private static String secret(String name, String json) {
        return "{\"ARN\":\"arn:aws:secretsmanager:eu-central-1:123456789012:secret:" + name + "-abcdef\",\"Name\":\""
                + name + "\",\"SecretString\":\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    private static Answer batch(String... secrets) {
        return Answer.of(200, "{\"SecretValues\":[" + String.join(",", secrets) + "],\"Errors\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, TG628, a can't be found in AWS Secrets Manager in eu-central-1, aws sts get-caller-identity",
        "AccessDeniedException, TG627, access to a in eu-central-1 was denied, secret:a-??????",
        "DecryptionFailure, TG629, the KMS key of a in eu-central-1 can't be used, kms:Decrypt",
        "InvalidRequestException, TG628, a in eu-central-1 is scheduled for deletion, restore-secret",
        "InvalidParameterException, TG620, does not take a as a name, 512",
        "ExpiredTokenException, TG627, did not accept the credentials, renew them",
        "UnrecognizedClientException, TG627, did not accept the credentials, renew them",
        "InvalidSignatureException, TG627, did not accept the signature, the clock",
        "Surprise, TG620, failed when it was asked for a, CloudTrail",
    })
    void whatLastsIsNotTriedAgain(String code, String id, String message, String help) {
        wire.answering((call, body) -> Answer.error(400, code, CANARY));
        Reading reading = fetch(Tier.PRODUCTION, LONG, "a");
        assertThat(reading.entries()).isEmpty();
        assertThat(ids(reading.problems())).containsExactly(id);
        Problem problem = reading.problems().get(0);
        assertThat(problem.message()).contains(message);
        assertThat(text(problem)).contains(help, code, "request 11111111-2222", " of 30000 ms");
        assertThat(problem.fix()).isNotEmpty();
        assertThat(wire.calls()).hasSize(code.equals("InvalidSignatureException") ? 2 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "InternalServiceError", "ServiceUnavailable"})
    void whatMayPassIsTriedAgain(String code) {
        AtomicInteger calls = new AtomicInteger();
        wire.answering((call, body) -> calls.incrementAndGet() < 3
                ? Answer.error(code.startsWith("T") ? 400 : 500, code, CANARY)
                : Answer.of(200, secret("a", "{\"A\": \"1\"}")));
        Reading reading = fetch(Tier.PRODUCTION, LONG, "a");
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("A", "1"));
        assertThat(calls).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void whatDoesNotPassEndsWithItsTime(Tier tier) {
        wire.answering((call, body) -> Answer.error(500, "InternalServiceError", CANARY));
        Reading reading = fetch(tier, SHORT, "a");
        assertThat(ids(reading.problems())).containsExactly("TG626");
        assertThat(text(reading.problems())).contains(" attempts, ", " of 2000 ms", "InternalServiceError");
        if (!tier.isDeployed()) {
            assertThat(wire.calls()).hasSize(2);
        }
    }

    @Test
    void aBodyThatIsCutOffIsNeverReadInPart() {
        String whole = secret("a", "{\"A\": \"" + VALUE + "\"}");
        wire.answering((call, body) ->
                Answer.of(200, whole.substring(0, whole.length() - 5)).cutOff());
        Reading reading = fetchTwice("a");
        assertThat(reading.entries()).isEmpty();
        assertThat(ids(reading.problems())).containsExactly("TG626");
        assertThat(wire.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>canary-7d1f</html>", "{\"Name\": \"a\", \"Secr"})
    void whatIsNoAnswerOfAwsIsTriedAgain(String body) {
        wire.answering((call, asked) -> Answer.of(200, body));
        assertThat(ids(fetchTwice("a").problems())).containsExactly("TG626");
        assertThat(ids(fetchTwice("a", "b").problems())).containsExactly("TG626");
    }

    @Test
    void aConnectionThatEndsIsTriedAgain() {
        wire.answering((call, body) -> null);
        assertThat(ids(fetchTwice("a").problems())).containsExactly("TG626");
    }

    @Test
    void invalidUtf8IsSaidToBeThat() {
        byte[] body = secret("a", "{\"A\": \"?\"}").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xff : body[i];
        }
        wire.answering((call, asked) -> new Answer(200, body, body.length, null));
        assertThat(ids(fetch("a").problems())).containsExactly("TG630");
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForAnyLonger() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SecretsManagerClient lost = Fetches.client(at(silent))) {
            Reading reading = AwsSecrets.named("a", "b").client(lost).fetch(Fetches.request(Tier.PRODUCTION, SHORT));
            assertThat(ids(reading.problems())).containsExactly("TG621");
            assertThat(text(reading.problems())).contains("2 secrets", "these are a, b", " of 2000 ms");
        }
    }

    @Test
    void whereNobodyIsNobodyIsReached() throws IOException {
        URI nobody;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            nobody = at(silent);
        }
        try (SecretsManagerClient refused = Fetches.client(nobody)) {
            Reading reading = AwsSecrets.named("a").client(refused).fetch(Fetches.request(Tier.TEST, LONG));
            assertThat(ids(reading.problems())).containsExactly("TG626");
            assertThat(text(reading.problems())).contains("could not be reached", "ConnectException");
        }
    }

    private static URI at(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "ThrottlingException"})
    void aBatchThatIsRefusedIsReadSecretBySecret(String code) {
        wire.answering((call, body) -> call.startsWith("Batch")
                ? Answer.error(400, code, CANARY)
                : Answer.of(200, body.contains("\"a\"") ? secret("a", "{\"A\":1}") : secret("b", "{\"B\":2}")));
        Reading reading = fetch("a", "b");
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(wire.calls()).containsExactly("BatchGetSecretValue", "GetSecretValue", "GetSecretValue");
    }

    @Test
    void partsOfABatchFailEachInItsWay() {
        wire.answering((call, body) -> call.startsWith("Batch")
                ? Answer.of(
                        200,
                        "{\"SecretValues\":[" + secret("a", "{\"A\":\"1\"}") + "],\"Errors\":["
                                + "{\"SecretId\":\"b\",\"ErrorCode\":\"AccessDeniedException\",\"Message\":\"" + CANARY
                                + "\"},"
                                + "{\"SecretId\":\"c\",\"ErrorCode\":\"ResourceNotFoundException\",\"Message\":\"x\"},"
                                + "{\"SecretId\":\"d\",\"ErrorCode\":\"InternalServiceError\",\"Message\":\"x\"},"
                                + "{\"SecretId\":\"e\",\"ErrorCode\":\"AccessDeniedException\",\"Message\":\"by KMS\"}]}")
                : Answer.of(200, secret("d", "{\"D\":\"4\"}")));
        Reading reading = fetch("a", "b", "c", "d", "e", "f");
        assertThat(values(reading)).isEqualTo(Map.of("A", "1", "D", "4"));
        assertThat(ids(reading.problems())).containsExactlyInAnyOrder("TG627", "TG628", "TG629", "TG622");
        assertThat(text(reading.problems())).contains("said nothing of f");
    }

    @Test
    void anAnswerOfSeveralPagesIsReadToTheEnd() {
        wire.answering((call, body) -> body.contains("NextToken")
                ? batch(secret("b", "{\"B\":\"2\"}"))
                : Answer.of(200, "{\"SecretValues\":[" + secret("a", "{\"A\":\"1\"}") + "],\"NextToken\":\"t\"}"));
        assertThat(values(fetch("a", "b"))).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @Test
    void anAnswerWithoutEndIsToldOfAndKeepsWhatItHad() {
        wire.answering((call, body) -> Answer.of(200, "{\"SecretValues\":[],\"NextToken\":\"same\"}"));
        assertNoEnd(fetch("a", "b"), Map.of(), "these are a, b");
        assertThat(wire.calls()).hasSize(2);

        wire.calls().clear();
        String both = secret("a", "{\"A\":\"1\"}") + "," + secret("b", "{\"B\":\"2\"}");
        wire.answering((call, body) -> Answer.of(200, "{\"SecretValues\":[" + both + "],\"NextToken\":\"same\"}"));
        assertNoEnd(fetch("a", "b"), Map.of("A", "1", "B", "2"), "these are a, b");
        assertThat(wire.calls()).hasSize(2);

        wire.calls().clear();
        wire.answering((call, body) -> Answer.of(
                200,
                "{\"SecretValues\":["
                        + (body.contains("\"x\"") ? secret("b", "{\"B\":\"2\"}") : secret("a", "{\"A\":\"1\"}"))
                        + "],\"NextToken\":\"" + (body.contains("\"x\"") ? "y" : "x") + "\"}"));
        assertNoEnd(fetch("a", "b", "c", "d"), Map.of("A", "1", "B", "2"), "these are c, d");
        assertThat(wire.calls()).hasSize(3);

        wire.calls().clear();
        wire.answering((call, body) -> Answer.of(
                200,
                "{\"SecretValues\":[" + both + "],\"NextToken\":\""
                        + wire.calls().size() + "\"}"));
        assertNoEnd(fetch("a", "b"), Map.of("A", "1", "B", "2"), "these are a, b");
        assertThat(wire.calls()).hasSize(100);
    }

    private static void assertNoEnd(Reading reading, Map<String, String> values, String of) {
        assertThat(values(reading)).isEqualTo(values);
        assertThat(ids(reading.problems())).containsExactly("TG622");
        assertThat(text(reading.problems())).contains("has no end", of, "BatchWithoutEnd");
    }

    /** It goes where people look, and the manager may be anybody. */
    @Test
    void theIdOfAVersionIsTextOfStrangers() {
        String hostile = "\\n\\u202e" + "v".repeat(5_000);
        String shown = "\\n\\u{202e}" + "v".repeat(78) + "…";
        wire.answering((call, body) -> {
            String a = secret("a", "{\"A\":\"1\"}").replace("{\"ARN", "{\"VersionId\":\"" + hostile + "\",\"ARN");
            String b = secret("b", "{\"B\":\"2\"}").replace("{\"ARN", "{\"VersionId\":\"v7\",\"ARN");
            return call.startsWith("Batch") ? batch(a, b) : Answer.of(200, a);
        });
        assertThat(Fetches.versions(fetch("a"))).containsExactly(shown);
        assertThat(Fetches.versions(fetch("a", "b"))).containsExactly(shown, "v7");
        Reading mapped = AwsSecrets.named("a").mapped("a", "A").client(client).fetch(production("A"));
        assertThat(Fetches.versions(mapped)).containsExactly(shown);
    }

    @Test
    void anotherSecretThanTheOneAskedForIsNotTaken() {
        wire.answering((call, body) -> Answer.of(200, secret("another", "{\"A\":\"" + VALUE + "\"}")));
        Reading reading = fetch("a");
        assertThat(reading.entries()).isEmpty();
        assertThat(ids(reading.problems())).containsExactly("TG622");
    }

    @Test
    void theStatementNamesWhatIsKnown() {
        wire.answering((call, body) -> Answer.error(400, "AccessDeniedException", CANARY));
        String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-abcdef";
        assertThat(text(fetch(arn, "b").problems()))
                .contains("{\"Effect\": \"Allow\", \"Action\": \"secretsmanager:GetSecretValue\", \"Resource\": [\""
                        + arn + "\", \"arn:aws:secretsmanager:eu-central-1:123456789012:secret:b-??????\"]}");
        Reading listed = AwsSecrets.prefix("a/").client(client).fetch(production());
        assertThat(text(listed.problems())).contains("\"secretsmanager:ListSecrets\", \"Resource\": \"*\"");
        wire.answering((call, body) -> Answer.error(400, "ResourceNotFoundException", CANARY));
        assertThat(text(fetch(arn).problems()))
                .contains("the ARN is of eu-west-1, and eu-central-1 was asked", "account 123456789012");
        assertThat(new IamStatement("cn-north-1", null).allowKey()).contains("arn:aws-cn:kms:cn-north-1:*:key/");
    }

    @Test
    void whatTheSdkLogsHoldsNoSecret() throws IOException {
        wire.answering((call, body) -> Answer.of(200, secret("a", "{\"A\": \"" + VALUE + "\"}")));
        assertThat(values(fetch("a"))).containsEntry("A", VALUE);
        wire.answering((call, body) -> batch(secret("a", VALUE), secret("b", "{\"B\": \"" + VALUE + "\"}")));
        assertThat(ids(fetch("a", "b").problems())).containsExactly("TG630");
        String log = Files.readString(Path.of("target/sdk.log"));
        assertThat(log).contains("TRACE", "Sending Request").doesNotContain(VALUE);
    }

    @Test
    void everyFaultHasItsWords() {
        for (FaultKind kind : FaultKind.values()) {
            for (boolean many : new boolean[] {false, true}) {
                assertThat(Wording.message(kind, "x", " in y", many))
                        .isNotBlank()
                        .doesNotEndWith(".");
                assertThat(Wording.because(kind, many)).isNotBlank();
                assertThat(Wording.fix(kind, "AWSCURRENT", many)).isNotBlank();
            }
        }
    }
}
