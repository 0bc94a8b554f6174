package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A fetch takes as many round trips after one another as the SDK's own single call: one to connect, one to ask. What they cost
 * in time, {@link RoundTripsBenchmark} tells.
 */
class RoundTripsTest {
    private final Properties before = (Properties) System.getProperties().clone();
    private final Wire wire = new Wire(null).answering(RoundTrips::answer);
    private final Line line = new Line(wire.endpoint(), Duration.ZERO);

    @AfterEach
    void hangUp() {
        System.setProperties(before);
        line.close();
        wire.close();
    }

    @Test
    void oneSecretTakesThoseOfTheSdkAlone() {
        assertThat(RoundTrips.bySdkAlone(line)).isEqualTo("{\"k0\":1}");
        assertThat(line.roundTrips()).containsExactly(2);
        try (Line another = new Line(wire.endpoint(), Duration.ZERO)) {
            RoundTrips.throughSettings(another);
            assertThat(RoundTrips.fetch(RoundTrips.secrets(1))).isEqualTo(1);
            assertThat(another.roundTrips()).containsExactly(2);
        }
        assertThat(wire.calls()).containsExactly("GetSecretValue", "GetSecretValue");
    }

    /** None of the batches is answered before all of them have been asked. */
    @Test
    void manySecretsTakeThemAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        wire.answering((call, body) -> meet(all) ? RoundTrips.answer(call, body) : null);
        RoundTrips.throughSettings(line);
        assertThat(RoundTrips.fetch(RoundTrips.secrets(RoundTrips.MANY))).isEqualTo(RoundTrips.MANY);
        assertThat(line.roundTrips()).containsExactly(2, 2, 2);
        assertThat(wire.calls()).hasSize(3).containsOnly("BatchGetSecretValue");
    }

    @Test
    void aRefreshFindsItsConnectionAgain() {
        RoundTrips.throughSettings(line);
        assertThat(RoundTrips.fetch(RoundTrips.secrets(1))).isEqualTo(1);
        assertThat(RoundTrips.fetch(RoundTrips.secrets(1))).isEqualTo(1);
        assertThat(line.roundTrips()).containsExactly(3);
    }

    private static boolean meet(CyclicBarrier all) {
        try {
            all.await(5, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (BrokenBarrierException | TimeoutException e) {
            return false; // one was not asked before others were answered
        }
    }
}
