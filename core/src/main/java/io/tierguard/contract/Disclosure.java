package io.tierguard.contract;

import io.tierguard.model.Entry;
import io.tierguard.model.Value;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which values may be shown: those of keys that are declared and not declared secret, from layers that hold no
 * secrets, made of nothing else.
 */
final class Disclosure {
    private final Set<String> plain = new HashSet<>();

    Disclosure(Contract contract) {
        for (KeySpec spec : contract.keys()) {
            if (!spec.secret()) {
                plain.add(spec.key().name());
            }
        }
    }

    /** Returns the entry's value, disclosed if it may be. */
    Value of(KeySpec spec, Entry entry) {
        return !spec.secret() && isPlain(entry, null) ? entry.value().disclosed() : entry.value();
    }

    /** Ingredients may meet again further down, on more paths than could be walked: each is looked at once. */
    private boolean isPlain(Entry entry, @Nullable Set<Entry> lookedAt) {
        if (entry.origin().layer().isSecret()) {
            return false;
        }
        if (entry.ingredients().isEmpty()) {
            return true;
        }
        Set<Entry> seen = lookedAt == null ? new HashSet<>() : lookedAt;
        for (Entry ingredient : entry.ingredients()) {
            if (seen.add(ingredient) && (!plain.contains(ingredient.name()) || !isPlain(ingredient, seen))) {
                return false;
            }
        }
        return true;
    }
}
