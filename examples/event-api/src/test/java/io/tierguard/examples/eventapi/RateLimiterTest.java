package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final RateLimiter limiter = new RateLimiter(3, Duration.ofSeconds(2), nanos::get);

    @Test
    void givesOutWhatTheBucketHoldsAndSaysHowLongToWait() {
        assertThat(limiter.take("ada")).isZero();
        assertThat(limiter.take("ada")).isZero();
        assertThat(limiter.take("ada")).isZero();
        assertThat(limiter.take("ada")).isEqualTo(Duration.ofSeconds(2));
        letTimeGoBy(Duration.ofMillis(1500));
        assertThat(limiter.take("ada")).isEqualTo(Duration.ofMillis(500));
        letTimeGoBy(Duration.ofMillis(500));
        assertThat(limiter.take("ada")).isZero();
        assertThat(limiter.take("ada")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void givesEachClientABucket() {
        for (int i = 0; i < 3; i++) {
            limiter.take("ada");
        }
        assertThat(limiter.take("ada")).isPositive();
        assertThat(limiter.take("grace")).isZero();
    }

    @Test
    void neverHoldsMoreThanABucketful() {
        letTimeGoBy(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.take("ada")).isZero();
        }
        assertThat(limiter.take("ada")).isPositive();
    }

    @Test
    void forgetsWhoHasNotBeenHereForLongest() {
        for (int i = 0; i < 3; i++) {
            limiter.take("ada");
            limiter.take("grace");
        }
        for (int i = 0; i < 9_998; i++) {
            limiter.take("client " + i);
        }
        assertThat(limiter.take("ada")).isPositive();
        limiter.take("one too many");
        assertThat(limiter.take("ada")).isPositive();
        assertThat(limiter.take("grace")).isZero();
    }

    private void letTimeGoBy(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
