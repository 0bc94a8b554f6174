package io.tierguard.validation.check;

import io.tierguard.bind.Binder;
import io.tierguard.bind.TypedCheck;
import io.tierguard.contract.Checked;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.List;

/**
 * Refuses constraints of the old {@code javax.validation}, which nothing here knows.
 *
 * @param record the record that has one
 * @param annotation it
 */
record OldConstraints(String record, String annotation) implements TypedCheck {
    @Override
    public void prepare() {}

    @Override
    public List<Problem> problems(Checked checked, Binder<?> binder) {
        String name = annotation.substring(annotation.lastIndexOf('.') + 1);
        return List.of(Problem.of(
                        ProblemId.CONSTRAINT_UNFIT,
                        "@" + name + " of " + record + " is one of javax.validation, and is never checked")
                .because("a rule that never runs looks like one that holds")
                .fix("write jakarta.validation, also where the constraint's own code says javax.validation"));
    }
}
