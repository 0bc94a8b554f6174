package io.tierguard.secrets.github.api;

import java.time.Duration;

/** The time that all calls of a request may take together. It ends a little before the budget, to leave time to say why. */
public final class Deadline {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration RESERVE = Duration.ofMillis(200);

    private final Time time;
    private final Duration budget;
    private final long start;
    private final long end;

    public Deadline(Duration budget, Time time) {
        this.time = time;
        this.budget = budget.compareTo(LONGEST) > 0 ? LONGEST : budget;
        this.start = time.nanos();
        Duration tenth = this.budget.dividedBy(10);
        this.end = start
                + this.budget
                        .minus(tenth.compareTo(RESERVE) > 0 ? RESERVE : tenth)
                        .toNanos();
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - time.nanos()));
    }

    public Duration spent() {
        return Duration.ofNanos(time.nanos() - start);
    }

    public Duration budget() {
        return budget;
    }
}
