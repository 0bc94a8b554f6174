package io.tierguard.cli.init;

import io.tierguard.cli.init.FoundKey.Sign;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.file.InferredType;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what is a secret. To take something plain for a secret costs a word in the draft, and to take a secret for something
 * plain may cost the secret: where it is in doubt, it is one.
 */
final class SecretSigns {
    private static final List<String> NAMES =
            List.of("CREDENTIALS", "PASSPHRASE", "PASSWD", "PASSWORD", "PRIVATE", "SECRET", "SECRETS", "WEBHOOK");

    private static final List<String> LAST_NAMES =
            List.of("AUTH", "COOKIE", "DSN", "JWT", "KEY", "KEYS", "PASS", "PEPPER", "PIN", "PWD", "SALT", "SEED");

    private static final List<String> PUBLIC = List.of("PUBLIC", "PUBLISHABLE");

    /** How much, how long, whether: the name of a secret beside such a word is what is measured. */
    private static final List<String> MEASURES = List.of(
            "AGE",
            "ALLOW",
            "COUNT",
            "DAYS",
            "DISABLE",
            "ENABLE",
            "ENABLED",
            "EXPIRATION",
            "EXPIRES",
            "EXPIRY",
            "HOURS",
            "INTERVAL",
            "LENGTH",
            "LIFETIME",
            "LIMIT",
            "MAX",
            "MIN",
            "MINUTES",
            "NUM",
            "REQUIRE",
            "REQUIRED",
            "ROTATE",
            "ROUNDS",
            "SECONDS",
            "SIZE",
            "TIMEOUT",
            "TTL",
            "USE");

    private static final List<String> MEASURED = List.of("boolean", "integer", "number", "duration", "size");

    private SecretSigns() {}

    /** Returns what makes a secret of the key. */
    static Sign of(Key key, List<Entry> entries, String type) {
        boolean measured = MEASURED.contains(type) && InferredType.hasWord(key, MEASURES);
        if (measured) {
            return Sign.NONE;
        }
        if (isNamed(key)) {
            return Sign.NAME;
        }
        for (Entry entry : entries) {
            if (SecretText.is(entry.value().reveal(), InferredType.isLabel(key))) {
                return Sign.VALUE;
            }
            if (holdsSecret(entry)) {
                return Sign.INGREDIENT;
            }
        }
        return Sign.NONE;
    }

    /** Returns whether a key of that name holds a secret. */
    static boolean isNamed(Key key) {
        String name = key.name();
        String last = name.substring(name.lastIndexOf('_') + 1);
        return KeySpec.isNamedAsSecret(key)
                || InferredType.hasWord(key, NAMES)
                || (LAST_NAMES.contains(last) && !InferredType.hasWord(key, PUBLIC));
    }

    /** What interpolation brought in may be a secret of another name. Ingredients meet again further down. */
    private static boolean holdsSecret(Entry entry) {
        Set<Entry> seen = new HashSet<>();
        Deque<Entry> left = new ArrayDeque<>(entry.ingredients());
        while (!left.isEmpty()) {
            Entry next = left.remove();
            if (!seen.add(next) || next.value().isEmpty()) {
                continue;
            }
            String name = next.name().toUpperCase(Locale.ROOT);
            boolean named = Key.isValid(name) && isNamed(Key.of(name));
            if (named || SecretText.is(next.value().reveal(), false)) {
                return true;
            }
            left.addAll(next.ingredients());
        }
        return false;
    }
}
