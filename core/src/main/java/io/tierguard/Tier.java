package io.tierguard;

import java.util.Locale;

/**
 * The four places an application can run in, from the loosest to the strictest.
 *
 * <p>The order carries meaning: of two tiers the later one is the stricter. An enum constant is immutable and safe to
 * share between threads.
 *
 * @see Tierguard#tier(Tier)
 */
public enum Tier {
    /** A developer's machine: {@code .env} files are read, and nothing is refused for being convenient. */
    DEVELOPMENT,
    /** An automated test: {@code .env.test} is read in place of {@code .env}. */
    TEST,
    /** A rehearsal of production: {@code .env} is refused, secrets are real, switches may be on with a warning. */
    STAGING,
    /** The real thing: every guard is at its strictest. */
    PRODUCTION;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Returns the tier's name as reports, files and templates write it: {@code production}. */
    public String label() {
        return label;
    }

    /** Returns whether this tier is deployed somewhere, which staging and production are. */
    public boolean isDeployed() {
        return this == STAGING || this == PRODUCTION;
    }
}
