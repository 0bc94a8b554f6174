package io.tierguard.secrets.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call that failed is made again, and when.
 *
 * @param backoff how long to wait
 * @param most how often a call is made at most, which may be as often as there is time
 */
record Retries(Backoff backoff, int most) {
    /** What is left for the last try after the last pause: an answer over a long way, on a connection that there is. */
    private static final Duration A_TRY = Duration.ofMillis(250);

    /** Where an application is deployed: as often as there is time. */
    static Retries deployed(RandomGenerator random) {
        return new Retries(Backoff.of(random), Integer.MAX_VALUE);
    }

    /** Where nobody waits for the application but the one who wrote it, a second try is enough. */
    static Retries local(RandomGenerator random) {
        return new Retries(Backoff.of(random), 2);
    }

    /**
     * Returns how long to wait before the call is made again, or null where it isn't.
     *
     * @param left the time for the pause and the try after it: a pause is drawn within it, because to give up for a long one
     *     would waste what is left
     */
    @Nullable
    Duration pause(FaultKind kind, int attempt, Duration left) {
        if (!kind.isTransient() || attempt >= most) {
            return null;
        }
        Duration spare = left.minus(A_TRY);
        return spare.isNegative() || spare.isZero() ? null : backoff.before(attempt + 1, spare);
    }
}
