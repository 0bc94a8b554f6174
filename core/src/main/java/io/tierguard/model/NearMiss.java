package io.tierguard.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that a name was meant to be: the same but for case, separators and look-alike letters, or one slip of the
 * hand away (a letter left out, doubled, mistaken or in the wrong place).
 *
 * <p>Two texts are a slip apart if they are equal once a letter is left out of each. So an index holds each key without
 * each of its letters, as hashes, and a name is looked up likewise: the effort grows with the length of the names, not
 * with the number of pairs.
 */
public final class NearMiss {
    /** Shorter keys are a slip apart from too much. */
    private static final int SHORTEST = 5;

    private static final long BASE = 0x9E3779B97F4A7C15L;

    /** Cyrillic and Greek capitals that look like Latin ones, and the Latin ones that they look like. */
    private static final String LOOKALIKES = "АВЕЅІЈКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private static final String LATIN = "ABESIJKMHOPCTXABEZHIKMNOPTYX";

    private final Map<Long, String> index;

    /** Returns an index of these keys. */
    public NearMiss(List<String> keys) {
        index = new HashMap<>(keys.size() * 32);
        for (String key : keys) {
            String folded = fold(key);
            for (long hash : hashes(folded)) {
                index.putIfAbsent(hash, key);
            }
        }
    }

    /** Returns the key that the name is near to, or null. */
    public @Nullable String of(String name) {
        if (name.length() > 256) {
            return null;
        }
        long[] hashes = hashes(fold(name));
        for (int i = 0; i < hashes.length; i++) {
            String key = index.get(hashes[i]);
            if (key != null && (i == 0 || fold(key).length() >= SHORTEST)) {
                return key;
            }
        }
        return null;
    }

    /** The hash of the text, and then those of the text without each of its letters. */
    private static long[] hashes(String text) {
        int length = text.length();
        long[] hashes = new long[length < SHORTEST ? 1 : length + 1];
        long[] prefix = new long[length + 1];
        long[] power = new long[length + 1];
        power[0] = 1;
        for (int i = 0; i < length; i++) {
            prefix[i + 1] = prefix[i] * BASE + text.charAt(i);
            power[i + 1] = power[i] * BASE;
        }
        hashes[0] = prefix[length];
        for (int i = 0; i + 1 < hashes.length; i++) {
            int rest = length - i - 1;
            long suffix = prefix[length] - prefix[i + 1] * power[rest];
            hashes[i + 1] = prefix[i] * power[rest] + suffix;
        }
        return hashes;
    }

    /** The name without what the eye passes over: case, separators, invisible characters. */
    private static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                folded.append(c);
            } else if (c >= 'a' && c <= 'z') {
                folded.append((char) (c - 'a' + 'A'));
            } else if (c > 0x7f && Character.isLetter(c)) {
                int alike = LOOKALIKES.indexOf(Character.toUpperCase(c));
                folded.append(alike < 0 ? c : LATIN.charAt(alike));
            }
        }
        return folded.toString();
    }
}
