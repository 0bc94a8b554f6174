package io.tierguard.secrets.aws;

import org.jspecify.annotations.Nullable;

/** The sentences that findings are made of. */
final class Wording {
    private Wording() {}

    /**
     * Returns what is wrong.
     *
     * @param subject the secret, or how many, or the setting that is unfit
     * @param where the region, after "in", or nothing
     * @param many whether it is about several
     */
    static String message(FaultKind kind, String subject, String where, boolean many) {
        String be = many ? " are" : " is";
        return switch (kind) {
            case THROTTLED -> "AWS Secrets Manager was too busy to hand out " + subject + where;
            case BROKEN -> "AWS Secrets Manager failed by itself when it was asked for " + subject + where;
            case UNREACHABLE -> "AWS Secrets Manager could not be reached, or not to the end, for " + subject + where;
            case TIMED_OUT -> "AWS Secrets Manager did not answer in time for " + subject + where;
            case DENIED -> "access to " + subject + where + " was denied";
            case CREDENTIALS -> "AWS did not accept the credentials, when it was asked for " + subject + where;
            case CLOCK -> "AWS did not accept the signature of the request for " + subject + where;
            case NOT_FOUND -> subject + " can't be found in AWS Secrets Manager" + where;
            case NOTHING_LISTED -> "AWS Secrets Manager lists no secret " + subject + where;
            case NO_VERSION -> "there is no value of the stage that is asked for in " + subject + where;
            case DELETED ->
                subject + where + be + " scheduled for deletion, or " + (many ? "belong" : "belongs")
                        + " to another service";
            case KEY -> "the KMS key of " + subject + where + " can't be used";
            case NOT_TEXT -> subject + where + be + " not text in UTF-8";
            case NO_REGION -> "no region is set for AWS Secrets Manager";
            case NO_CREDENTIALS -> "no credentials were found for AWS Secrets Manager";
            case NO_TOKEN -> "there is no token for the agent of AWS Secrets Manager" + where;
            case UNANSWERED -> "AWS Secrets Manager answered, and said nothing of " + subject + where;
            case PARAMETER ->
                many
                        ? "AWS Secrets Manager does not take the names or ARNs of " + subject
                        : "AWS Secrets Manager does not take " + subject + " as a name or an ARN";
            case BAD_REGION -> subject + " is set to what can't be a region";
            case BAD_SETTING -> "no client of AWS Secrets Manager can be made with what is set";
            case BAD_ENDPOINT -> subject + " is set to what can't be the address of AWS Secrets Manager";
            case ENDLESS -> "AWS Secrets Manager answered with a list of secrets that has no end" + where;
            case LIBRARY -> "AWS Secrets Manager was not asked for " + subject + where + ", for want of a class";
            case OTHER -> "AWS Secrets Manager failed when it was asked for " + subject + where;
        };
    }

    /** Returns why it matters. */
    static String because(FaultKind kind, boolean many) {
        return switch (kind) {
            case THROTTLED -> "a region has a quota for each kind of call, which all who use the account share";
            case BROKEN, UNREACHABLE, TIMED_OUT -> "it may be otherwise a moment later";
            case DENIED -> "a secret that is not there may be denied as well";
            case CREDENTIALS -> "they are wrong, or have expired";
            case CLOCK -> "the secret access key is wrong, or the clock of this machine is";
            case NOT_FOUND ->
                many
                        ? "they may be in another region or account, or have no current value"
                        : "it may be in another region or account, have no current value, or be an ARN without its last part";
            case NOTHING_LISTED -> "what was created within the last minutes may not be listed yet";
            case NO_VERSION -> "a secret without it has nothing to hand out";
            case DELETED -> "nobody can read " + (many ? "them" : "it") + " any more";
            case KEY -> "the key is disabled, scheduled for deletion, of another account, or not allowed";
            case NOT_TEXT -> "a part of " + (many ? "them" : "it") + " may be wrong";
            case NO_REGION -> "each region has secrets of its own";
            case NO_CREDENTIALS -> "AWS hands out nothing to those that it doesn't know";
            case NO_TOKEN -> "the agent answers only those that have it";
            case UNANSWERED -> "a set of secrets that is half there may be of two versions";
            case BAD_REGION -> "the name of a region has letters, digits and hyphens";
            case BAD_SETTING -> "a setting of the SDK is not one that it takes";
            case BAD_ENDPOINT -> "an address begins with http:// or https://, and has a host";
            case ENDLESS -> "what is missing on the list would be missing here";
            case PARAMETER -> "a name has 1 to 512 letters, digits and any of / _ + = . @ -";
            case LIBRARY -> "a library is missing, or of another version than the others";
            case OTHER -> "what it said is not shown, because it may hold a secret";
        };
    }

    /** Returns what to do where a process on this machine is asked, or null where that makes no difference. */
    static @Nullable String fixOfAgent(FaultKind kind) {
        return switch (kind) {
            case BROKEN -> "see whether the agent is ready and gets at AWS: its log says so";
            case UNREACHABLE -> "see whether the agent runs and listens there: its log says so";
            case TIMED_OUT ->
                "see in the agent's log what it waits for, or give it more time: .secrets(source, budget)";
            default -> null;
        };
    }

    /** Returns what to do. */
    static String fix(FaultKind kind, String stage, boolean many) {
        return switch (kind) {
            case THROTTLED -> "start fewer instances at once, or give it more time: .secrets(source, budget)";
            case BROKEN -> "try again; AWS says on its health page how the region is";
            case UNREACHABLE -> "check DNS, routes, a proxy and the endpoint between here and the region";
            case TIMED_OUT -> "check the route to the endpoint, or give it more time: .secrets(source, budget)";
            case DENIED -> "allow that statement to the role of this process, and check the name";
            case CREDENTIALS -> "renew them, or correct where they come from";
            case CLOCK -> "set the clock, or renew the credentials";
            case NOT_FOUND ->
                many
                        ? "create them, or correct the names, AWS_REGION or the account; one that may be absent: "
                                + ".optional(…), or name? in tierguard.conf"
                        : "create it, or correct the name, AWS_REGION or the account; if it may be absent: "
                                + ".optional(…), or name? in tierguard.conf";
            case NOTHING_LISTED ->
                "create one and wait some minutes, or correct the prefix, the tag, AWS_REGION or the account";
            case NO_VERSION ->
                "store a value in " + (many ? "each" : "it") + ", so that one version has the stage " + stage;
            case DELETED ->
                many
                        ? "restore each with aws secretsmanager restore-secret, or take their names out"
                        : "restore it with aws secretsmanager restore-secret, or take its name out";
            case KEY -> "enable the key, or allow that statement in the role and in the key's policy";
            case NOT_TEXT -> "store " + (many ? "each" : "it") + " anew, as text in UTF-8";
            case NO_REGION -> "set AWS_REGION, or a region in the profile";
            case NO_CREDENTIALS -> "give the process a role, or set AWS_PROFILE";
            case NO_TOKEN -> "let this process read the agent's token file, or set AWS_SESSION_TOKEN in Lambda";
            case UNANSWERED -> "look at what is stored; if it is as it should be, try again";
            case BAD_REGION -> "correct it: eu-central-1";
            case BAD_SETTING -> "look at endpoint_url and what else is in the profile, and at the variables AWS_…";
            case BAD_ENDPOINT -> "correct it: https://secretsmanager.eu-central-1.amazonaws.com, or take it out";
            case ENDLESS -> "try again, and look at what answers at the endpoint";
            case PARAMETER -> "correct " + (many ? "them" : "it");
            case LIBRARY -> "install tierguard-secrets-aws anew, with every library that it needs";
            case OTHER -> "look the code up, and the request in CloudTrail";
        };
    }
}
