package io.tierguard.secrets.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a call is tried again: any time from none up to a limit that doubles, so that instances that were
 * started together don't come back together.
 */
record Backoff(RandomGenerator random) {
    private static final long FIRST_MILLIS = 100;
    private static final long MOST_MILLIS = 5_000;
    private static final int DOUBLINGS = 10;

    Duration before(int attempt) {
        long limit = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(DOUBLINGS, attempt - 2));
        return Duration.ofMillis(random.nextLong(limit + 1));
    }
}
