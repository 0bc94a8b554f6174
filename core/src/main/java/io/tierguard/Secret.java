package io.tierguard;

import java.util.Objects;

/**
 * Holds a value that never becomes text by accident.
 *
 * <p>{@link #toString()} shows three asterisks, so a record, a log line or a debugger that prints this prints no
 * secret. The one way to the value is {@link #reveal()}, which is easy to search for in a code review. A secret is not
 * serialisable, and its hash code is the same for all secrets, because a hash can be looked up.
 *
 * <pre>{@code
 * Secret<String> password = config.postgresPassword();
 * dataSource.setPassword(password.reveal());
 * }</pre>
 *
 * <p>What this class can't do is to hide the value from a heap dump or a debugger that reads memory. An instance is
 * immutable if its value is, and then safe to share between threads.
 *
 * @param <T> the type of the value
 */
public final class Secret<T> {
    /** What is shown in place of a secret: of one length, whatever the secret's is. */
    static final String MASK = "***";

    private final T value;

    private Secret(T value) {
        this.value = value;
    }

    /**
     * Returns a secret that holds the value.
     *
     * @throws NullPointerException if the value is null
     */
    public static <T> Secret<T> of(T value) {
        return new Secret<>(Objects.requireNonNull(value, "value"));
    }

    /** Returns the value itself. Whatever is done with it from here on is the caller's to keep secret. */
    public T reveal() {
        return value;
    }

    /** Returns whether the other object is a secret that holds an equal value. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret<?> secret && value.equals(secret.value);
    }

    /** Returns the same number for every secret: a hash of the value would say something about it. */
    @Override
    public int hashCode() {
        return 42;
    }

    /** Returns {@code ***}, whatever the value is. */
    @Override
    public String toString() {
        return MASK;
    }
}
