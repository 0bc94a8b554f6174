package io.tierguard.testing;

import io.tierguard.testing.Delivery.Way;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong, as it looks on the wire. Handed to {@link FakeSecretsManager#fail}, it hits every call until
 * {@link FakeSecretsManager#recover()}, unless it's narrowed:
 *
 * <pre>{@code
 * secrets.fail(Fault.THROTTLING.times(2));
 * secrets.fail(Fault.DECRYPTION_FAILURE.ofSecret("event-api/prod").ofOperation("GetSecretValue"));
 * secrets.fail(Fault.slowFirstByte(Duration.ofMillis(20)));
 * }</pre>
 *
 * <p>A call can meet one fault of a kind: one that refuses it, one that replaces the answer, one that delivers it badly. An
 * error that is narrowed to one secret appears among the {@code Errors} of a batch, and the rest of the batch is answered.
 *
 * <p>Immutable.
 */
public final class Fault {
    static final String BATCH = "BatchGetSecretValue";

    private static final Set<String> OPERATIONS = Set.of(
            "GetSecretValue",
            BATCH,
            "DescribeSecret",
            "ListSecrets",
            "CreateSecret",
            "PutSecretValue",
            "UpdateSecret",
            "DeleteSecret",
            "RestoreSecret");

    /** {@code ResourceNotFoundException}: there is no such secret, or not in this region and account. */
    public static final Fault NOT_FOUND =
            service("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    /** {@code ResourceNotFoundException} of a secret that is there, and has no current value. */
    public static final Fault NO_CURRENT_VALUE = service(
            "ResourceNotFoundException",
            "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");

    /** {@code AccessDeniedException}: no policy allows the operation. */
    public static final Fault ACCESS_DENIED = service(
            "AccessDeniedException",
            "User: arn:aws:iam::123456789012:user/fake is not authorized to perform: secretsmanager:{operation} on"
                    + " resource: {resource} because no identity-based policy allows the secretsmanager:{operation}"
                    + " action");

    /** {@code AccessDeniedException} whose message names KMS: the key may not be used. */
    public static final Fault KMS_ACCESS_DENIED = service("AccessDeniedException", "Access to KMS is not allowed");

    /** {@code DecryptionFailure}: the key is disabled, or gone. */
    public static final Fault DECRYPTION_FAILURE = service(
            "DecryptionFailure", "Secrets Manager can't decrypt the protected secret text using the provided KMS key.");

    /** {@code InvalidRequestException} of a secret that is scheduled for deletion. */
    public static final Fault SCHEDULED_FOR_DELETION = refuse(Refusal.deleted().error());

    /** {@code InvalidParameterException}: the request breaks a rule. */
    public static final Fault INVALID_PARAMETER =
            service("InvalidParameterException", "The parameter name or value is invalid.");

    /** {@code ThrottlingException}: too many calls. A burst of them is {@code THROTTLING.times(n)}. */
    public static final Fault THROTTLING = refuse(AwsError.ofFrontEnd("ThrottlingException", "Rate exceeded"));

    /** {@code InternalServiceError}, with status 500. */
    public static final Fault INTERNAL_SERVICE_ERROR =
            error(500, "InternalServiceError", "An error occurred on the server side.");

    /** {@code ExpiredTokenException}: the session has ended that the credentials belong to. */
    public static final Fault EXPIRED_TOKEN = refuse(
            AwsError.ofFrontEnd("ExpiredTokenException", "The security token included in the request is expired"));

    /** {@code UnrecognizedClientException}: nobody knows the access key. */
    public static final Fault UNRECOGNIZED_CLIENT = refuse(AwsError.ofFrontEnd(
            "UnrecognizedClientException", "The security token included in the request is invalid."));

    /** {@code InvalidSignatureException}, and the clocks agree: the secret key is the wrong one. */
    public static final Fault INVALID_SIGNATURE = refuse(AwsError.ofFrontEnd(
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                    + " Access Key and signing method. Consult the service documentation for details."));

    /**
     * {@code InvalidSignatureException} of a server whose clock is 15 minutes ahead of the client's, which its {@code Date}
     * tells. The SDK sets its clock by that, for the whole process, and tries again: {@code CLOCK_SKEW.times(1)} is a clock that can be helped.
     */
    public static final Fault CLOCK_SKEW = new Fault(new Effect.Refuse(
            AwsError.ofFrontEnd(
                    "InvalidSignatureException",
                    "Signature expired: {signed} is now earlier than {earliest} ({server} - 5 min.)"),
            Duration.ofMinutes(15)));

    /** Status 503 with a page of HTML, as what stands in front of a service answers. */
    public static final Fault SERVICE_UNAVAILABLE = new Fault(new Effect.Replace(
            (reply, now) -> Reply.html(503, "<html><body><h1>503 Service Unavailable</h1></body></html>", now)));

    /** The right answer, ended in the middle of its JSON by whoever wrote it. */
    public static final Fault MALFORMED_BODY = new Fault(new Effect.Replace((reply, now) -> reply.cutShort()));

    /** The right answer, with a byte in one of its texts that is none of UTF-8. */
    public static final Fault INVALID_UTF8 = new Fault(new Effect.Replace((reply, now) -> reply.notUtf8()));

    /** The right answer, of which half arrives before the connection is closed. */
    public static final Fault TRUNCATED_BODY = deliver(Delivery.of(Way.TRUNCATED));

    /** The connection is reset instead of an answer. */
    public static final Fault CONNECTION_RESET = deliver(Delivery.of(Way.RESET));

    /** The connection is reset in the middle of the answer. */
    public static final Fault CONNECTION_RESET_IN_BODY = deliver(Delivery.of(Way.RESET_IN_BODY));

    /** The request is taken, and nothing is ever answered. */
    public static final Fault NO_ANSWER = deliver(Delivery.of(Way.NO_ANSWER));

    /** A secret is neither among the values of a batch nor among its errors. It hits batches alone. */
    public static final Fault LEFT_OUT = new Fault(new Effect.LeaveOut());

    private final Effect effect;
    private final int times;
    private final @Nullable String operation;
    private final @Nullable String secret;

    private Fault(Effect effect) {
        this(effect, Integer.MAX_VALUE, null, null);
    }

    private Fault(Effect effect, int times, @Nullable String operation, @Nullable String secret) {
        this.effect = effect;
        this.times = times;
        this.operation = operation;
        this.secret = secret;
    }

    /**
     * Refuses a call with an error of any name.
     *
     * @throws IllegalArgumentException if the status is none of an error
     */
    public static Fault error(int status, String code, String message) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("an error has a status from 400 to 599, not " + status);
        }
        return refuse(new AwsError(
                status, Objects.requireNonNull(code, "code"), "Message", Objects.requireNonNull(message, "message")));
    }

    /** Answers only when this time has gone by, as a far or busy network would. */
    public static Fault slowFirstByte(Duration delay) {
        return deliver(new Delivery(Way.SLOW_FIRST_BYTE, positive(delay)));
    }

    /** Begins to answer at once, and takes this time to end. */
    public static Fault slowBody(Duration duration) {
        return deliver(new Delivery(Way.SLOW_BODY, positive(duration)));
    }

    /**
     * Ends after so many hits. What the SDK repeats by itself counts too; in a batch, each secret that is hit counts.
     *
     * @throws IllegalArgumentException if it's fewer than one
     */
    public Fault times(int hits) {
        if (hits < 1) {
            throw new IllegalArgumentException("a fault hits once or more often, not " + hits + " times");
        }
        return new Fault(effect, hits, operation, secret);
    }

    /**
     * Hits this operation only, such as {@code GetSecretValue}.
     *
     * @throws IllegalArgumentException if the fake has no such operation
     */
    public Fault ofOperation(String name) {
        if (!OPERATIONS.contains(name)) {
            throw new IllegalArgumentException("the fake has no operation " + name);
        }
        return new Fault(effect, times, name, secret);
    }

    /** Hits this secret only, whether it's asked for by its name or its ARN. */
    public Fault ofSecret(String name) {
        return new Fault(effect, times, operation, Objects.requireNonNull(name, "name"));
    }

    Effect effect() {
        return effect;
    }

    int times() {
        return times;
    }

    boolean isOfOneSecret() {
        return secret != null;
    }

    boolean hits(String calledOperation, Collection<String> names) {
        return (operation == null || operation.equals(calledOperation)) && (secret == null || names.contains(secret));
    }

    private static Fault service(String code, String message) {
        return refuse(AwsError.ofService(code, message));
    }

    private static Fault refuse(AwsError error) {
        return new Fault(new Effect.Refuse(error, Duration.ZERO));
    }

    private static Fault deliver(Delivery delivery) {
        return new Fault(new Effect.Deliver(delivery));
    }

    private static Duration positive(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a delay can't be negative");
        }
        return duration;
    }
}
