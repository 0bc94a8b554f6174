package io.tierguard.contract;

import io.tierguard.model.Entry;
import io.tierguard.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which values may be shown: those of keys that are declared and not declared secret, from layers that hold no
 * secrets, made of nothing else, and not URLs with a user in them.
 */
final class Disclosure {
    private final Set<String> plain = new HashSet<>();
    private final List<String> secret = new ArrayList<>();

    Disclosure(Contract contract) {
        for (KeySpec spec : contract.keys()) {
            if (spec.secret()) {
                secret.add(spec.key().name());
            } else {
                plain.add(spec.key().name());
            }
        }
    }

    /** Returns the entry's value, disclosed if it may be. */
    Value of(KeySpec spec, Entry entry) {
        String text = entry.value().reveal();
        boolean plain = !spec.secret() && isPlain(entry) && !holdsCredentials(text) && !swallowed(text);
        return plain ? entry.value().disclosed() : entry.value();
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

    /**
     * A quote that is missing, or a line break, makes of several settings one: what has a line break within it, or the name
     * of a secret and something behind, may have swallowed that secret.
     */
    private boolean swallowed(String text) {
        String line = text.stripTrailing();
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            return true;
        }
        for (String name : secret) {
            if (line.length() > name.length() && folded(line).contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** As {@code postgres-password} and {@code postgres.password} are spelt as a key. */
    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** A URL with a user in it has the password beside, and is as secret, also where somebody declared it plain. */
    private static boolean holdsCredentials(String text) {
        int scheme = text.indexOf("://");
        return scheme >= 0 && text.indexOf('@', scheme) >= 0;
    }
}
