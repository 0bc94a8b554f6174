package io.tierguard;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The time of this process. */
final class SystemTicker implements Ticker {
    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    @SuppressWarnings("ResultOfMethodCallIgnored") // whoever waits looks for itself why it was woken
    public void await(Semaphore wake, long nanos) throws InterruptedException {
        wake.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public double fraction() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
