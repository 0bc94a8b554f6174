package io.tierguard.secrets.github.api;

import io.tierguard.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call that failed is made again, and when: any time from none up to a limit that doubles, so that those who were
 * started together don't come back together, and never before GitHub has said that one may; where it limits somebody and says
 * no time, a minute later at the earliest.
 *
 * @param random what decides
 * @param most how often a call is made at most
 */
public record Retries(RandomGenerator random, int most) {
    private static final long FIRST = 200;
    private static final long LONGEST = 5_000;
    private static final int DOUBLINGS = 6;

    /** What GitHub asks for where it limits somebody and doesn't say until when. */
    private static final Duration LIMITED = Duration.ofMinutes(1);

    /** Where nobody waits for the application but the one who wrote it, a second try is enough. */
    public static Retries in(Tier tier, RandomGenerator random) {
        return new Retries(random, tier.isDeployed() ? Integer.MAX_VALUE : 2);
    }

    /** Returns how long to wait, or null where the call isn't made again. */
    @Nullable
    public Duration pause(Fault fault, int attempt, Instant now, Duration left) {
        if (!fault.kind().passes() || attempt >= most) {
            return null;
        }
        long limit = Math.min(LONGEST, FIRST << Math.min(DOUBLINGS, attempt - 1));
        Duration pause = Duration.ofMillis(random.nextLong(limit + 1));
        Instant until = fault.until();
        if (until != null && until.isAfter(now)) {
            pause = pause.plus(Duration.between(now, until));
        } else if (fault.kind() == FaultKind.LIMITED) {
            pause = pause.plus(LIMITED);
        }
        return pause.compareTo(left) >= 0 ? null : pause;
    }
}
