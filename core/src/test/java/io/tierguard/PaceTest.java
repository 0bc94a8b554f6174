package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class PaceTest {
    private static final Duration EVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    record PacedConfig(@Default("1") int number) {}

    private final Tierguard<PacedConfig> loader = Tierguard.of(PacedConfig.class);

    static List<Duration> tooShort() {
        return Arrays.asList(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMillis(999), Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("tooShort")
    void anIntervalThatIsTooShortIsAMistake(Duration interval) {
        assertThatThrownBy(() -> loader.live(interval))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the interval must be at least a second: each refresh asks every secret manager");
        assertThatThrownBy(() -> loader.live(interval, Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the interval must be at least a second: each refresh asks every secret manager");
    }

    static List<Duration> tooStrict() {
        return Arrays.asList(
                Duration.ZERO, Duration.ofMillis(1_999), EVER.negated(), Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("tooStrict")
    void aLimitThatNoRefreshMayMissIsAMistake(Duration limit) {
        assertThatThrownBy(() -> loader.live(Duration.ofSeconds(1), limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the longest staleness must be at least two intervals, so that one refresh may fail");
    }

    @Test
    void theLimitIsTwentyFourIntervals() {
        assertThat(Pace.of(Duration.ofMinutes(5))).isEqualTo(Pace.of(Duration.ofMinutes(5), Duration.ofHours(2)));
        assertThat(Pace.of(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .isEqualTo(new Pace(1_000_000_000L, 2_000_000_000L));
    }

    @Test
    void whatIsLongerThanAnythingIsCountedAllTheSame() {
        for (Pace pace : List.of(Pace.of(EVER), Pace.of(EVER, EVER), Pace.of(Duration.ofSeconds(1), EVER))) {
            assertThat(pace.interval()).isPositive();
            assertThat(pace.limit()).isGreaterThanOrEqualTo(pace.interval() * 24);
            for (double fraction : new double[] {0, 0.5, Math.nextDown(1.0)}) {
                assertThat(pace.first(fraction)).isBetween(0L, pace.interval());
                assertThat(pace.next(fraction)).isBetween(pace.interval() / 10 * 9, pace.interval());
            }
        }
    }

    @Test
    void refreshesAreSpreadOverTheInterval() {
        Pace pace = Pace.of(Duration.ofSeconds(100));
        assertThat(pace.first(0)).isZero();
        assertThat(pace.first(0.75)).isEqualTo(75_000_000_000L);
        assertThat(pace.next(0)).isEqualTo(100_000_000_000L);
        assertThat(pace.next(0.75)).isEqualTo(92_500_000_000L);
    }
}
