package io.tierguard.examples.eventapi;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Gives each client a bucket of tokens, which fills up again by one token at a time. Safe to share between threads.
 *
 * <p>Of a bucket it keeps the moment at which it will be full; the number of tokens that are missing follows from that.
 */
final class RateLimiter {
    private static final int MOST_CLIENTS = 10_000;

    private final int tokens;
    private final long interval;
    private final LongSupplier nanos;
    private final long start;
    private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        /** Forgets who has not been here for longest, so that many addresses don't take up all memory. */
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    /**
     * Returns a limiter whose buckets are full.
     *
     * @param tokens how many tokens a bucket holds
     * @param interval how long one token takes to come back
     * @param nanos the time that has gone by, in nanoseconds
     */
    RateLimiter(int tokens, Duration interval, LongSupplier nanos) {
        this.tokens = tokens;
        this.interval = interval.toNanos();
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** Returns the limiter of this service: twenty requests at once, and two a second after that. */
    static RateLimiter ofTheService(LongSupplier nanos) {
        return new RateLimiter(20, Duration.ofMillis(500), nanos);
    }

    /** Takes a token from the client's bucket, and returns zero; or how long to wait for one, where the bucket is empty. */
    synchronized Duration take(String client) {
        long now = nanos.getAsLong() - start;
        long full = Math.max(now, fullAt.getOrDefault(client, now)) + interval;
        long wait = full - now - tokens * interval;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        fullAt.put(client, full);
        return Duration.ZERO;
    }
}
