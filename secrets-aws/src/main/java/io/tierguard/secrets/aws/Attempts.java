package io.tierguard.secrets.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls until an answer comes, a fault that lasts, or the end of the time. */
final class Attempts {
    /** A single try gets no more than this, so that one that hangs doesn't take all the time there is. */
    private static final Duration LONGEST_TRY = Duration.ofSeconds(5);

    private final Deadline deadline;
    private final Retries retries;

    Attempts(Deadline deadline, Retries retries) {
        this.deadline = deadline;
        this.retries = retries;
    }

    /** Returns how often a call is made at most. */
    int most() {
        return retries.most();
    }

    /** A call that may take that long. */
    interface Call<T> {
        T within(Duration time) throws Exception;
    }

    <T> T call(Call<T> call) throws CallFailed {
        return call(call, null);
    }

    /** Returns the answer. A fault of the kind that is given up is not tried again. */
    <T> T call(Call<T> call, @Nullable FaultKind givenUp) throws CallFailed {
        boolean clockWasSet = false;
        Fault before = null;
        for (int attempt = 1; ; attempt++) {
            Duration left = deadline.left();
            if (left.isZero()) {
                throw new CallFailed(before == null ? Fault.of(FaultKind.TIMED_OUT, "Timeout") : before, attempt - 1);
            }
            Fault fault;
            try {
                return call.within(left.compareTo(LONGEST_TRY) > 0 ? LONGEST_TRY : left);
            } catch (CallFailed e) {
                fault = e.fault();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallFailed(Fault.of(FaultKind.TIMED_OUT, "Interrupted"), attempt);
            } catch (Exception e) {
                fault = Fault.of(e);
            }
            if (before != null && fault.kind() == FaultKind.TIMED_OUT && left.compareTo(LONGEST_TRY) < 0) {
                fault = before; // the last try was cut short; what kept the others from an answer says more
            }
            // The SDK learns from such an answer how wrong the clock is.
            boolean again = fault.kind() == FaultKind.CLOCK && !clockWasSet;
            clockWasSet |= again;
            Duration pause = again ? Duration.ZERO : retries.pause(fault.kind(), attempt, deadline.left());
            if (pause == null || fault.kind() == givenUp) {
                throw new CallFailed(fault, attempt);
            }
            before = fault;
            sleep(pause, fault, attempt);
        }
    }

    private static void sleep(Duration pause, Fault fault, int attempt) throws CallFailed {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed(fault, attempt);
        }
    }
}
