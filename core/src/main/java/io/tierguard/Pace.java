package io.tierguard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a live configuration is refreshed, and how old it may get.
 *
 * @param interval the longest time between two refreshes, in nanoseconds
 * @param limit the age from which on it is no longer merely stale, in nanoseconds
 */
record Pace(long interval, long limit) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Longer than anything runs, and short enough that 24 of them can be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private static final int INTERVALS = 24;

    static Pace of(@Nullable Duration interval) {
        return of(interval, capped(checked(interval), LONGEST).multipliedBy(INTERVALS));
    }

    static Pace of(@Nullable Duration interval, @Nullable Duration maxStaleness) {
        Duration each = capped(checked(interval), LONGEST);
        if (maxStaleness == null || maxStaleness.compareTo(each.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "the longest staleness must be at least two intervals, so that one refresh may fail");
        }
        return new Pace(
                each.toNanos(),
                capped(maxStaleness, LONGEST.multipliedBy(INTERVALS)).toNanos());
    }

    private static Duration checked(@Nullable Duration interval) {
        if (interval == null || interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "the interval must be at least a second: each refresh asks every secret manager");
        }
        return interval;
    }

    private static Duration capped(Duration duration, Duration longest) {
        return duration.compareTo(longest) > 0 ? longest : duration;
    }

    /** Returns when the first refresh is due: at any time within the interval, because a fleet starts at once. */
    long first(double fraction) {
        return (long) (interval * fraction);
    }

    /** Returns when the next one is due: within the last tenth of the interval. */
    long next(double fraction) {
        return interval - (long) (interval * fraction / 10);
    }
}
