package io.tierguard;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A clock that a test drives. It begins just before the numbers of a long start anew, as those of a real one may. */
final class DrivenTicker implements Ticker {
    private final double fraction;
    private long now = Long.MAX_VALUE - Duration.ofSeconds(90).toNanos();
    private long due;
    private long sleeps;
    private @Nullable Semaphore sleeper;

    DrivenTicker(double fraction) {
        this.fraction = fraction;
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public double fraction() {
        return fraction;
    }

    @Override
    public void await(Semaphore wake, long nanos) throws InterruptedException {
        synchronized (this) {
            due = now + nanos;
            sleeper = wake;
            sleeps++;
            notifyAll();
            if (nanos <= 0) {
                sleeper = null;
                return;
            }
        }
        try {
            wake.acquire();
        } finally {
            synchronized (this) {
                sleeper = null;
            }
        }
    }

    /** Moves the time on, once the thread sleeps; where that wakes it, waits until it sleeps again. */
    synchronized void advance(Duration time) throws InterruptedException {
        settle();
        now += time.toNanos();
        Semaphore asleep = sleeper;
        if (asleep != null && now - due >= 0) {
            long before = sleeps;
            sleeper = null;
            asleep.release();
            while (sleeps == before) {
                wait();
            }
            settle();
        }
    }

    /** Moves the time on while the thread is at work. */
    synchronized void pass(Duration time) {
        now += time.toNanos();
    }

    /** Returns how long the thread will sleep from now, once it does. */
    synchronized Duration untilNext() throws InterruptedException {
        settle();
        return Duration.ofNanos(due - now);
    }

    private synchronized void settle() throws InterruptedException {
        while (sleeper == null) {
            wait();
        }
    }
}
