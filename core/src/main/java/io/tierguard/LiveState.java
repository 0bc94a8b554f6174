package io.tierguard;

import io.tierguard.LiveConfig.Health;
import io.tierguard.LiveConfig.State;
import io.tierguard.report.Report;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that readers see of a live configuration, in one value, so that nobody sees a part of a change.
 *
 * @param guarded the configuration that counts
 * @param state how it stands, but for the limit of its age
 * @param readAt when the last load began that succeeded
 * @param failingSince when the first of the refreshes ended that have failed since
 * @param errors the ids that the last refresh failed with
 * @param failure the report of the last refresh, if it failed and came to one
 * @param refreshes how many refreshes have succeeded
 * @param failures how many have failed
 */
record LiveState<T>(
        Guarded<T> guarded,
        State state,
        long readAt,
        long failingSince,
        List<String> errors,
        @Nullable Report failure,
        long refreshes,
        long failures) {

    /** Returns the state of what was loaded at the start, which development and test accept without its secret managers. */
    static <T> LiveState<T> first(Guarded<T> guarded, long began, long now) {
        LiveState<T> fresh = new LiveState<>(guarded, State.FRESH, began, now, List.of(), null, 0, 0);
        Faults faults = Faults.of(guarded.report());
        return faults.findings().isEmpty()
                ? fresh
                : new LiveState<>(
                        guarded, afterFault(faults, State.FRESH), began, now, faults.ids(), guarded.report(), 0, 0);
    }

    LiveState<T> refreshed(Guarded<T> anew, long began) {
        return new LiveState<>(anew, State.FRESH, began, began, List.of(), null, refreshes + 1, failures);
    }

    LiveState<T> failed(Faults faults, Report report, long now) {
        return failed(afterFault(faults, state), faults.ids(), report, now);
    }

    /** Returns the state after a refresh that ended in an exception. */
    LiveState<T> broken(long now) {
        return failed(State.ALARM, List.of(), null, now);
    }

    private LiveState<T> failed(State after, List<String> ids, @Nullable Report report, long now) {
        long since = state == State.FRESH ? now : failingSince;
        return new LiveState<>(guarded, after, readAt, since, ids, report, refreshes, failures + 1);
    }

    /** Only a success ends an alarm: that nobody answers after access was denied doesn't mean that it is granted again. */
    private static State afterFault(Faults faults, State before) {
        return faults.passing() && before != State.ALARM ? State.STALE : State.ALARM;
    }

    Health health(long now, long limit) {
        long age = Math.max(0, now - readAt);
        long failing = state == State.FRESH ? 0 : Math.max(0, now - failingSince);
        return new Health(
                age >= limit ? State.ALARM : state,
                Duration.ofNanos(age),
                Duration.ofNanos(failing),
                errors,
                refreshes,
                failures);
    }

    /** Returns whose state it is; no value. */
    @Override
    public String toString() {
        return guarded + ", " + state;
    }
}
