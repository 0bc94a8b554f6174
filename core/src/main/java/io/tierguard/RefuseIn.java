package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refuses one value of the key in the tiers named.
 *
 * <p>Where a built-in guard refuses the same value, there is one finding, with the guard's id and this reason.
 *
 * <pre>{@code
 * record Config(
 *         @Default("false")
 *         @RefuseIn(value = "true", tier = Tier.PRODUCTION, because = "debug endpoints expose internals")
 *         boolean enableDebugEndpoints) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Repeatable(RefuseIn.All.class)
public @interface RefuseIn {
    /** The value that is refused, as text; it must be of the component's type. */
    String value();

    /** The tiers that refuse it. */
    Tier[] tier();

    /** Why, in words that go into the report. */
    String because();

    /** Holds several refusals of one component; the compiler writes it. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface All {
        /** The refusals. */
        RefuseIn[] value();
    }
}
