package io.tierguard;

import java.util.concurrent.Semaphore;

/** Time and chance, as a live configuration sees them: a test hands in its own, and nothing has to sleep. */
interface Ticker {
    /** Returns the time in nanoseconds since some moment; it never goes back, whatever becomes of the system's clock. */
    long nanoTime();

    /** Waits for so long, or until there is a permit, which is taken. */
    void await(Semaphore wake, long nanos) throws InterruptedException;

    /** Returns a number from 0 to below 1, another one each time. */
    double fraction();
}
