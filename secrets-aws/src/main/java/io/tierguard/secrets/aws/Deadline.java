package io.tierguard.secrets.aws;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that a fetch may take as a whole. Calls end a little before the budget does, so that there is time to say why, and
 * whoever waits for them waits a little longer than they may take, and so hears why they failed.
 */
final class Deadline {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration RESERVE = Duration.ofMillis(200);

    private final Duration budget;
    private final LongSupplier clock;
    private final long start;
    private final long end;
    private final long last;

    Deadline(Duration budget) {
        this(budget, System::nanoTime);
    }

    /** The clock tells nanoseconds, and is never set back. */
    Deadline(Duration budget, LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.budget = budget.compareTo(LONGEST) > 0 ? LONGEST : budget;
        Duration tenth = this.budget.dividedBy(10);
        Duration reserve = tenth.compareTo(RESERVE) > 0 ? RESERVE : tenth;
        this.end = start + this.budget.minus(reserve).toNanos();
        this.last = end + reserve.toNanos() / 2;
    }

    Duration budget() {
        return budget;
    }

    /** Returns what is left for calls, or nothing. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - clock.getAsLong()));
    }

    /** Returns what is left to wait for calls, or nothing. */
    Duration leftToWait() {
        return Duration.ofNanos(Math.max(0, last - clock.getAsLong()));
    }

    Duration spent() {
        return Duration.ofNanos(clock.getAsLong() - start);
    }
}
