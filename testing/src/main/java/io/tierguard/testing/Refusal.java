package io.tierguard.testing;

/** Ends an operation with an error of AWS's. */
final class Refusal extends RuntimeException {
    private static final String DELETED =
            "You can't perform this operation on the secret because it was marked for deletion.";

    private final transient AwsError error;

    Refusal(AwsError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    AwsError error() {
        return error;
    }

    static Refusal notFound() {
        return notFound("Secrets Manager can't find the specified secret.");
    }

    static Refusal notFound(String message) {
        return new Refusal(AwsError.ofService("ResourceNotFoundException", message));
    }

    static Refusal deleted() {
        return invalidRequest(DELETED);
    }

    static Refusal invalidRequest(String message) {
        return new Refusal(AwsError.ofService("InvalidRequestException", message));
    }

    static Refusal invalidParameter(String message) {
        return new Refusal(AwsError.ofService("InvalidParameterException", message));
    }

    static Refusal exists(String message) {
        return new Refusal(AwsError.ofService("ResourceExistsException", message));
    }

    /** What breaks a rule of the request's shape; Secrets Manager's own manual doesn't list this code. */
    static Refusal validation(String message) {
        return new Refusal(AwsError.ofFrontEnd("ValidationException", message));
    }
}
