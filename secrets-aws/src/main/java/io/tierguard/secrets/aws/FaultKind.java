package io.tierguard.secrets.aws;

import io.tierguard.model.ProblemId;

/** What went wrong with a call, told apart by what somebody has to do about it. */
enum FaultKind {
    THROTTLED(ProblemId.SECRETS_UNAVAILABLE),
    BROKEN(ProblemId.SECRETS_UNAVAILABLE),
    UNREACHABLE(ProblemId.SECRETS_UNAVAILABLE),
    TIMED_OUT(ProblemId.SECRETS_TIMEOUT),
    DENIED(ProblemId.SECRETS_DENIED),
    CREDENTIALS(ProblemId.SECRETS_DENIED),
    CLOCK(ProblemId.SECRETS_DENIED),
    NOT_FOUND(ProblemId.SECRET_NOT_FOUND),
    NOTHING_LISTED(ProblemId.SECRET_NOT_FOUND),
    NO_VERSION(ProblemId.SECRET_NOT_FOUND),
    DELETED(ProblemId.SECRET_NOT_FOUND),
    KEY(ProblemId.SECRET_KEY_UNUSABLE),
    NOT_TEXT(ProblemId.SECRET_MALFORMED),
    NO_REGION(ProblemId.SECRETS_NOT_SET_UP),
    NO_CREDENTIALS(ProblemId.SECRETS_NOT_SET_UP),
    NO_TOKEN(ProblemId.SECRETS_NOT_SET_UP),
    ENDLESS(ProblemId.SECRETS_PARTIAL),
    BAD_REGION(ProblemId.SECRETS_NOT_SET_UP),
    BAD_ENDPOINT(ProblemId.SECRETS_NOT_SET_UP),
    BAD_SETTING(ProblemId.SECRETS_NOT_SET_UP),
    UNANSWERED(ProblemId.SECRETS_PARTIAL),
    LIBRARY(ProblemId.SECRETS_FAILED),
    PARAMETER(ProblemId.SECRETS_FAILED),
    OTHER(ProblemId.SECRETS_FAILED);

    @SuppressWarnings("ImmutableEnumChecker") // it is immutable, and nobody has told Error Prone
    private final ProblemId id;

    FaultKind(ProblemId id) {
        this.id = id;
    }

    ProblemId id() {
        return id;
    }

    /** Returns whether the same call may succeed a moment later. */
    boolean isTransient() {
        return id == ProblemId.SECRETS_UNAVAILABLE || id == ProblemId.SECRETS_TIMEOUT;
    }
}
