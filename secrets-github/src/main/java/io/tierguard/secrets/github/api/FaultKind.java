package io.tierguard.secrets.github.api;

import io.tierguard.model.ProblemId;

/** What can go wrong with a call. */
public enum FaultKind {
    TOKEN(false),
    DENIED(false),
    NOT_FOUND(false),
    MOVED(false),
    LIMITED(true),
    BROKEN(true),
    UNREACHABLE(true),
    CUT_OFF(true),
    TIMED_OUT(true),
    NOT_TRUSTED(false),
    UNREADABLE(false),
    ENDLESS(false),
    ELSEWHERE(false),
    INCOMPLETE(false),
    OTHER(false);

    private final boolean passes;

    FaultKind(boolean passes) {
        this.passes = passes;
    }

    public ProblemId id() {
        return switch (this) {
            case TOKEN, DENIED -> ProblemId.GITHUB_DENIED;
            case NOT_FOUND, MOVED -> ProblemId.GITHUB_NOT_FOUND;
            default -> ProblemId.GITHUB_UNAVAILABLE;
        };
    }

    /** Returns whether it passes by itself. */
    boolean passes() {
        return passes;
    }

    /** Returns whether another list would fail likewise, so that it isn't asked for. */
    public boolean concernsAll() {
        return switch (this) {
            case DENIED, NOT_FOUND, ENDLESS, ELSEWHERE, INCOMPLETE -> false;
            default -> true;
        };
    }
}
