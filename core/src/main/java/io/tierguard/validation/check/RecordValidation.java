package io.tierguard.validation.check;

import io.tierguard.bind.Binder;
import io.tierguard.bind.BindingException;
import io.tierguard.bind.RecordBinder;
import io.tierguard.bind.TypedCheck;
import io.tierguard.bind.Values;
import io.tierguard.contract.Checked;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Has the constraints of a record checked by Hibernate Validator, whose classes are loaded while the first load is reading
 * its sources, and which is started once. Safe to share between threads.
 *
 * @param <T> the record
 */
final class RecordValidation<T> implements TypedCheck {
    private final RecordBinder<T> binder;
    private final Constraints.Start start;
    private final Set<String> builtIn;
    private final AtomicBoolean begun = new AtomicBoolean();
    private @Nullable Constraints ready;
    private @Nullable ExecutionException failure;

    RecordValidation(Class<T> record, RecordBinder<T> binder, Set<String> constraints) {
        this.binder = binder;
        this.start = new Constraints.Start(record, constraints);
        this.builtIn = Set.copyOf(constraints);
    }

    @Override
    public void prepare() {
        if (!begun.getAndSet(true)) {
            Thread thread = new Thread(new WarmUp(builtIn), "tierguard-validation");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public List<Problem> problems(Checked checked, Binder<?> whole) {
        Constraints constraints;
        try {
            constraints = started();
        } catch (ExecutionException e) {
            return List.of(notStarted(e));
        }
        Examination examination = new Examination(constraints, checked.tier());
        binder.visit(checked, examination);
        if (examination.isWhole()) {
            try {
                examination.examine(whole.bind(new Values(checked)));
            } catch (BindingException e) {
                // Who asks for the record is told so.
            }
        }
        return examination.problems();
    }

    /**
     * Starts the library on the caller's thread, with which the application's own code is run: another thread that it were
     * waiting for might wait for a class that the caller is about to initialise.
     */
    private synchronized Constraints started() throws ExecutionException {
        if (failure != null) {
            throw failure;
        }
        if (ready == null) {
            try {
                ready = start.call();
            } catch (Throwable e) {
                Thrown.ifOfTheMachine(e);
                failure = new ExecutionException(e);
                throw failure;
            }
        }
        return ready;
    }

    private static Problem notStarted(ExecutionException e) {
        Throwable cause = e.getCause();
        String kind = cause == null ? "an exception" : cause.getClass().getSimpleName();
        return Problem.of(
                        ProblemId.CONSTRAINT_LIBRARY_MISSING,
                        "Hibernate Validator, which checks the record's constraints, doesn't start (" + kind + ")")
                .because("a rule that nobody checks looks like one that holds")
                .fix("see that " + MissingLibrary.COORDINATES
                        + " is there in version 9 or later, with what it depends on");
    }
}
