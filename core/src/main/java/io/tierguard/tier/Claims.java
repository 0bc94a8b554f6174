package io.tierguard.tier;

import io.tierguard.Tier;
import io.tierguard.model.Printable;
import io.tierguard.model.TierClaim;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes signals of what the place claims where a process runs. Loaded only where something is claimed. */
final class Claims {
    private Claims() {}

    /**
     * Returns those that may stand in evidence.
     *
     * @param any a signal that knows the names that the contract has for tiers
     */
    static List<Signal> signals(List<TierClaim> claims, SignalName any) {
        List<Signal> signals = new ArrayList<>(claims.size());
        for (TierClaim claim : claims) {
            Set<Tier> fits = claim.fits();
            if (fits != null) {
                Tier only = fits.size() == 1 ? fits.iterator().next() : null;
                signals.add(signal(claim, fits, only));
                continue;
            }
            // GitHub takes the name of an environment in any case, so its Production is its production.
            Tier named = any.tier(Meaning.small(claim.value()));
            if (named != null) {
                signals.add(signal(claim, Set.of(named), named));
            } else if (!claim.value().isBlank() && Signal.isWord(claim.value())) {
                signals.add(signal(claim, EnumSet.allOf(Tier.class), null));
            }
        }
        return signals;
    }

    private static Signal signal(TierClaim claim, Set<Tier> fits, @Nullable Tier names) {
        return new Signal(
                Printable.of(claim.name()),
                Printable.of(claim.value()),
                fits,
                names,
                true,
                false,
                claim.origin(),
                Printable.line(claim.mend()));
    }
}
