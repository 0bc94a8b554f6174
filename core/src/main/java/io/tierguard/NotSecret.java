package io.tierguard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a component whose name says secret holds none.
 *
 * <p>A component named as a secret ({@code …Password}, {@code …Token}, {@code …ApiKey}) that is not a {@link Secret} is a
 * mistake that is reported when the contract is read, because its value would be printed. This annotation says that the
 * name misleads, and why.
 *
 * <pre>{@code
 * record Config(@NotSecret("identifies the public client") String mapsToken) {}
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NotSecret {
    /** Why the value may be shown. */
    String value();
}
