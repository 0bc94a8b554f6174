package io.tierguard.secrets.github.api;

/** A call failed for good: it is not to be tried again, or there is no time left to do so. */
public final class CallFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;
    private final int attempts;

    CallFailed(Fault fault, int attempts) {
        super(fault.kind().name(), null, false, false); // the cause may quote what was answered
        this.fault = fault;
        this.attempts = attempts;
    }

    public Fault fault() {
        return fault;
    }

    public int attempts() {
        return attempts;
    }
}
