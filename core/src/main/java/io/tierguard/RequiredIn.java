package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires the key in the tiers named; in the others it may be absent.
 *
 * <p>It stands on an {@code Optional} component, or on one with a default, which then does not serve in those tiers. A
 * component that is neither is required in every tier without this annotation.
 *
 * <pre>{@code
 * record Config(@RequiredIn({Tier.STAGING, Tier.PRODUCTION}) Optional<Secret<URI>> databaseUrl) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RequiredIn {
    /** The tiers in which the key must be set. */
    Tier[] value();
}
