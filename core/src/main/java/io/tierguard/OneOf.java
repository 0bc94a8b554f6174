package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows the values named and no other; case counts.
 *
 * <pre>{@code
 * record Config(@OneOf({"eu-central-1", "eu-west-1"}) String region) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OneOf {
    /** The values allowed, as text. */
    String[] value();
}
