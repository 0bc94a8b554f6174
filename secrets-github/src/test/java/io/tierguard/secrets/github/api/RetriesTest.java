package io.tierguard.secrets.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When a call is made again, and how long all of them may take. */
class RetriesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private static @Nullable Duration pause(long seed, FaultKind kind, int attempt, Duration left) {
        return Retries.in(Tier.PRODUCTION, new SplittableRandom(seed)).pause(Fault.of(kind, "x"), attempt, NOW, left);
    }

    /** Those who were started together must not come back together. */
    @ParameterizedTest
    @CsvSource({"1, 200", "2, 400", "3, 800", "5, 3200", "6, 5000", "100, 5000"})
    void aPauseIsAnyUpToALimitThatDoubles(int attempt, long limit) {
        long longest = 0;
        long shortest = Long.MAX_VALUE;
        for (long seed = 0; seed < 2_000; seed++) {
            Duration pause = pause(seed, FaultKind.BROKEN, attempt, AN_HOUR);
            assertThat(pause).isNotNull();
            longest = Math.max(longest, pause.toMillis());
            shortest = Math.min(shortest, pause.toMillis());
        }
        assertThat(longest).isBetween(limit * 9 / 10, limit);
        assertThat(shortest).isLessThan(limit / 10);
    }

    @Test
    void nobodyIsWaitedForLongerThanThereIsTime() {
        for (long seed = 0; seed < 200; seed++) {
            Duration pause = pause(seed, FaultKind.BROKEN, 6, Duration.ofMillis(2_500));
            assertThat(pause == null || pause.toMillis() < 2_500).isTrue();
        }
        assertThat(pause(1, FaultKind.BROKEN, 1, Duration.ZERO)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"LIMITED", "BROKEN", "UNREACHABLE", "CUT_OFF", "TIMED_OUT"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatDoesNotPassIsNotTriedAgain(FaultKind kind) {
        assertThat(pause(1, kind, 1, AN_HOUR)).isNull();
    }

    @Test
    void aDeveloperWaitsForTwoTries() {
        Retries retries = Retries.in(Tier.DEVELOPMENT, new SplittableRandom(1));
        Fault broken = Fault.of(FaultKind.BROKEN, "x");

        assertThat(retries.pause(broken, 1, NOW, AN_HOUR)).isNotNull();
        assertThat(retries.pause(broken, 2, NOW, AN_HOUR)).isNull();
    }

    /** What is left after the last call is for saying what was wrong, before who waits gives up. */
    @ParameterizedTest
    @CsvSource({"PT20S, PT19.8S", "PT2S, PT1.8S", "PT1S, PT0.9S", "PT0.01S, PT0.009S", "PT10000H, PT23H59M59.8S"})
    void theTimeEndsBeforeTheBudget(Duration budget, Duration left) {
        Time still = new Time() {
            @Override
            public long nanos() {
                return Long.MAX_VALUE - 5; // the counter of a machine may overflow
            }

            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public void sleep(Duration pause) {
                throw new AssertionError();
            }
        };
        assertThat(new Deadline(budget, still).left()).isEqualTo(left);
    }
}
