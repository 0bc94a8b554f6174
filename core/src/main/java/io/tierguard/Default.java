package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Supplies a value where no other layer does.
 *
 * <p>Without {@link #in()} it serves in every tier; with it, in those tiers alone, before the one for every tier. The
 * text is read as a value from any other layer would be, and one that is not of the component's type is a mistake that
 * is reported before any value is read. The default of a {@link Secret} is refused in staging and production.
 *
 * <pre>{@code
 * record Config(@Default("info") @Default(value = "debug", in = Tier.DEVELOPMENT) LogLevel logLevel) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Repeatable(Default.All.class)
public @interface Default {
    /** The value, as text. */
    String value();

    /** The tiers in which it serves; empty for all of them. */
    Tier[] in() default {};

    /** Holds several defaults of one component; the compiler writes it. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface All {
        /** The defaults. */
        Default[] value();
    }
}
