package io.tierguard.secrets.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a call is tried again: any time from none up to a limit that doubles, so that instances that were
 * started together don't come back together.
 *
 * @param random what decides
 * @param first the limit before the second try, in milliseconds
 * @param most what the limit grows to, in milliseconds
 */
record Backoff(RandomGenerator random, long first, long most) {
    private static final int DOUBLINGS = 10;

    /** The one that a fleet starts best with; {@code docs/fleet.md} has others beside it. */
    static Backoff of(RandomGenerator random) {
        return new Backoff(random, 100, 5_000);
    }

    /** Returns how long to wait before that try, and no longer than that. */
    Duration before(int attempt, Duration longest) {
        long limit = Math.min(Math.min(most, longest.toMillis()), first << Math.min(DOUBLINGS, attempt - 2));
        return Duration.ofMillis(random.nextLong(limit + 1));
    }
}
