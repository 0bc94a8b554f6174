package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refuses the key in the tiers named, whatever its value is.
 *
 * <p>It stands on an {@code Optional} component, which has no default in those tiers either: a default would set it there.
 *
 * <pre>{@code
 * record Config(@ForbiddenIn({Tier.STAGING, Tier.PRODUCTION}) Optional<Path> seedData) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ForbiddenIn {
    /** The tiers in which the key must not be set. */
    Tier[] value();
}
