package io.tierguard.tier;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said of the tier.
 *
 * @param name the signal's name, {@code NODE_ENV}
 * @param value what it says, safe to print
 * @param fits the tiers that this is compatible with; empty where the value is unknown or contradicts itself
 * @param names the tier that it names exactly, or null where it names none
 * @param known whether the value is one that has a meaning
 * @param own whether it is the library's own signal, which says nothing but the tier
 * @param origin where it was said
 * @param mend what to do where it contradicts the others; empty where it is a variable, which can be set
 */
public record Signal(
        String name,
        String value,
        Set<Tier> fits,
        @Nullable Tier names,
        boolean known,
        boolean own,
        Origin origin,
        String mend) {

    /** Copies the set. */
    public Signal {
        fits = Set.copyOf(fits);
    }

    /** A signal that can be set to something else. */
    public Signal(
            String name,
            String value,
            Set<Tier> fits,
            @Nullable Tier names,
            boolean known,
            boolean own,
            Origin origin) {
        this(name, value, fits, names, known, own, origin, "");
    }

    /** Reads what was said; where it was put together from other values, it may be shown only if it means something. */
    static Signal of(SignalName signal, String said, Origin origin, boolean asWritten) {
        Meaning meaning = Meaning.of(signal, said);
        return new Signal(
                signal.variable(),
                meaning.known() || (asWritten && isWord(said)) ? Printable.of(said) : "***",
                meaning.fits(),
                meaning.names(),
                meaning.known(),
                signal.isOwn(),
                origin);
    }

    /** A value that means nothing is shown only where it could be a tier's name misspelt: it may be anything. */
    static boolean isWord(String said) {
        if (said.length() > 40) {
            return false;
        }
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && "-_., \n\r".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether some tier is excluded. */
    public boolean narrows() {
        return fits.size() < Tier.values().length;
    }

    /** Returns the signal as it is written in a shell: {@code NODE_ENV=production}. */
    public String assignment() {
        return name + "=" + value;
    }
}
