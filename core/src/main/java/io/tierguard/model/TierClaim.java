package io.tierguard.model;

import io.tierguard.Tier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that the place where a process runs says of it, and that bears on the tier: a claim of a token that a platform has
 * given a job.
 *
 * @param name what reports call it, {@code oidc.environment}
 * @param value what it says. It is shown only where it names a tier or is made of a few letters, or where {@code fits} says
 *     what it means
 * @param fits the tiers that the value is compatible with; null where the value may be the name of a tier, and otherwise says
 *     nothing of it
 * @param origin where it was said
 * @param mend what to do where it contradicts the others; it must not quote the value
 */
public record TierClaim(String name, String value, @Nullable Set<Tier> fits, Origin origin, String mend) {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if no tier is left
     */
    public TierClaim {
        fits = fits == null ? null : Set.copyOf(fits);
        if (fits != null && fits.isEmpty()) {
            throw new IllegalArgumentException("a claim that fits no tier");
        }
    }

    /** Returns what it is called; not the value, which may be anything. */
    @Override
    public String toString() {
        return name;
    }
}
