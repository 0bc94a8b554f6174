package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the key of a component, or the prefix of a nested record, where its own name does not say it.
 *
 * <p>Without it, {@code openaiApiKey} reads {@code OPENAI_API_KEY}. On a nested record the empty string drops the
 * prefix.
 *
 * <pre>{@code
 * record Config(@Key("PGDATABASE") String database) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /** The key, {@code [A-Z][A-Z0-9_]*}. */
    String value();
}
