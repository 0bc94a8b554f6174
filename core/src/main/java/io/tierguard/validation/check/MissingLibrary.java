package io.tierguard.validation.check;

import io.tierguard.bind.Binder;
import io.tierguard.bind.TypedCheck;
import io.tierguard.contract.Checked;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.List;

/**
 * Refuses for want of Hibernate Validator: a rule that nobody checks looks like one that holds.
 *
 * @param record the record that has constraints
 * @param annotation one of them
 */
record MissingLibrary(String record, String annotation) implements TypedCheck {
    static final String COORDINATES = "org.hibernate.validator:hibernate-validator";

    @Override
    public void prepare() {}

    @Override
    public List<Problem> problems(Checked checked, Binder<?> binder) {
        return List.of(Problem.of(
                        ProblemId.CONSTRAINT_LIBRARY_MISSING,
                        record + " has constraints, such as @" + annotation.substring(annotation.lastIndexOf('.') + 1)
                                + ", and Hibernate Validator, which checks them, is missing")
                .because("a rule that nobody checks looks like one that holds")
                .fix("add " + COORDINATES + " to the application's dependencies"));
    }
}
