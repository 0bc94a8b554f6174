package io.tierguard.secrets.github.api;

import java.time.Duration;
import java.time.Instant;

/** The clock, and waiting by it. */
public interface Time {
    Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            Thread.sleep(pause.toMillis());
        }
    };

    /** Returns nanoseconds that are never set back. */
    long nanos();

    Instant now();

    void sleep(Duration pause) throws InterruptedException;
}
