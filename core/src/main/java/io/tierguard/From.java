package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the layers that may supply the key; a value that another layer supplies is refused.
 *
 * <p>It narrows what the tier trusts and never widens it.
 *
 * <pre>{@code
 * record Config(@From(value = Layer.SECRETS, in = Tier.PRODUCTION) Secret<String> openaiApiKey) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Repeatable(From.All.class)
public @interface From {
    /** The layers that may supply the key. */
    Layer[] value();

    /** The tiers in which this holds; empty for all of them. */
    Tier[] in() default {};

    /** Holds several of one component; the compiler writes it. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface All {
        /** The rules. */
        From[] value();
    }
}
