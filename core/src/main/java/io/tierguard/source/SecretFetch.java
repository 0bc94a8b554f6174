package io.tierguard.source;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call of a {@link SecretSource} that is under way, held to its deadline. */
public final class SecretFetch {
    /** Longer than anybody waits, and short enough to be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String NAMELESS = "a secret source";

    /** What reports call the source, once it has said so or they can't wait any longer. */
    private final AtomicReference<@Nullable String> name = new AtomicReference<>();

    /** The same source, where it belongs to a layer of its own; null for a secret manager. */
    private final @Nullable LayeredSource layered;

    private final Duration budget;
    private final FutureTask<Reading> task;
    private final long deadline;
    private @Nullable Thread thread;
    private volatile boolean ended;

    private SecretFetch(SecretSource source, SecretRequest request, boolean namesOnly) {
        this.layered = source instanceof LayeredSource own ? own : null;
        this.task = new FutureTask<>(() -> {
            try {
                name.compareAndSet(null, nameOf(source));
                return namesOnly
                        ? named(source.names(request), request.keys())
                        : checked(source.fetch(request), request.keys());
            } finally {
                ended = true;
            }
        });
        this.budget = request.budget().compareTo(LONGEST) > 0 ? LONGEST : request.budget();
        this.deadline = System.nanoTime() + budget.toNanos();
    }

    /** An answer that nobody had to be asked for. */
    private SecretFetch(SecretFetch earlier, Reading answer) {
        this.name.set(earlier.name());
        this.layered = earlier.layered;
        this.task = new FutureTask<>(() -> answer);
        this.budget = Duration.ZERO;
        this.deadline = System.nanoTime();
        task.run();
    }

    /** Starts the fetch on a daemon thread, which can't keep a process alive that was refused. */
    public static SecretFetch start(SecretSource source, SecretRequest request) {
        return new SecretFetch(source, request, false).startedFor(source);
    }

    /**
     * Starts the fetch, unless an earlier one of this source still hangs: then it is not made, and answered with that at once.
     * A source that heeds no interrupt costs one thread so, and not one for each load.
     *
     * @param earlier the one that was made last, or null where there was none
     */
    public static SecretFetch startAfter(@Nullable SecretFetch earlier, SecretSource source, SecretRequest request) {
        if (earlier == null || earlier.ended || earlier.thread == null || !earlier.thread.isAlive()) {
            return start(source, request);
        }
        Problem problem = earlier.problem(ProblemId.SECRETS_TIMEOUT, "still hangs in an earlier call")
                .note("it heeds no interrupt, and no other call is made beside that one");
        return new SecretFetch(earlier, Reading.failed(problem));
    }

    /** Returns whether the source is asked at all. */
    public boolean isMade() {
        return thread != null;
    }

    /**
     * Starts to ask for the names that the source has. The entries of the answer have a value that stands for one that
     * nobody has read.
     */
    public static SecretFetch startNames(SecretSource source, SecretRequest request) {
        return new SecretFetch(source, request, true).startedFor(source);
    }

    private SecretFetch startedFor(SecretSource source) {
        if (source instanceof SecretProviders.Unopened) {
            task.run(); // our own answer, which waits for nobody
            return this;
        }
        Thread started = new Thread(task, "tierguard-secrets");
        started.setDaemon(true);
        started.start();
        thread = started;
        return this;
    }

    /** Returns what reports call the source, also where the source itself has not said so by now. */
    public String name() {
        name.compareAndSet(null, nameless());
        return Objects.requireNonNull(name.get());
    }

    private String nameless() {
        return layered == null ? NAMELESS : layered.kind();
    }

    /** Returns the layer that the application has made of the source, or null where it is a secret manager. */
    public @Nullable Layer ownLayer() {
        return layered == null ? null : layered.layer();
    }

    private Origin at(String item) {
        return layered == null
                ? new Origin.Stored(name(), item)
                : new Origin.Supplied(layered.layer(), name(), item, 0);
    }

    private ProblemId failed() {
        return layered == null ? ProblemId.SECRETS_FAILED : ProblemId.MICROPROFILE_FAILED;
    }

    /** Waits for the answer until the deadline, and returns it with everything checked that a source could get wrong. */
    public Reading await() {
        try {
            return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException e) {
            task.cancel(true);
            return Reading.failed(
                    problem(ProblemId.SECRETS_TIMEOUT, "did not answer within " + budget.toMillis() + " ms"));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String type = cause == null ? "an unknown error" : cause.getClass().getName();
            return Reading.failed(problem(failed(), "failed with " + type));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Reading.failed(problem(failed(), "was interrupted"));
        }
    }

    // Both answers come from code that may not be checked for nulls, and may throw anything.
    @SuppressWarnings("ConstantValue")
    private String nameOf(SecretSource source) {
        try {
            String said = source.name();
            if (said == null || said.isBlank()) {
                return nameless();
            }
            return layered == null ? Printable.of(said) : said;
        } catch (Throwable e) {
            return nameless();
        }
    }

    @SuppressWarnings("ConstantValue")
    private Reading checked(@Nullable Reading answer, Set<Key> asked) {
        if (answer == null) {
            return Reading.failed(problem(failed(), "answered nothing at all"));
        }
        List<Entry> entries = new ArrayList<>(answer.entries().size());
        List<Problem> problems = new ArrayList<>(answer.problems());
        Set<String> seen = new HashSet<>();
        for (Entry entry : answer.entries()) {
            Key key = Key.isValid(entry.name()) ? Key.of(entry.name()) : Key.fromPath(entry.name());
            String named = key == null ? entry.name() : key.name();
            Origin whole = at(named);
            // What a job was handed is no less open for being explained; whatever else a secret source supplies is
            // secret,
            // also where it claims to be something else.
            boolean ofJob = layered == null && entry.origin() instanceof Origin.Job;
            Origin origin = ofJob || entry.origin().layer() == whole.layer() ? entry.origin() : whole;
            entries.add(Entry.of(named, Objects.requireNonNull(entry.value().reveal()), origin));
            if (!ofJob && key != null && asked.contains(key) && !seen.add(named)) {
                problems.add(Problem.of(ProblemId.NAME_CLASH, name() + " supplies " + named + " twice")
                        .key(named)
                        .at(origin)
                        .because("names that differ only in how they are written are one key: db.url is DB_URL")
                        .fix("keep one of them"));
            }
        }
        return new Reading(entries, problems, answer.absences());
    }

    // The answer comes from code that may not be checked for nulls.
    @SuppressWarnings("ConstantValue")
    private Reading named(SecretNames answer, Set<Key> asked) {
        if (answer == null) {
            return checked(null, asked);
        }
        List<Entry> entries = new ArrayList<>(answer.names().size());
        for (String one : new TreeSet<>(answer.names())) {
            entries.add(Entry.of(one, Reading.NOT_READ, at(one)));
        }
        List<Problem> problems = new ArrayList<>(answer.problems());
        if (!answer.complete() && !isSaid(ProblemId.SECRETS_NAMES_UNKNOWN, problems)) {
            String what = answer.names().isEmpty() ? "which names it has" : "every name that it has";
            problems.add(Problem.of(
                            ProblemId.SECRETS_NAMES_UNKNOWN,
                            name() + " can't tell " + what + " without reading a value")
                    .at(at("*"))
                    .fix(
                            answer.problems().isEmpty()
                                    ? "rely on the check at the start for these, which reads the values"
                                    : "mend what else it says of this manager first"));
        }
        return checked(new Reading(entries, problems), asked);
    }

    /** A source that knows what keeps it from telling says so in its own words. */
    private static boolean isSaid(ProblemId id, List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.id() == id) {
                return true;
            }
        }
        return false;
    }

    private Problem problem(ProblemId id, String what) {
        return Problem.of(id, name() + " " + what)
                .at(at("*"))
                .fix("check that it can be reached from here, and that the process may read from it");
    }
}
