package io.tierguard.secrets.aws;

import io.tierguard.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One fetch under way: its time, its threads, the way to the manager, and what has failed.
 *
 * <p>Every call is made on a thread of its own, and nobody waits for one longer than there is time: what looks a name up, or
 * connects, can't be interrupted. One thread uses a session.
 */
final class Session implements AutoCloseable {
    /** How many calls are under way at once. */
    static final int MOST_THREADS = 16;

    /** How many there are once a fleet has been found to ask for more than there is; {@code docs/fleet.md} says why. */
    static final int FEW_THREADS = 2;

    private static final int MOST_PAGES = 1_000;

    private final Plan plan;
    private final Deadline deadline;
    private final Attempts attempts;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MOST_THREADS, MOST_THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Session::daemon);
    private final List<Failure> failures = new ArrayList<>();
    private final Object lock = new Object();
    private @Nullable Transport transport;
    private boolean closed;

    Session(Plan plan, Tier tier, Deadline deadline) {
        this.plan = plan;
        this.deadline = deadline;
        RandomGenerator random = RandomGenerator.getDefault();
        this.attempts = new Attempts(deadline, tier.isDeployed() ? Retries.deployed(random) : Retries.local(random));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "tierguard-aws");
        thread.setDaemon(true);
        return thread;
    }

    Deadline deadline() {
        return deadline;
    }

    Attempts attempts() {
        return attempts;
    }

    List<Failure> failures() {
        return failures;
    }

    /** Returns the way to the manager, or null where there is none. */
    @Nullable
    Transport open() {
        return await(submit(this::opened), Operation.OPEN, plan.wanted());
    }

    private Transport opened() throws CallFailed {
        Transport opened = plan.open(deadline.left());
        synchronized (lock) {
            transport = opened;
            if (closed) {
                opened.close(); // nobody waited
            }
        }
        return opened;
    }

    <T> Future<T> submit(Callable<T> task) {
        return threads.submit(task);
    }

    /** Makes few calls at once from now on, because others start too; those under way go on. Any thread may say so. */
    void slowDown() {
        threads.setCorePoolSize(FEW_THREADS);
        threads.setMaximumPoolSize(FEW_THREADS);
    }

    /** Returns the answer, or null where there is none; why, is then among the failures. */
    <T> @Nullable T await(Future<T> answer, Operation operation, List<Wanted> of) {
        Fault fault;
        int tried = 1;
        try {
            return answer.get(deadline.leftToWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallFailed failed) {
                fault = failed.fault();
                tried = failed.attempts();
            } else {
                Throwable cause = e.getCause();
                String type = cause == null ? "Unknown" : cause.getClass().getSimpleName();
                fault = Fault.of(cause instanceof LinkageError ? FaultKind.LIBRARY : FaultKind.OTHER, type);
            }
        } catch (TimeoutException e) {
            answer.cancel(true);
            fault = Fault.of(FaultKind.TIMED_OUT, "Timeout");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            fault = Fault.of(FaultKind.TIMED_OUT, "Interrupted");
        }
        failures.add(new Failure(operation, of, fault, tried));
        return null;
    }

    /** Returns the secrets that are selected, or null where the list can't be had. */
    @Nullable
    List<SdkTransport.Described> list(SdkTransport sdk, Selection selection) {
        return await(submit(() -> listed(sdk, selection)), Operation.LIST, List.of());
    }

    private List<SdkTransport.Described> listed(SdkTransport sdk, Selection selection) throws CallFailed {
        Map<String, SdkTransport.Described> taken = new LinkedHashMap<>(); // a page may repeat what another had
        Set<String> tokens = new HashSet<>();
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String token = next;
            SdkTransport.Listing listing = attempts.call(time -> sdk.list(selection, token, time));
            for (SdkTransport.Described one : listing.secrets()) {
                if (selection.takes(one.name(), one.tags())) {
                    taken.putIfAbsent(one.name() + " " + one.arn(), one);
                }
            }
            next = listing.next();
            if (next == null) {
                return List.copyOf(taken.values());
            }
            if (!tokens.add(next)) {
                break;
            }
        }
        throw new CallFailed(Fault.of(FaultKind.ENDLESS, "ListWithoutEnd"), 1);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        synchronized (lock) {
            closed = true;
            if (transport != null) {
                transport.close();
            }
        }
    }
}
