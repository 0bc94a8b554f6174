package io.tierguard.source;

import io.tierguard.Tier;

/**
 * Opens the secret managers that a contract names: {@code production = "aws:event-api/{tier}"} is opened by the provider
 * {@code aws}.
 *
 * <p>Providers are found by {@link java.util.ServiceLoader}, once a contract asks for one in the tier at hand. An
 * implementation is public, has a public constructor without parameters, and is safe to use from several threads.
 *
 * <pre>{@code
 * public final class VaultProvider implements SecretProvider {
 *     public String name() {
 *         return "vault";
 *     }
 *
 *     public Answer open(Request request) {
 *         return request.reference().startsWith("/")
 *                 ? new Answer.Opened(new Vault(request.reference()))
 *                 : new Answer.Malformed("a path that begins with /");
 *     }
 * }
 * }</pre>
 */
public interface SecretProvider {
    /** Returns the name that a contract calls it by, before the colon: small letters, digits and {@code -}. */
    String name();

    /**
     * Returns the manager that a reference stands for, or what is wrong with the reference. It is called once for each load; a
     * configuration that is kept fresh goes on with the manager that it was opened with.
     *
     * <p>It reads the reference and asks nobody: it is called on the thread that loads, without a deadline, and clients and
     * connections are for {@link SecretSource#fetch} to make. What it throws becomes a finding that names the exception's
     * type alone.
     */
    Answer open(Request request);

    /**
     * What is to be opened.
     *
     * @param reference what the contract has after the colon, with {@code {tier}} replaced; empty where it names the provider
     *     alone. It has no control characters and no white space at its ends
     * @param tier the tier that the application runs in
     * @param around what the process was given: a provider reads its variables here and not from the process
     */
    record Request(String reference, Tier tier, Surroundings around) {
        /** Returns the tier; not the reference, which may be anything. */
        @Override
        public String toString() {
            return "a reference in " + tier.label();
        }
    }

    /** What a provider says of a reference. */
    sealed interface Answer {
        /**
         * It stands for this manager.
         *
         * @param source the manager, which was not asked for anything yet
         */
        record Opened(SecretSource source) implements Answer {}

        /**
         * It stands for nothing, because it is written wrongly.
         *
         * @param expected what it should be, after "write": {@code the name or the ARN of a secret}; it must not quote the
         *     reference, and of more than 80 characters the rest is not shown
         */
        record Malformed(String expected) implements Answer {}
    }
}
