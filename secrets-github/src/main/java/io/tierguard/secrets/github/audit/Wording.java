package io.tierguard.secrets.github.audit;

import io.tierguard.secrets.github.api.Fault;
import io.tierguard.secrets.github.api.FaultKind;
import io.tierguard.secrets.github.api.Scope;
import io.tierguard.secrets.github.api.Target;
import io.tierguard.secrets.github.request.Plan;
import java.util.Set;

/** The sentences that findings are made of. */
final class Wording {
    private static final String OR_GIVE_TIME = ", or give it more time: .secrets(source, budget)";
    private static final String GIVE_TIME = "try again later" + OR_GIVE_TIME;

    private Wording() {}

    /** Returns what is wrong. */
    static String message(FaultKind kind, String subject, Target target, Scope scope) {
        return switch (kind) {
            case TOKEN -> "GitHub did not accept the token";
            case DENIED -> "GitHub did not let the token list " + subject;
            case NOT_FOUND ->
                scope == Scope.ENVIRONMENT
                        ? target.repository() + " has no environment " + target.environment()
                        : "the repository " + target.repository() + " can't be found on GitHub";
            case MOVED -> "the repository " + target.repository() + " is under another name now, or elsewhere";
            case LIMITED -> "GitHub limits how often this token may ask";
            case BROKEN -> "GitHub failed by itself when it was asked for " + subject;
            case UNREACHABLE -> "GitHub could not be reached for " + subject;
            case CUT_OFF -> "GitHub's answer was cut off, for " + subject;
            case TIMED_OUT -> "GitHub did not answer in time for " + subject;
            case NOT_TRUSTED -> "the certificate that came instead of GitHub's is not trusted";
            case UNREADABLE -> "what was answered for " + subject + " is no list of GitHub's";
            case ENDLESS -> "the pages of " + subject + " come to no end";
            case ELSEWHERE -> "the next page of " + subject + " is said to be elsewhere than GitHub";
            case INCOMPLETE -> "GitHub said that there are more of " + subject + " than it listed";
            case OTHER -> "GitHub did not answer as it should when it was asked for " + subject;
        };
    }

    /** Returns why it matters. How often it was tried, and for how long, is said elsewhere. */
    static String because(Fault fault) {
        return switch (fault.kind()) {
            case TOKEN -> "it is wrong, was withdrawn, or has expired";
            case DENIED -> "what a token may see is said by its permissions";
            case NOT_FOUND -> "what a token may not see is not found either";
            case MOVED -> "a redirect is not followed, because the token would go with it";
            case LIMITED -> "who asks on is kept out longer";
            case BROKEN, UNREACHABLE, CUT_OFF, TIMED_OUT ->
                fault.until() == null ? "it may be otherwise a moment later" : "it says itself how long that takes";
            case NOT_TRUSTED -> "who stands between could read the token";
            case UNREADABLE, OTHER -> "what it said is not shown, because it may hold a secret";
            case ENDLESS -> "a page that was read before is said to follow, or there are more than GitHub keeps";
            case ELSEWHERE -> "the token goes to no other host";
            case INCOMPLETE -> "a part of a list could be taken for the whole";
        };
    }

    /** Returns what to do. */
    static String fix(Fault fault, Set<Scope> scopes) {
        boolean isTimeSaid = fault.until() != null;
        return switch (fault.kind()) {
            case TOKEN -> "renew it, and set " + Plan.OWN_TOKEN;
            case DENIED ->
                "set " + Plan.OWN_TOKEN + " to a fine-grained token of this repository that may read "
                        + permissions(scopes);
            case NOT_FOUND ->
                scopes.contains(Scope.ENVIRONMENT)
                        ? "create it, name another one: github:owner/name#environment, or none: github:owner/name#"
                        : "correct the name, or give the token access to the repository";
            case MOVED -> "write its new name; for GitHub Enterprise, correct " + Plan.API;
            case LIMITED -> isTimeSaid ? "try again then" + OR_GIVE_TIME : GIVE_TIME;
            case BROKEN, CUT_OFF -> "try again" + (isTimeSaid ? " then" : "") + "; githubstatus.com says how GitHub is";
            case UNREACHABLE -> "check DNS, routes, a proxy, and " + Plan.API;
            case TIMED_OUT -> GIVE_TIME;
            case NOT_TRUSTED -> "add the authority of your proxy or of GitHub Enterprise to the JVM's trust store";
            case UNREADABLE -> "check " + Plan.API + ", and what stands between here and there";
            case ENDLESS, ELSEWHERE -> "check what stands between here and GitHub, and " + Plan.API;
            case INCOMPLETE -> "try again; check what stands between here and GitHub";
            case OTHER -> "check " + Plan.API + ", and look the status up";
        };
    }

    private static String permissions(Set<Scope> scopes) {
        if (!scopes.contains(Scope.ENVIRONMENT)) {
            return "Secrets and Variables";
        }
        return scopes.size() == 1 ? "Environments" : "Secrets, Variables and Environments";
    }
}
