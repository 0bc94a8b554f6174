package io.tierguard.contract;

import io.tierguard.model.Entry;
import io.tierguard.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

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
        return !spec.secret() && isPlain(entry) ? entry.value().disclosed() : entry.value();
    }

    /** Ingredients have ingredients, as deep as a file is long, and meet again further down: each is looked at once. */
    private boolean isPlain(Entry entry) {
        if (entry.ingredients().isEmpty()) {
            return !entry.origin().layer().isSecret();
        }
        Set<Entry> seen = new HashSet<>();
        Deque<Entry> left = new ArrayDeque<>();
        left.add(entry);
        while (!left.isEmpty()) {
            Entry next = left.remove();
            if (next.origin().layer().isSecret() || (!next.equals(entry) && !plain.contains(next.name()))) {
                return false;
            }
            for (Entry ingredient : next.ingredients()) {
                if (seen.add(ingredient)) {
                    left.add(ingredient);
                }
            }
        }
        return true;
    }
}
