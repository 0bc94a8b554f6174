package io.tierguard.source;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call of a {@link SecretSource} that is under way, held to its deadline. */
public final class SecretFetch {
    private final SecretSource source;
    private final SecretRequest request;
    private final FutureTask<Reading> task;
    private final long deadline;

    private SecretFetch(SecretSource source, SecretRequest request) {
        this.source = source;
        this.request = request;
        this.task = new FutureTask<>(() -> source.fetch(request));
        this.deadline = System.nanoTime() + request.budget().toNanos();
    }

    /** Starts the fetch on a daemon thread, which can't keep a process alive that was refused. */
    public static SecretFetch start(SecretSource source, SecretRequest request) {
        SecretFetch fetch = new SecretFetch(source, request);
        Thread thread = new Thread(fetch.task, "tierguard-secrets");
        thread.setDaemon(true);
        thread.start();
        return fetch;
    }

    /** Waits for the answer until the deadline, and returns it with everything checked that a source could get wrong. */
    public Reading await() {
        try {
            return checked(task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            task.cancel(true);
            return Reading.failed(problem(
                    ProblemId.SECRETS_TIMEOUT,
                    source.name() + " did not answer within " + request.budget().toMillis() + " ms"));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String type = cause == null ? "an unknown error" : cause.getClass().getName();
            return Reading.failed(problem(ProblemId.SECRETS_FAILED, source.name() + " failed with " + type));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Reading.failed(problem(ProblemId.SECRETS_FAILED, source.name() + " was interrupted"));
        }
    }

    // The answer comes from code that may not be checked for nulls.
    @SuppressWarnings("ConstantValue")
    private Reading checked(Reading answer) {
        if (answer == null) {
            return Reading.failed(problem(ProblemId.SECRETS_FAILED, source.name() + " answered nothing at all"));
        }
        List<Entry> entries = new ArrayList<>(answer.entries().size());
        for (Entry entry : answer.entries()) {
            Key key = Key.isValid(entry.name()) ? Key.of(entry.name()) : Key.fromPath(entry.name());
            Entry named = key == null ? entry : entry.named(key.name());
            // Whatever a secret source supplies is secret, also where it claims to be something else.
            entries.add(
                    named.origin().layer() == Layer.SECRETS
                            ? named
                            : Entry.of(
                                    named.name(),
                                    named.value().reveal(),
                                    new Origin.Stored(source.name(), named.name())));
        }
        return new Reading(entries, answer.problems());
    }

    private Problem problem(ProblemId id, String message) {
        return Problem.of(id, message)
                .at(new Origin.Stored(source.name(), "*"))
                .fix("check that it can be reached from here, and that the process may read from it");
    }
}
