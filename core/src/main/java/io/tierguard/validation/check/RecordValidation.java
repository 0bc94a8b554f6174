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
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has the constraints of a record checked by Hibernate Validator, which is started once, while the first load is reading its
 * sources. Safe to share between threads.
 *
 * @param <T> the record
 */
final class RecordValidation<T> implements TypedCheck {
    private final RecordBinder<T> binder;
    private final FutureTask<Constraints> ready;
    private final AtomicBoolean begun = new AtomicBoolean();

    RecordValidation(Class<T> record, RecordBinder<T> binder, Set<String> constraints, boolean own) {
        this.binder = binder;
        this.ready = new FutureTask<>(new Constraints.Start(record, constraints, own));
    }

    @Override
    public void prepare() {
        if (!begun.getAndSet(true)) {
            Thread thread = new Thread(ready, "tierguard-validation");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public List<Problem> problems(Checked checked, Binder<?> whole) {
        prepare();
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

    /** An interrupt is whoever waits' to heed later: a load ends soon by itself. */
    private Constraints started() throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ready.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Problem notStarted(ExecutionException e) {
        Throwable cause = e.getCause();
        String kind = cause == null ? "an exception" : cause.getClass().getSimpleName();
        return Problem.of(
                        ProblemId.CONSTRAINT_LIBRARY_MISSING,
                        "Hibernate Validator, which checks the record's constraints, doesn't start (" + kind + ")")
                .because("a rule that nobody checks looks like one that holds")
                .fix("see that " + MissingLibrary.COORDINATES
                        + " is there in a version for jakarta.validation, with what it depends on");
    }
}
