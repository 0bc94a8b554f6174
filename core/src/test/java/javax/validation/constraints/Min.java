package javax.validation.constraints;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the constraint of the old name, whose library nobody here depends on. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Min {
    long value();
}
