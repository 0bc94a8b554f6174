package io.tierguard.validation.check;

import io.tierguard.validation.check.Unfit.Why;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import java.lang.annotation.Annotation;

/** Makes validators as the library does, each within one that answers for what it throws. */
final class GuardedValidators implements ConstraintValidatorFactory {
    private final ConstraintValidatorFactory factory;

    GuardedValidators(ConstraintValidatorFactory factory) {
        this.factory = factory;
    }

    /** Whoever asks for a class gets one that stands in for it: the library uses no more of it than the interface. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <V extends ConstraintValidator<?, ?>> V getInstance(Class<V> type) {
        return (V) guarded(type);
    }

    private ConstraintValidator<?, ?> guarded(Class<? extends ConstraintValidator<?, ?>> type) {
        try {
            ConstraintValidator<?, ?> validator = factory.getInstance(type);
            return within(validator, type.getSimpleName());
        } catch (Throwable e) {
            Thrown.ifOfTheMachine(e);
            return new GuardedValidator<>(type.getSimpleName(), Why.NOT_MADE);
        }
    }

    private static <A extends Annotation, V> ConstraintValidator<A, V> within(
            ConstraintValidator<A, V> validator, String name) {
        return new GuardedValidator<>(validator, name);
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> instance) {
        if (instance instanceof GuardedValidator<?, ?> guarded && guarded.validator() != null) {
            factory.releaseInstance(guarded.validator());
        }
    }
}
