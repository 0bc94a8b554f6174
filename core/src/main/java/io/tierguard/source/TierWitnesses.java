package io.tierguard.source;

import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Testimony;
import io.tierguard.model.TierClaim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks every witness there is. Nothing can be decided before they have answered, so they have one deadline together, and one
 * that fails or hangs is a finding.
 */
public final class TierWitnesses {
    private static final Duration BUDGET = Duration.ofSeconds(5);

    /** Where the witness of the one platform that has such a token lies, below the folder of providers. */
    private static final String FOLDER = "github";

    /** A class loader that can't read what it is asked for fails anew at each step. */
    private static final int MOST_FAILURES = 10;

    private final Surroundings around;
    private final List<TierClaim> claims = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> classes = new HashSet<>();

    private TierWitnesses(Surroundings around) {
        this.around = around;
    }

    /**
     * Returns what the witnesses say: those that the thread's class loader sees, those beside this library, and where there
     * are none, those in a folder apart.
     *
     * @param around what the process was given
     * @param apart a folder with a folder for each provider, of its name, in which its jars are; or null
     */
    public static Testimony ask(Surroundings around, @Nullable Path apart) {
        return ask(around, apart, BUDGET);
    }

    static Testimony ask(Surroundings around, @Nullable Path apart, Duration budget) {
        // A task has lists of its own, which nobody else sees before it is done.
        FutureTask<Testimony> task = new FutureTask<>(() -> new TierWitnesses(around).testimony(apart));
        Thread thread = new Thread(task, "tierguard-witness");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(budget.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException e) {
            task.cancel(true);
            return Testimony.failed(unheard("it was not said within " + budget.toMillis() + " ms"));
        } catch (ExecutionException e) {
            return Testimony.failed(failed(e));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Testimony.failed(unheard("the wait for it was interrupted"));
        }
    }

    private Testimony testimony(@Nullable Path apart) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader own = TierWitness.class.getClassLoader();
        if (context != null && context != own) {
            askFrom(context);
        }
        askFrom(own);
        if (classes.isEmpty() && problems.isEmpty() && apart != null) {
            askApart(apart.resolve(FOLDER));
        }
        return new Testimony(claims, problems);
    }

    private void askApart(Path folder) {
        ProviderJars jars = ProviderJars.in(folder);
        if (!jars.broken().isEmpty()) {
            problems.add(unheard("not readable, or not whole: " + Printable.line(String.join(", ", jars.broken())))
                    .fix("build or install it anew in " + Printable.line(folder.toString())));
        } else if (!jars.isEmpty()) {
            askFrom(jars.loader());
        }
    }

    /** One of somebody else's is told by the name of its class. */
    private void ask(TierWitness witness) {
        String name = Printable.line(witness.getClass().getName());
        try {
            hear(name, witness.testify(around));
        } catch (Throwable e) { // of its own code, or of a library that it lacks
            add(unheard(name + " failed with " + type(e)));
        }
    }

    private void add(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private void askFrom(@Nullable ClassLoader loader) {
        Iterator<TierWitness> found =
                ServiceLoader.load(TierWitness.class, loader).iterator();
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                TierWitness witness = found.next();
                if (classes.add(witness.getClass().getName())) {
                    ask(witness);
                }
            } catch (Throwable e) { // whoever made the jar, or the class loader
                failures++;
                add(failed(e));
            }
        }
    }

    // The answer comes from code that may not be checked for nulls.
    @SuppressWarnings("ConstantValue")
    private void hear(String name, @Nullable Testimony testimony) {
        if (testimony == null) {
            problems.add(unheard(name + " answered nothing at all"));
        } else {
            claims.addAll(testimony.claims());
            problems.addAll(testimony.problems());
        }
    }

    /** What the service loader throws says little; what made it throw says which class is missing, or failed. */
    private static Problem failed(Throwable e) {
        boolean isWrapped = e instanceof ServiceConfigurationError || e instanceof ExecutionException;
        Throwable cause = isWrapped ? e.getCause() : null;
        return unheard("a witness could not be loaded: " + type(cause == null ? e : cause));
    }

    private static String type(Throwable e) {
        return Printable.line(e.getClass().getName());
    }

    private static Problem unheard(String how) {
        return Problem.of(ProblemId.GITHUB_EVIDENCE_MISSING, "what GitHub says of this job's tier was not heard")
                .note(how)
                .because("the environment that the job was given is not held against the other signals")
                .fix(
                        "check that the jar of the witness is there whole (GitHub's is tierguard-secrets-github), and run the job again");
    }
}
