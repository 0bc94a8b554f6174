package io.tierguard;

import java.util.Locale;

/**
 * The layers that can supply a value, from the weakest to the strongest: a later layer wins over an earlier one.
 *
 * <p>The order is fixed in code, so that no file can lift itself above another. Which layers a tier trusts is said in
 * the README.
 *
 * @see From
 */
public enum Layer {
    /** A default in the contract. */
    DEFAULT,
    /** {@code application.conf} and {@code application-<tier>.conf}. */
    HOCON,
    /** {@code .env}, {@code .env.local} or {@code .env.test}. */
    DOTENV,
    /** A file named by {@code KEY_FILE}, or a file in a mounted secrets folder. */
    FILE,
    /** A variable of the process: {@code KEY}, and over it {@code <TIER>_KEY}. */
    ENVIRONMENT,
    /** A secret manager. */
    SECRETS,
    /** A system property of the JVM. */
    PROPERTY,
    /** A value set by the application's own code. */
    CODE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Returns the layer's name as reports and files write it: {@code environment}. */
    public String label() {
        return label;
    }

    /** Returns whether whatever this layer supplies is a secret, however it is declared. */
    public boolean isSecret() {
        return this == SECRETS || this == FILE;
    }
}
