package io.tierguard.secrets.aws;

/** The sentences that findings are made of. */
final class Wording {
    private Wording() {}

    /**
     * Returns what is wrong.
     *
     * @param subject the secret, or how many
     * @param where the region, after "in", or nothing
     */
    static String message(FaultKind kind, String subject, String where) {
        return switch (kind) {
            case THROTTLED -> "AWS Secrets Manager was too busy to hand out " + subject + where;
            case BROKEN -> "AWS Secrets Manager failed by itself when it was asked for " + subject + where;
            case UNREACHABLE -> "AWS Secrets Manager could not be reached, or not to the end, for " + subject + where;
            case TIMED_OUT -> "AWS Secrets Manager did not answer in time for " + subject + where;
            case DENIED -> "access to " + subject + where + " was denied";
            case CREDENTIALS -> "AWS did not accept the credentials that " + subject + " was asked for with" + where;
            case CLOCK -> "AWS did not accept the signature of the request for " + subject + where;
            case NOT_FOUND -> subject + " can't be found in AWS Secrets Manager" + where;
            case NO_VERSION -> "there is no value of the stage that is asked for in " + subject + where;
            case DELETED -> subject + where + " is scheduled for deletion, or belongs to another service";
            case KEY -> "the KMS key of " + subject + where + " can't be used";
            case NOT_TEXT -> subject + where + " is not text in UTF-8";
            case NO_REGION -> "no region is set for AWS Secrets Manager";
            case NO_CREDENTIALS -> "no credentials were found for AWS Secrets Manager";
            case NO_TOKEN -> "there is no token for the agent of AWS Secrets Manager" + where;
            case UNANSWERED -> "AWS Secrets Manager answered, and said nothing of " + subject + where;
            case PARAMETER -> "AWS Secrets Manager does not take " + subject + " as a name or an ARN";
            case LIBRARY -> "AWS Secrets Manager was not asked for " + subject + where + ", for want of a class";
            case OTHER -> "AWS Secrets Manager failed when it was asked for " + subject + where;
        };
    }

    /** Returns why it matters. */
    static String because(FaultKind kind) {
        return switch (kind) {
            case THROTTLED -> "a region has a quota for each kind of call, which all who use the account share";
            case BROKEN, UNREACHABLE, TIMED_OUT ->
                "it may be otherwise a moment later; it was tried as long as there was time";
            case DENIED -> "a secret that is not there may be denied as well";
            case CREDENTIALS -> "they are wrong, or have expired";
            case CLOCK -> "the secret access key is wrong, or the clock of this machine is";
            case NOT_FOUND ->
                "it may be in another region or account, have no current value, or be an ARN without its last part";
            case NO_VERSION -> "a secret without it has nothing to hand out";
            case DELETED -> "nobody can read it any more";
            case KEY -> "it is disabled, scheduled for deletion, of another account, or not allowed";
            case NOT_TEXT -> "a part of it may be wrong";
            case NO_REGION -> "each region has secrets of its own";
            case NO_CREDENTIALS -> "AWS hands out nothing to those that it doesn't know";
            case NO_TOKEN -> "the agent answers only those that have it";
            case UNANSWERED -> "a set of secrets that is half there may be of two versions";
            case PARAMETER -> "a name has 1 to 512 letters, digits and any of / _ + = . @ -";
            case LIBRARY -> "a library is missing, or of another version than the others";
            case OTHER -> "what it said is not shown, because it may hold a secret";
        };
    }

    /** Returns what to do. */
    static String fix(FaultKind kind, String stage) {
        return switch (kind) {
            case THROTTLED -> "start fewer instances at once, or give it more time: .secrets(source, budget)";
            case BROKEN -> "try again; AWS says on its health page how the region is";
            case UNREACHABLE -> "check DNS, routes, a proxy and the endpoint between here and the region";
            case TIMED_OUT -> "check the route to the endpoint, or give it more time: .secrets(source, budget)";
            case DENIED -> "allow that statement to the role of this process, and check the name";
            case CREDENTIALS -> "renew them, or correct where they come from";
            case CLOCK -> "set the clock, or renew the credentials";
            case NOT_FOUND ->
                "create it, or correct the name, AWS_REGION or the account; if it may be absent: .optional(…)";
            case NO_VERSION -> "store a value, so that one version has the stage " + stage;
            case DELETED -> "restore it with aws secretsmanager restore-secret, or take its name out";
            case KEY -> "enable the key, or allow that statement in the role and in the key's policy";
            case NOT_TEXT -> "store it anew, as text in UTF-8";
            case NO_REGION -> "set AWS_REGION, or a region in the profile";
            case NO_CREDENTIALS -> "give the process a role, or set AWS_PROFILE";
            case NO_TOKEN -> "let this process read the agent's token file, or set AWS_SESSION_TOKEN in Lambda";
            case UNANSWERED -> "look at the secret; if it is as it should be, try again";
            case PARAMETER -> "correct it";
            case LIBRARY -> "install tierguard-secrets-aws anew, with every library that it needs";
            case OTHER -> "look the code up, and the request in CloudTrail";
        };
    }
}
