package io.tierguard.secrets.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * What went wrong with one call.
 *
 * <p>Messages are looked into to tell two faults of one code apart, and never kept: they may hold secrets.
 *
 * @param kind what it comes to
 * @param code the manager's code for it, or the type of what was thrown
 * @param requestId what the manager calls the request, or null where it didn't say
 */
record Fault(FaultKind kind, String code, @Nullable String requestId) {
    /** What stands for a message that names a key. */
    static final String KEY_NAMED = "kms";

    private static final int DEEPEST = 20;
    private static final int LONGEST_CODE = 64;
    private static final String HEX = "0123456789abcdefABCDEF";
    private static final String UUID_PATTERN = "00000000-0000-0000-0000-000000000000";

    static Fault of(FaultKind kind, String code) {
        return new Fault(kind, code, null);
    }

    /** Returns what an error that the manager answered with comes to. */
    static Fault of(@Nullable String code, @Nullable String message, @Nullable String requestId, int status) {
        String word = code(code);
        String known = word == null ? (status == 0 ? "NoCode" : "HTTP " + status) : word;
        return new Fault(kindOf(known, message == null ? "" : message, status), known, requestId(requestId));
    }

    /**
     * Returns the code that a text is, without the namespace before it and the address after it, or null where it is none: what
     * has anything but letters in it, or is longer than any, is not what the manager calls an error.
     */
    static @Nullable String code(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int end = text.indexOf(':');
        String code = end < 0 ? text : text.substring(0, end);
        code = code.substring(code.indexOf('#') + 1);
        if (code.isEmpty() || code.length() > LONGEST_CODE || !isUpper(code.charAt(0))) {
            return null;
        }
        for (int i = 1; i < code.length(); i++) {
            char c = code.charAt(i);
            if (!isUpper(c) && !(c >= 'a' && c <= 'z')) {
                return null;
            }
        }
        return code;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Returns the id of a request that a text is, or null where it is none: the manager's are UUIDs. */
    static @Nullable String requestId(@Nullable String text) {
        if (text == null || text.length() != UUID_PATTERN.length()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            boolean isDash = text.charAt(i) == '-';
            if (isDash != (UUID_PATTERN.charAt(i) == '-') || (!isDash && HEX.indexOf(text.charAt(i)) < 0)) {
                return null;
            }
        }
        return text;
    }

    /** Returns whether a message of denied access is about the key: the names of secrets and roles may have the word in them. */
    static boolean namesKey(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains(KEY_NAMED) && !lower.contains("perform: secretsmanager:");
    }

    static Fault of(Throwable thrown) {
        if (thrown instanceof AwsServiceException e) {
            AwsErrorDetails details = e.awsErrorDetails();
            Fault fault = details == null
                    ? of(null, null, e.requestId(), e.statusCode())
                    : of(details.errorCode(), details.errorMessage(), e.requestId(), e.statusCode());
            // The code is looked at first; these know the codes that other services use for it.
            if (fault.kind == FaultKind.OTHER && e.isThrottlingException()) {
                return new Fault(FaultKind.THROTTLED, fault.code, fault.requestId);
            }
            return fault.kind != FaultKind.CLOCK && e.isClockSkewException()
                    ? new Fault(FaultKind.CLOCK, fault.code, fault.requestId)
                    : fault;
        }
        if (thrown instanceof ApiCallTimeoutException
                || thrown instanceof ApiCallAttemptTimeoutException
                || thrown instanceof AbortedException) {
            return of(FaultKind.TIMED_OUT, thrown.getClass().getSimpleName());
        }
        return ofClient(thrown);
    }

    /** What the manager never answered, or what can't be read of its answer. */
    private static Fault ofClient(Throwable thrown) {
        Throwable cause = thrown;
        Throwable transport = null;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String message = cause.getMessage();
            if (cause instanceof CharacterCodingException || (message != null && message.contains("Invalid UTF-8"))) {
                return of(FaultKind.NOT_TEXT, cause.getClass().getSimpleName());
            }
            if (cause instanceof LinkageError) {
                return of(FaultKind.LIBRARY, cause.getClass().getSimpleName());
            }
            if (cause instanceof SocketTimeoutException) {
                return of(FaultKind.TIMED_OUT, cause.getClass().getSimpleName());
            }
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                transport = cause;
            }
            cause = cause.getCause();
        }
        return transport == null
                ? of(FaultKind.OTHER, thrown.getClass().getSimpleName())
                : of(FaultKind.UNREACHABLE, transport.getClass().getSimpleName());
    }

    private static FaultKind kindOf(String code, String message, int status) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (lower.startsWith("kms") || lower.startsWith("decryptionfailure")) {
            return FaultKind.KEY;
        }
        return switch (code) {
            case "ResourceNotFoundException", "ResourceNotFound" -> FaultKind.NOT_FOUND;
            case "AccessDeniedException", "AccessDenied", "UnauthorizedOperation" ->
                namesKey(message) ? FaultKind.KEY : FaultKind.DENIED;
            case "InvalidRequestException" -> FaultKind.DELETED;
            case "InvalidParameterException", "InvalidParameterValue", "ValidationException", "ValidationError" ->
                FaultKind.PARAMETER;
            case "ThrottlingException",
                    "Throttling",
                    "ThrottledException",
                    "RequestThrottled",
                    "RequestThrottledException",
                    "RequestLimitExceeded",
                    "TooManyRequestsException",
                    "LimitExceededException",
                    "SlowDown" -> FaultKind.THROTTLED;
            case "InternalServiceError",
                    "InternalServiceErrorException",
                    "InternalFailure",
                    "InternalServerError",
                    "InternalServerException",
                    "ServiceUnavailable",
                    "ServiceUnavailableException",
                    "RequestTimeout",
                    "RequestTimeoutException" -> FaultKind.BROKEN;
            case "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "RequestExpired",
                    "RequestTimeTooSkewed",
                    "RequestInTheFuture" -> FaultKind.CLOCK;
            case "ExpiredToken",
                    "ExpiredTokenException",
                    "UnrecognizedClientException",
                    "UnrecognizedClient",
                    "InvalidClientTokenId",
                    "InvalidAccessKeyId",
                    "InvalidToken",
                    "AuthFailure",
                    "IncompleteSignature",
                    "IncompleteSignatureException",
                    "MissingAuthenticationToken",
                    "MissingAuthenticationTokenException" -> FaultKind.CREDENTIALS;
            default -> ofStatus(status);
        };
    }

    /** What stands between the process and the manager answers without a code. */
    private static FaultKind ofStatus(int status) {
        if (status == 429) {
            return FaultKind.THROTTLED;
        }
        if (status == 401 || status == 403) {
            return FaultKind.DENIED;
        }
        return status >= 500 ? FaultKind.BROKEN : FaultKind.OTHER;
    }
}
