package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Warns where the key is still set.
 *
 * <pre>{@code
 * record Config(@DeprecatedKey("use DATABASE_URL") Optional<String> postgresHost) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DeprecatedKey {
    /** What to do instead, in words that go into the report: {@code use DATABASE_URL}. */
    String value();
}
