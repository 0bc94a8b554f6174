package io.tierguard.tier;

import io.tierguard.Tier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the value of a signal means: the tiers that it fits, and the one that it names. */
record Meaning(Set<Tier> fits, @Nullable Tier names, boolean known) {
    private static final Meaning UNKNOWN = new Meaning(Set.of(), null, false);

    static Meaning of(SignalName signal, String said) {
        if (!signal.isList()) {
            // Only our own signal is read in any case: Node takes "Production" for no production build.
            Tier tier = signal.tier(signal.isOwn() ? small(said) : said);
            return tier == null ? UNKNOWN : new Meaning(signal.fits(tier), tier, true);
        }
        return ofList(signal, said);
    }

    /** In letters of ASCII alone: small forms of others are ASCII here and there, such as that of the Kelvin sign. */
    static String small(String said) {
        StringBuilder small = new StringBuilder(said.length());
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            small.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return small.toString();
    }

    /**
     * Of a list of profiles, those count that name a tier, and all of them must name the same one. A profile that could be
     * meant for a tier and names none is not passed over: that would be to guess.
     */
    private static Meaning ofList(SignalName signal, String said) {
        Tier named = null;
        boolean several = false;
        int from = 0;
        while (from <= said.length()) {
            int comma = said.indexOf(',', from);
            int to = comma < 0 ? said.length() : comma;
            // The frameworks strip what is around a comma as well.
            String profile = said.substring(from, to).strip();
            Tier tier = signal.tier(profile);
            if (tier == null && Aliases.mayMeanTier(profile)) {
                return UNKNOWN;
            }
            several |= tier != null && named != null && tier != named;
            named = tier == null ? named : tier;
            from = to + 1;
        }
        if (named == null) {
            return UNKNOWN;
        }
        return several ? new Meaning(Set.of(), null, true) : new Meaning(signal.fits(named), named, true);
    }
}
