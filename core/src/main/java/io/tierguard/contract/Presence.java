package io.tierguard.contract;

import io.tierguard.Tier;
import java.util.Map;
import java.util.Set;

/**
 * Where a key must be, must not be, and what stands in for it.
 *
 * @param requiredIn the tiers in which something must supply it
 * @param forbiddenIn the tiers in which nothing may
 * @param defaults what serves where nothing does; never in a tier that requires it
 */
public record Presence(Set<Tier> requiredIn, Set<Tier> forbiddenIn, Map<Tier, String> defaults) {
    /** Copies what it is given. */
    public Presence {
        requiredIn = Set.copyOf(requiredIn);
        forbiddenIn = Set.copyOf(forbiddenIn);
        defaults = Map.copyOf(defaults);
    }

    /** Returns the tiers; no default, which may be a secret's. */
    @Override
    public String toString() {
        return "required in " + requiredIn + ", forbidden in " + forbiddenIn;
    }
}
