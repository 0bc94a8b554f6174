package io.tierguard.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks of a record that its min is not above its max. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {Ordered.OfConfig.class, Ordered.OfRange.class, Ordered.OfSequenced.class})
@interface Ordered {
    String message() default "min is above max";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    interface Range {
        int min();

        int max();
    }

    class OfConfig implements ConstraintValidator<Ordered, ConstraintsTest.PairConfig> {
        @Override
        public boolean isValid(ConstraintsTest.PairConfig value, ConstraintValidatorContext context) {
            return value.min() <= value.max();
        }
    }

    class OfSequenced implements ConstraintValidator<Ordered, ConstraintsTest.SequencedConfig> {
        @Override
        public boolean isValid(ConstraintsTest.SequencedConfig value, ConstraintValidatorContext context) {
            return value.min() <= value.max();
        }
    }

    /** Names the component that it means. */
    class OfRange implements ConstraintValidator<Ordered, Range> {
        @Override
        public boolean isValid(Range value, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("dynamic {")
                    .addPropertyNode("max")
                    .addConstraintViolation();
            return value.min() <= value.max();
        }
    }
}
