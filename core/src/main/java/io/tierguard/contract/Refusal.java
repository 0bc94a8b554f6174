package io.tierguard.contract;

import io.tierguard.Tier;
import java.util.Set;

/**
 * A value that some tiers refuse.
 *
 * @param value the value, as text
 * @param tiers the tiers that refuse it
 * @param because why, in the words of who declared it
 */
public record Refusal(String value, Set<Tier> tiers, String because) {
    /** Copies the set. */
    public Refusal {
        tiers = Set.copyOf(tiers);
    }

    /** Returns the tiers; no value, which may be a secret's. */
    @Override
    public String toString() {
        return "refused in " + tiers;
    }
}
