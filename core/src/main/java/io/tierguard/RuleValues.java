package io.tierguard;

/**
 * The values of the keys that a {@link Rule} is over.
 *
 * <p>Each method takes one of these keys, and throws an {@code IllegalArgumentException} for any other: a rule says what
 * it looks at. The text of a secret is handed out as a {@link Secret} alone.
 */
public interface RuleValues {
    /** Returns the tier that is checked for. */
    Tier tier();

    /**
     * Returns whether the key has a value.
     *
     * @throws IllegalArgumentException if the rule is not over the key
     */
    boolean isSet(String key);

    /**
     * Returns the text of the key's value, or the empty text where it has none.
     *
     * @throws IllegalArgumentException if the rule is not over the key, or the key is secret
     */
    String text(String key);

    /**
     * Returns whether the key's value is {@code true}; not, where it has none.
     *
     * @throws IllegalArgumentException if the rule is not over the key, the key is secret, or it is no boolean
     */
    boolean flag(String key);

    /**
     * Returns the text of the key's value, which {@link Secret#reveal()} shows; empty where it has none.
     *
     * @throws IllegalArgumentException if the rule is not over the key
     */
    Secret<String> secret(String key);

    /**
     * Returns whether both keys have a value, and the same one.
     *
     * @throws IllegalArgumentException if the rule is not over one of the keys
     */
    boolean same(String one, String other);
}
