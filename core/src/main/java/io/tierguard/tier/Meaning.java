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

    /** Of a list of profiles, those count that name a tier; together they must leave one. */
    private static Meaning ofList(SignalName signal, String said) {
        EnumSet<Tier> fits = EnumSet.allOf(Tier.class);
        Tier names = null;
        int from = 0;
        while (from <= said.length()) {
            int comma = said.indexOf(',', from);
            int to = comma < 0 ? said.length() : comma;
            Tier tier = Aliases.tier(said.substring(from, to));
            if (tier != null) {
                fits.retainAll(signal.fits(tier));
                names = tier;
            }
            from = to + 1;
        }
        return names == null ? UNKNOWN : new Meaning(fits, names, true);
    }
}
