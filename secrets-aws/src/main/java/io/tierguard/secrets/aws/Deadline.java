package io.tierguard.secrets.aws;

import java.time.Duration;

/** The time that a fetch may take as a whole. It ends a little before the budget does, so that there is time to say why. */
final class Deadline {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration RESERVE = Duration.ofMillis(200);

    private final Duration budget;
    private final long start = System.nanoTime();
    private final long end;

    Deadline(Duration budget) {
        this.budget = budget.compareTo(LONGEST) > 0 ? LONGEST : budget;
        Duration tenth = this.budget.dividedBy(10);
        Duration reserve = tenth.compareTo(RESERVE) > 0 ? RESERVE : tenth;
        this.end = start + this.budget.minus(reserve).toNanos();
    }

    Duration budget() {
        return budget;
    }

    /** Returns what is left, or nothing. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    Duration spent() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
