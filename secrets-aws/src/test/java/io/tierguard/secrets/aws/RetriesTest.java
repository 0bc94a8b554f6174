package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Duration BUDGET = Duration.ofSeconds(20);

    private long clock;

    /** Each try fails at once; the last one is made when there is hardly time for another. */
    @Test
    void itIsTriedAsLongAsThereIsTime() {
        for (int seed = 0; seed < 200; seed++) {
            clock = 0;
            Retries retries = Retries.deployed(new SplittableRandom(seed));
            Deadline deadline = new Deadline(BUDGET, () -> clock);
            int attempt = 1;
            Duration pause = retries.pause(FaultKind.THROTTLED, attempt, deadline.left());
            while (pause != null) {
                assertThat(pause).isLessThan(deadline.left());
                clock += pause.plusMillis(10).toNanos();
                pause = retries.pause(FaultKind.THROTTLED, ++attempt, deadline.left());
            }
            assertThat(deadline.left()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(250));
            assertThat(attempt).isBetween(8, 60);
        }
    }

    @Test
    void whatLastsAndWhatIsTriedOftenEnoughIsNotTriedAgain() {
        Retries local = Retries.local(new SplittableRandom(1));
        assertThat(local.pause(FaultKind.THROTTLED, 1, BUDGET)).isNotNull();
        assertThat(local.pause(FaultKind.THROTTLED, 2, BUDGET)).isNull();
        assertThat(local.pause(FaultKind.DENIED, 1, BUDGET)).isNull();
    }
}
