package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the key is for, in words that reports and explanations show.
 *
 * <pre>{@code
 * record Config(@Doc(value = "Database name", example = "event_api_dev") String postgresDb) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    /** What the key is for. */
    String value();

    /** A value that would do, never a real secret; empty for none. */
    String example() default "";
}
