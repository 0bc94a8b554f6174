package io.tierguard;

import io.tierguard.LiveConfig.Change;
import io.tierguard.LiveConfig.Health;
import io.tierguard.LiveConfig.State;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.report.Finding;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that refreshes a live configuration. Every load after the first is made here, so there is never more than
 * one at a time; who asks for one waits for it, and readers look at {@link #state} and wait for nothing.
 */
final class Refreshing<T> implements Runnable {
    /** Between the end of one refresh and the beginning of the next that somebody asks for, in nanoseconds. */
    private static final long REST = 1_000_000_000;

    private final Tierguard<T> loader;
    private final Pace pace;
    private final Ticker ticker;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile LiveState<T> state;
    private State told;

    /** Guards the next two, and is never held while anything is loaded. */
    private final Object lock = new Object();

    private @Nullable CountDownLatch flight;
    private volatile boolean closed;

    Refreshing(Tierguard<T> loader, LiveState<T> first, Pace pace, Ticker ticker) {
        this.loader = loader;
        this.pace = pace;
        this.ticker = ticker;
        this.state = first;
        this.told = first.state();
        this.thread = new Thread(this, "tierguard-live");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    LiveState<T> state() {
        return state;
    }

    Health health() {
        LiveState<T> seen = state;
        return seen.health(ticker.nanoTime(), pace.limit());
    }

    void add(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Waits for the refresh that is under way, or else for one that begins as soon as one may. */
    void await() throws InterruptedException {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a listener can't wait for the refresh that called it");
        }
        CountDownLatch joined;
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the live configuration is closed");
            }
            if (flight == null) {
                flight = new CountDownLatch(1);
                wake.release();
            }
            joined = flight;
        }
        joined.await();
        if (closed) {
            throw new IllegalStateException("the live configuration was closed, and its refresh dropped");
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
        }
        thread.interrupt();
    }

    @Override
    public void run() {
        long allowed = ticker.nanoTime();
        long due = allowed + pace.first(ticker.fraction());
        while (!closed) {
            try {
                ticker.await(wake, untilNext(due, allowed));
            } catch (InterruptedException e) {
                continue; // by close(), or by somebody whose thread this isn't
            }
            if (Thread.interrupted()) {
                continue; // the same, just before it was woken: what is loaded now would fail of it
            }
            long now = ticker.nanoTime();
            if (now - due >= 0 || (now - allowed >= 0 && isAskedFor())) {
                allowed = fly() + REST;
                due = now + pace.next(ticker.fraction()); // a load that takes long makes no interval longer
                due = due - allowed < 0 ? allowed : due; // but one load doesn't follow another without a rest
            } else {
                tell();
            }
        }
        land();
    }

    /** Until the next refresh, or until what there is gets too old, which is to be told when it happens. */
    private long untilNext(long due, long allowed) {
        long now = ticker.nanoTime();
        long refresh = isAskedFor() ? Math.min(due - now, allowed - now) : due - now;
        return told == State.ALARM ? refresh : Math.min(refresh, state.readAt() + pace.limit() - now);
    }

    private boolean isAskedFor() {
        synchronized (lock) {
            return flight != null;
        }
    }

    /** Whoever comes from here on until it lands waits for this one. Returns when it ended. */
    private long fly() {
        synchronized (lock) {
            if (flight == null) {
                flight = new CountDownLatch(1);
            }
        }
        try {
            refresh();
            return ticker.nanoTime(); // before it lands, so that whoever waited can't have asked anew by then
        } finally {
            land();
        }
    }

    private void land() {
        synchronized (lock) {
            if (flight != null) {
                flight.countDown();
                flight = null;
            }
        }
    }

    /** Whatever goes wrong, even with memory, the last good configuration counts, and this thread goes on. */
    private void refresh() {
        LiveState<T> before = state;
        try {
            long began = ticker.nanoTime();
            Attempt<T> attempt = loader.attempt();
            Faults faults = Faults.of(attempt.report());
            Guarded<T> anew = attempt.guarded();
            if (anew == null || !faults.findings().isEmpty()) {
                swap(before.failed(faults, attempt.report(), ticker.nanoTime()), null);
                return;
            }
            Change change = Changes.between(before.guarded(), anew);
            T same = before.guarded().config();
            swap(before.refreshed(change.keys().isEmpty() ? anew.holding(same) : anew, began), change);
        } catch (Throwable e) {
            swap(before.broken(ticker.nanoTime()), null);
        }
    }

    private void swap(LiveState<T> after, @Nullable Change change) {
        if (closed) {
            return; // a load that was interrupted says nothing of the configuration
        }
        state = after;
        tell();
        if (change != null && !change.isNothing()) {
            for (Consumer<Change> listener : listeners) {
                tell(listener, change);
            }
        }
    }

    private void tell(Consumer<Change> listener, Change change) {
        try {
            listener.accept(change);
        } catch (Throwable e) {
            log(
                    System.Logger.Level.WARNING,
                    "a listener failed with " + e.getClass().getName());
        }
    }

    /** Says it once when the state is another one. */
    private void tell() {
        Health health = health();
        if (health.state() == told) {
            return;
        }
        told = health.state();
        switch (told) {
            case FRESH -> log(System.Logger.Level.INFO, "the configuration is fresh again");
            case STALE ->
                log(System.Logger.Level.WARNING, "the configuration can't be refreshed for the moment" + reasons());
            case ALARM ->
                log(
                        System.Logger.Level.ERROR,
                        "the configuration is not refreshed, and somebody must look" + reasons());
        }
    }

    private String reasons() {
        LiveState<T> seen = state;
        StringBuilder text = new StringBuilder();
        if (seen.failure() != null) {
            for (Finding finding : Faults.of(seen.failure()).findings()) {
                text.append(text.isEmpty() ? ": " : ", ").append(finding.id());
                text.append(finding.key() == null ? "" : " " + finding.key());
                text.append(finding.origin() instanceof Origin.Stored stored ? " (" + stored.store() + ")" : "");
            }
        }
        return text + "; the last good one counts";
    }

    private void log(System.Logger.Level level, String line) {
        try {
            String application = state.guarded().report().application();
            System.getLogger("io.tierguard").log(level, Printable.line(application + ": " + line));
        } catch (Throwable e) {
            // A log that fails is no reason to stop refreshing.
        }
    }
}
