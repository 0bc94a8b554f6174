package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires the whole value to match a regular expression of {@link java.util.regex.Pattern}.
 *
 * <p>A value of more than 8,192 characters is refused unread, and a match that takes too many steps is ended with a
 * finding of its own, so that no value can hold up the start.
 *
 * <pre>{@code
 * record Config(@Matches("sk-.+") Secret<String> openaiApiKey) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matches {
    /** The regular expression. */
    String value();
}
