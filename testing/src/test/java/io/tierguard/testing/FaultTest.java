package io.tierguard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.InternalServiceErrorException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Each fault, by what the SDK makes of it. */
class FaultTest {
    @RegisterExtension
    static final FakeSecretsManager SECRETS =
            FakeSecretsManager.start().put("a", "1").put("b", "2").put("long", "x".repeat(60_000));

    private SecretsManagerClient client;

    @BeforeEach
    void connect() {
        client = Sdk.once(SECRETS.endpoint());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private String get(String id) {
        return get(client, id);
    }

    private static String get(SecretsManagerClient client, String id) {
        return client.getSecretValue(r -> r.secretId(id)).secretString();
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> errors() {
        Class<?> unmodelled = SecretsManagerException.class;
        return Stream.of(
                arguments(Fault.NOT_FOUND, ResourceNotFoundException.class, "ResourceNotFoundException", 400, "find"),
                arguments(
                        Fault.NO_CURRENT_VALUE,
                        ResourceNotFoundException.class,
                        "ResourceNotFoundException",
                        400,
                        "staging label: AWSCURRENT"),
                arguments(
                        Fault.ACCESS_DENIED,
                        unmodelled,
                        "AccessDeniedException",
                        400,
                        "not authorized to perform: secretsmanager:GetSecretValue on resource: a because"),
                arguments(Fault.KMS_ACCESS_DENIED, unmodelled, "AccessDeniedException", 400, "KMS"),
                arguments(
                        Fault.DECRYPTION_FAILURE,
                        DecryptionFailureException.class,
                        "DecryptionFailure",
                        400,
                        "KMS key"),
                arguments(
                        Fault.SCHEDULED_FOR_DELETION,
                        InvalidRequestException.class,
                        "InvalidRequestException",
                        400,
                        "marked for deletion"),
                arguments(
                        Fault.INVALID_PARAMETER,
                        InvalidParameterException.class,
                        "InvalidParameterException",
                        400,
                        "invalid"),
                arguments(Fault.THROTTLING, unmodelled, "ThrottlingException", 400, "Rate exceeded"),
                arguments(
                        Fault.INTERNAL_SERVICE_ERROR,
                        InternalServiceErrorException.class,
                        "InternalServiceError",
                        500,
                        "server side"),
                arguments(Fault.EXPIRED_TOKEN, unmodelled, "ExpiredTokenException", 400, "expired"),
                arguments(Fault.UNRECOGNIZED_CLIENT, unmodelled, "UnrecognizedClientException", 400, "invalid"),
                arguments(Fault.INVALID_SIGNATURE, unmodelled, "InvalidSignatureException", 400, "does not match"),
                arguments(Fault.CLOCK_SKEW, unmodelled, "InvalidSignatureException", 400, "Signature expired: 20"),
                arguments(Fault.error(418, "Teapot", "short"), unmodelled, "Teapot", 418, "short"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsWhatTheSdkKnowsByItsCode(Fault fault, Class<?> type, String code, int status, String message) {
        SECRETS.fail(fault);
        SecretsManagerException thrown = catchThrowableOfType(SecretsManagerException.class, () -> get("a"));

        assertThat(thrown).isExactlyInstanceOf(type);
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(thrown.awsErrorDetails().errorMessage()).contains(message);
        assertThat(thrown.statusCode()).isEqualTo(status);
        assertThat(thrown.requestId()).isNotBlank();
    }

    @Test
    void aBurstOfThrottlingPasses() {
        SECRETS.fail(Fault.THROTTLING.times(2));
        try (SecretsManagerClient retrying = Sdk.retrying(SECRETS.endpoint())) {
            assertThat(get(retrying, "a")).isEqualTo("1");
        }
        assertThat(SECRETS.calls()).containsExactly("GetSecretValue", "GetSecretValue", "GetSecretValue");
    }

    @Test
    void aClockThatIsWrongIsSetAndTheCallRepeated() {
        SECRETS.fail(Fault.CLOCK_SKEW.times(1));
        try (SecretsManagerClient retrying = Sdk.retrying(SECRETS.endpoint())) {
            assertThat(get(retrying, "a")).isEqualTo("1");
        }
        assertThat(SECRETS.calls()).hasSize(2);
    }

    @Test
    void whatNoRepetitionHelpsIsCalledOnce() {
        List<Fault> all = List.of(
                Fault.INVALID_SIGNATURE,
                Fault.EXPIRED_TOKEN,
                Fault.ACCESS_DENIED,
                Fault.DECRYPTION_FAILURE,
                Fault.NOT_FOUND);
        try (SecretsManagerClient retrying = Sdk.retrying(SECRETS.endpoint())) {
            for (Fault fault : all) {
                SECRETS.recover().forgetCalls().fail(fault);
                assertThatExceptionOfType(SecretsManagerException.class).isThrownBy(() -> get(retrying, "a"));
                assertThat(SECRETS.calls()).hasSize(1);
            }
        }
    }

    @Test
    void whatIsTransientIsRepeatedAndPasses() {
        List<Fault> all = List.of(
                Fault.INTERNAL_SERVICE_ERROR,
                Fault.SERVICE_UNAVAILABLE,
                Fault.TRUNCATED_BODY,
                Fault.CONNECTION_RESET,
                Fault.CONNECTION_RESET_IN_BODY);
        try (SecretsManagerClient retrying = Sdk.retrying(SECRETS.endpoint())) {
            for (Fault fault : all) {
                SECRETS.forgetCalls().fail(fault.times(1));
                assertThat(get(retrying, "long")).hasSize(60_000);
                assertThat(SECRETS.calls()).hasSize(2);
            }
        }
    }

    @Test
    void aPageOfHtmlIsAnErrorWithoutCode() {
        SECRETS.fail(Fault.SERVICE_UNAVAILABLE);
        SecretsManagerException thrown = catchThrowableOfType(SecretsManagerException.class, () -> get("a"));

        assertThat(thrown.statusCode()).isEqualTo(503);
        assertThat(thrown.awsErrorDetails().errorCode()).isNull();
    }

    @Test
    void aMalformedBodyIsNotRead() {
        SECRETS.fail(Fault.MALFORMED_BODY);

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> get("a"));
    }

    @Test
    void aByteThatIsNoneOfUtf8IsNotRead() {
        SECRETS.fail(Fault.INVALID_UTF8);

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> get("a"))
                .withStackTraceContaining("UTF-8");
    }

    @Test
    void aTruncatedBodyIsNotRead() {
        SECRETS.fail(Fault.TRUNCATED_BODY);

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> get("a"));
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> get("long"));
    }

    /** Asked of a socket: the JDK's own client calls it a SocketException when a server hangs up in order, too. */
    @Test
    void aResetIsAReset() throws IOException {
        byte[] request = "POST / HTTP/1.1\r\nX-Amz-Target: secretsmanager.ListSecrets\r\nContent-Length: 2\r\n\r\n{}"
                .getBytes(StandardCharsets.UTF_8);
        SECRETS.fail(Fault.CONNECTION_RESET);
        try (Socket socket =
                new Socket(SECRETS.endpoint().getHost(), SECRETS.endpoint().getPort())) {
            socket.getOutputStream().write(request);

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> get("a"));
    }

    @Test
    void aResetInTheBodyIsNoAnswer() {
        SECRETS.fail(Fault.CONNECTION_RESET_IN_BODY);

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> get("long"));
    }

    static Stream<Fault> endless() {
        return Stream.of(
                Fault.NO_ANSWER, Fault.slowFirstByte(Duration.ofHours(1)), Fault.slowBody(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void patienceEndsBeforeTheAnswer(Fault fault) {
        SECRETS.fail(fault);
        try (SecretsManagerClient impatient = Sdk.once(SECRETS.endpoint(), Duration.ofMillis(300))) {
            // Whichever of the two times is over first.
            assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> get(impatient, "a"));
        }
        assertThat(SECRETS.calls()).hasSize(1);
    }

    @Test
    void aSlowAnswerIsWholeInTheEnd() {
        SECRETS.fail(Fault.slowFirstByte(Duration.ofMillis(20)).times(1));
        SECRETS.fail(Fault.slowBody(Duration.ofMillis(20)).times(1));

        assertThat(get("long")).hasSize(60_000);
        assertThat(get("long")).hasSize(60_000);
    }

    @Test
    void nothingListensOnceItIsClosed() {
        FakeSecretsManager closed = FakeSecretsManager.start();
        closed.close();
        try (SecretsManagerClient lost = Sdk.once(closed.endpoint())) {
            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(() -> get(lost, "a"))
                    .withRootCauseInstanceOf(ConnectException.class);
        }
    }

    // ---- which calls are hit

    @Test
    void aSecretIsHitByItsNameAndByItsArnAndOthersAreNot() {
        SECRETS.fail(Fault.ACCESS_DENIED.ofSecret("a"));

        assertThat(get("b")).isEqualTo("2");
        for (String id : List.of("a", SECRETS.arn("a"))) {
            assertThatExceptionOfType(SecretsManagerException.class).isThrownBy(() -> get(id));
        }
    }

    @Test
    void anOperationIsHitAndOthersAreNot() {
        SECRETS.fail(Fault.ACCESS_DENIED.ofOperation("BatchGetSecretValue"));

        assertThat(get("a")).isEqualTo("1");
        assertThatExceptionOfType(SecretsManagerException.class).isThrownBy(() -> batch("a", "b"));
        assertThat(SECRETS.recover().calls()).containsExactly("GetSecretValue", "BatchGetSecretValue");
        assertThat(batch("a", "b").secretValues()).hasSize(2);
    }

    @Test
    void oneSecretOfABatchIsAmongItsErrors() {
        SECRETS.fail(Fault.DECRYPTION_FAILURE.ofSecret("a"));
        BatchGetSecretValueResponse batch = batch("a", "b");

        assertThat(batch.secretValues()).extracting(SecretValueEntry::name).containsExactly("b");
        assertThat(batch.errors()).extracting(APIErrorType::secretId).containsExactly("a");
        assertThat(batch.errors().get(0).errorCode()).isEqualTo("DecryptionFailure");
    }

    @Test
    void anIdCanBeInNeitherList() {
        SECRETS.fail(Fault.LEFT_OUT.ofSecret("a").times(1));
        // It has nothing to do with a single value.
        assertThat(get("a")).isEqualTo("1");
        BatchGetSecretValueResponse batch = batch("a", "b");

        assertThat(batch.secretValues()).extracting(SecretValueEntry::name).containsExactly("b");
        assertThat(batch.errors()).isEmpty();
        assertThat(batch("a", "b").secretValues()).hasSize(2);
    }

    @Test
    void aWholeBatchIsLostWithTheAnswerOfOneSecret() {
        SECRETS.fail(Fault.TRUNCATED_BODY.ofSecret("a"));

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> batch("a", "b"));
        assertThat(batch("b").secretValues()).hasSize(1);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        SECRETS.fail(Fault.THROTTLING.ofOperation("PutSecretValue"));

        assertThatExceptionOfType(SecretsManagerException.class)
                .isThrownBy(() -> client.putSecretValue(r -> r.secretId("b").secretString("3")));
        assertThat(get("b")).isEqualTo("2");
    }

    @Test
    void whatMakesNoFaultIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.THROTTLING.times(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.THROTTLING.ofOperation("GetSecretValu"));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.error(200, "Fine", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.slowBody(Duration.ofMillis(-1)));
    }

    private BatchGetSecretValueResponse batch(String... ids) {
        return client.batchGetSecretValue(r -> r.secretIdList(ids));
    }
}
