package io.tierguard.tier;

import io.tierguard.Tier;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the value of a signal means: the tiers that it fits, and the one that it names. */
record Meaning(Set<Tier> fits, @Nullable Tier names, boolean known) {
    private static final Meaning UNKNOWN = new Meaning(Set.of(), null, false);

    static Meaning of(SignalName signal, String said) {
        if (!signal.isList()) {
            // Only our own signal is read in any case: Node takes "Production" for no production build.
            Tier tier = Aliases.tier(signal.isOwn() ? said.toLowerCase(Locale.ROOT) : said);
            return tier == null ? UNKNOWN : new Meaning(signal.fits(tier), tier, true);
        }
        return ofList(signal, said);
    }

    /**
     * Of a list of profiles, those count that name a tier; together they must leave one. A profile that names a tier but for
     * its capitals is none to its framework, and passing it over would be to guess.
     */
    private static Meaning ofList(SignalName signal, String said) {
        EnumSet<Tier> fits = EnumSet.allOf(Tier.class);
        EnumSet<Tier> named = EnumSet.noneOf(Tier.class);
        int from = 0;
        while (from <= said.length()) {
            int comma = said.indexOf(',', from);
            int to = comma < 0 ? said.length() : comma;
            // The frameworks strip what is around a comma as well.
            String profile = said.substring(from, to).strip();
            Tier tier = Aliases.tier(profile);
            if (tier != null) {
                fits.retainAll(signal.fits(tier));
                named.add(tier);
            } else if (Aliases.tier(profile.toLowerCase(Locale.ROOT)) != null) {
                return UNKNOWN;
            }
            from = to + 1;
        }
        if (named.isEmpty()) {
            return UNKNOWN;
        }
        // Of staging and production, staging is what both fit.
        named.retainAll(fits);
        return new Meaning(fits, named.isEmpty() ? null : named.iterator().next(), true);
    }
}
