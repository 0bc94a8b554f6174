package io.tierguard.validation.check;

import io.tierguard.contract.BoundedPattern;
import io.tierguard.contract.BoundedPattern.Answer;
import io.tierguard.validation.check.Unfit.Why;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.util.function.Predicate;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidator;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorInitializationContext;
import org.jspecify.annotations.Nullable;

/**
 * A validator that throws nothing and ends soon. Where the one within it can't answer, there is a violation that says why:
 * a constraint that fails is not one that is fulfilled, and must not keep the others from being checked.
 */
final class GuardedValidator<A extends Annotation, V> implements HibernateConstraintValidator<A, V> {
    /** Goes along with each violation that a validator has found: see {@link Violations}. */
    static final Object MARK = "checked";

    private static final String OF_THE_LIBRARY = "org.hibernate.validator.internal.";

    private final @Nullable ConstraintValidator<A, V> validator;
    private final String name;
    private @Nullable Why failed;
    private boolean matchesPattern;

    GuardedValidator(ConstraintValidator<A, V> validator, String name) {
        this.validator = validator;
        this.name = name;
    }

    /** Stands for one that there is no instance of. */
    GuardedValidator(String name, Why failed) {
        this.validator = null;
        this.name = name;
        this.failed = failed;
    }

    @Nullable
    ConstraintValidator<A, V> validator() {
        return validator;
    }

    @Override
    public void initialize(
            ConstraintDescriptor<A> descriptor, HibernateConstraintValidatorInitializationContext context) {
        if (validator instanceof HibernateConstraintValidator<A, V> own) {
            try {
                own.initialize(descriptor, context);
            } catch (Throwable e) {
                Thrown.ifOfTheMachine(e);
                failed = Why.THREW;
            }
        }
    }

    @Override
    public void initialize(A annotation) {
        if (validator == null) {
            return;
        }
        matchesPattern = validator.getClass().getName().startsWith(OF_THE_LIBRARY)
                && switch (annotation.annotationType().getSimpleName()) {
                    case "Pattern", "Email", "URL" -> true;
                    default -> false;
                };
        try {
            validator.initialize(annotation);
        } catch (Throwable e) {
            Thrown.ifOfTheMachine(e);
            failed = Why.THREW;
        }
    }

    @Override
    public boolean isValid(@Nullable V value, ConstraintValidatorContext context) {
        ConstraintValidator<A, V> within = validator;
        if (failed != null || within == null) {
            return unfit(failed == null ? Why.NOT_MADE : failed, context);
        }
        context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(MARK);
        try {
            if (matchesPattern && value instanceof CharSequence text) {
                Answer answer = BoundedPattern.ask(text, Inquiry.steps(this), new Asked<>(within, context));
                return answer == Answer.TOO_COSTLY ? unfit(Why.TOO_COSTLY, context) : answer == Answer.YES;
            }
            return within.isValid(value, context);
        } catch (Throwable e) {
            Thrown.ifOfTheMachine(e);
            return unfit(Why.THREW, context);
        }
    }

    private record Asked<A extends Annotation, V>(
            ConstraintValidator<A, V> validator, ConstraintValidatorContext context)
            implements Predicate<CharSequence> {
        @Override
        @SuppressWarnings("unchecked") // the library's own are for any sequence of characters
        public boolean test(CharSequence counted) {
            return validator.isValid((V) counted, context);
        }
    }

    private boolean unfit(Why why, ConstraintValidatorContext context) {
        Unfit unfit = new Unfit(why, name);
        Inquiry.failed(unfit);
        context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(unfit);
        return false;
    }
}
