package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds the length of the value's text, in Unicode code points, both ends allowed; of {@link Bytes}, their number.
 *
 * <p>A finding names the bounds and never the length of a secret.
 *
 * <pre>{@code
 * record Config(@Length(min = 32) Secret<String> sessionSecret) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Length {
    /** The fewest code points or bytes allowed. */
    int min() default 0;

    /** The most code points or bytes allowed. */
    int max() default Integer.MAX_VALUE;
}
