package io.tierguard.examples.beanvalidation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks that a pool's min is not above its max. */
// spotless:off
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Ordered.OfPool.class)
public @interface Ordered {
    String message() default "min must not be above max";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class OfPool implements ConstraintValidator<Ordered, MailerConfig.Pool> {
        @Override
        public boolean isValid(MailerConfig.Pool pool, ConstraintValidatorContext context) {
            return pool.min() <= pool.max();
        }
    }
}
// spotless:on
