package io.tierguard;

import io.tierguard.bind.Binder;
import io.tierguard.bind.Binding;
import io.tierguard.bind.BindingException;
import io.tierguard.bind.TypedCheck;
import io.tierguard.bind.Values;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.load.Load;
import io.tierguard.load.Options;
import io.tierguard.load.Outcome;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a load ends in: always a report, and a configuration if it was accepted. */
record Attempt<T>(Report report, @Nullable Guarded<T> guarded) {
    static <T> Attempt<T> of(
            Contract contract, Binder<T> of, @Nullable TypedCheck check, Options options, List<Problem> mistakes) {
        Binding<T> binding = check == null ? null : new Binding<>(of, check);
        Binder<T> binder = binding == null ? of : binding;
        Outcome outcome = new Load(contract, mistakes, options, binding).run();
        Report report = outcome.report();
        Checked checked = outcome.checked();
        if (checked == null || !report.accepted()) {
            return new Attempt<>(report, null);
        }
        try {
            T config = binder.bind(new Values(checked));
            return new Attempt<>(report, new Guarded<>(config, report, contract, checked, outcome.judgement()));
        } catch (BindingException e) {
            return new Attempt<>(outcome.with(refused(e)).report(), null);
        }
    }

    private static Problem refused(BindingException e) {
        return Problem.of(ProblemId.RECORD_REFUSED, "the constructor of " + e.record() + " refuses the values")
                .note(e.getMessage() + " (the exception's own message is not shown, because it may hold a secret)")
                .fix("look at what the constructor checks; a guard says more in a report than an exception can");
    }
}
