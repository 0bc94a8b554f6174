package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The code decides, and not the HTTP status. */
class FaultTest {
    private static final String REQUEST = "0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d";

    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, 400, can't find it, NOT_FOUND, TG628",
        "ResourceNotFoundException, 404, can't find it, NOT_FOUND, TG628",
        "AccessDeniedException, 400, User is not authorized, DENIED, TG627",
        "AccessDeniedException, 400, Access to KMS is not allowed, KEY, TG629",
        "AccessDeniedException, 400, not authorized to perform: kms:Decrypt, KEY, TG629",
        "AccessDeniedException, 400, User kms-admin is not authorized to perform: secretsmanager:GetSecretValue, DENIED, TG627",
        "DecryptionFailure, 400, x, KEY, TG629",
        "DecryptionFailureException, 400, x, KEY, TG629",
        "KMSDisabledException, 400, x, KEY, TG629",
        "InvalidRequestException, 400, marked for deletion, DELETED, TG628",
        "InvalidParameterException, 400, x, PARAMETER, TG620",
        "ValidationException, 400, x, PARAMETER, TG620",
        "ThrottlingException, 400, Rate exceeded, THROTTLED, TG626",
        "Throttling, 400, Rate exceeded, THROTTLED, TG626",
        "RequestLimitExceeded, 503, x, THROTTLED, TG626",
        "InternalServiceError, 500, x, BROKEN, TG626",
        "InternalServiceErrorException, 400, x, BROKEN, TG626",
        "ServiceUnavailable, 503, x, BROKEN, TG626",
        "ExpiredTokenException, 400, x, CREDENTIALS, TG627",
        "ExpiredToken, 403, x, CREDENTIALS, TG627",
        "UnrecognizedClientException, 400, x, CREDENTIALS, TG627",
        "InvalidSignatureException, 400, x, CLOCK, TG627",
        "RequestExpired, 400, x, CLOCK, TG627",
        "Novel, 502, x, BROKEN, TG626",
        "Novel, 429, x, THROTTLED, TG626",
        "Novel, 400, x, OTHER, TG620",
    })
    void codesOfTheTable(String code, int status, String message, FaultKind kind, String id) {
        Fault fault = Fault.of(thrown(code, message, status));
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.kind().id().id()).isEqualTo(id);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.requestId()).isEqualTo(REQUEST);
    }

    @Test
    void transientAreThoseThatMayPassAndNoOthers() {
        assertThat(FaultKind.values())
                .filteredOn(FaultKind::isTransient)
                .containsExactly(FaultKind.THROTTLED, FaultKind.BROKEN, FaultKind.UNREACHABLE, FaultKind.TIMED_OUT);
    }

    @Test
    void whatIsNoCodeIsNotShown() {
        for (String code : List.of(
                "canary secret",
                "{\"a\":\"canary\"}",
                "C".repeat(65),
                "canary",
                "Canary1",
                "Canary-one",
                "#",
                ":Canary",
                "Canary#",
                "")) {
            assertThat(Fault.of(thrown(code, "canary", 403)).code()).isEqualTo("HTTP 403");
        }
    }

    @Test
    void aCodeMayHaveANamespaceAndAnAddress() {
        assertThat(Fault.code("com.amazonaws#ThrottlingException")).isEqualTo("ThrottlingException");
        assertThat(Fault.code("ThrottlingException:http://canary")).isEqualTo("ThrottlingException");
    }

    @Test
    void whatIsNoIdIsNotShown() {
        for (String id : List.of("canary", REQUEST + "0", REQUEST.replace('-', '0'), REQUEST.replace('a', 'g'))) {
            assertThat(Fault.requestId(id)).isNull();
        }
        assertThat(Fault.requestId(REQUEST)).isEqualTo(REQUEST);
    }

    @Test
    void theTransportIsKnownByItsCauses() {
        assertThat(client(new UnknownHostException("canary")).kind()).isEqualTo(FaultKind.UNREACHABLE);
        assertThat(client(new UnknownHostException("canary")).code()).isEqualTo("UnknownHostException");
        assertThat(client(new SocketTimeoutException("canary")).kind()).isEqualTo(FaultKind.TIMED_OUT);
        assertThat(client(new IOException(new EOFException())).kind()).isEqualTo(FaultKind.UNREACHABLE);
        assertThat(client(new IOException("Invalid UTF-8 middle byte 0x22")).kind())
                .isEqualTo(FaultKind.NOT_TEXT);
        assertThat(client(new IllegalStateException("canary")).kind()).isEqualTo(FaultKind.OTHER);
        assertThat(client(new NoClassDefFoundError("canary")).kind()).isEqualTo(FaultKind.LIBRARY);
        assertThat(Fault.of(ApiCallTimeoutException.create(5)).kind()).isEqualTo(FaultKind.TIMED_OUT);
    }

    private static Fault client(Throwable cause) {
        return Fault.of(SdkClientException.create("canary", cause));
    }

    private static Throwable thrown(String code, String message, int status) {
        return SecretsManagerException.builder()
                .message(message)
                .statusCode(status)
                .requestId(REQUEST)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
