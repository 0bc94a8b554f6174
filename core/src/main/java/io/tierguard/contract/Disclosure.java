package io.tierguard.contract;

import io.tierguard.layer.Snapshot;
import io.tierguard.layer.Supply;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which values may be shown: those of keys that are declared and not declared secret, from layers that hold no
 * secrets, made of nothing else, not URLs with a user in them, and without the text of a secret that is at hand.
 */
final class Disclosure {
    /** A shorter secret is an ordinary word, and found in ordinary text. */
    private static final int SHORTEST_SECRET = 8;

    private final Set<String> plain = new HashSet<>();
    private final List<String> secret = new ArrayList<>();
    private final @Nullable Snapshot snapshot;
    private @Nullable List<String> secrets;

    /** Decides by the contract, and, where a snapshot is given, by the secrets in it. */
    Disclosure(Contract contract, @Nullable Snapshot snapshot) {
        this.snapshot = snapshot;
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
        return mayShow(spec, text) && isPlain(entry) ? entry.value().disclosed() : entry.value();
    }

    /** Returns whether a text may be shown under the key, wherever it is from: an example is from the contract itself. */
    boolean mayShow(KeySpec spec, String text) {
        return !spec.secret() && !holdsCredentials(text) && !swallowed(text) && !holdsSecret(text);
    }

    /** Returns whether a text that the contract names may be shown: no URL with a user, and no more than one line. */
    static boolean isOpen(String text) {
        return !holdsCredentials(text) && !hasLineBreak(text);
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
        if (hasLineBreak(text)) {
            return true;
        }
        String line = text.stripTrailing();
        for (String name : secret) {
            if (line.length() > name.length() && folded(line).contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLineBreak(String text) {
        String line = text.stripTrailing();
        return line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0;
    }

    /** The same text under another name, or with words around it, is as secret. */
    private boolean holdsSecret(String text) {
        if (snapshot == null || text.length() < SHORTEST_SECRET) {
            return false;
        }
        if (secrets == null) {
            secrets = secrets(snapshot);
        }
        for (String value : secrets) {
            if (text.contains(value)) {
                return true;
            }
        }
        return false;
    }

    private List<String> secrets(Snapshot said) {
        List<String> found = new ArrayList<>();
        for (String name : secret) {
            Supply supply = said.supplies().getOrDefault(name, Supply.NONE);
            if (supply.winner() != null) {
                addSecret(found, supply.winner());
            }
            for (Entry entry : supply.shadowed()) {
                addSecret(found, entry);
            }
        }
        for (Entry entry : said.untrusted()) {
            if (secret.contains(entry.name())) {
                addSecret(found, entry);
            }
        }
        for (Entry entry : said.undeclared()) {
            if (Key.isValid(entry.name()) && KeySpec.isNamedAsSecret(Key.of(entry.name()))) {
                addSecret(found, entry);
            }
        }
        return found;
    }

    private static void addSecret(List<String> found, Entry entry) {
        String text = entry.value().reveal().strip();
        if (text.length() >= SHORTEST_SECRET) {
            found.add(text);
        }
    }

    /** As {@code postgres-password} and {@code postgres.password} are spelt as a key. */
    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** A URL with a user in it has the password beside, and is as secret, also where somebody declared it plain. */
    static boolean holdsCredentials(String text) {
        int scheme = text.indexOf("://");
        return scheme >= 0 && text.indexOf('@', scheme) >= 0;
    }
}
