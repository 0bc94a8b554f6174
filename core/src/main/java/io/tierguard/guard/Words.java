package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.tier.Aliases;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that names are made of: guards know by them what a key is about, and what tier a host belongs to. */
final class Words {
    private Words() {}

    /** Returns whether the key's name has the word, {@code DEBUG} in {@code ENABLE_DEBUG_ENDPOINTS}. */
    static boolean has(String key, String word) {
        int at = key.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean begins = at == 0 || key.charAt(at - 1) == '_';
            if (begins && (end == key.length() || key.charAt(end) == '_')) {
                return true;
            }
            at = key.indexOf(word, at + 1);
        }
        return false;
    }

    /** Returns whether the key's name has one of the words. */
    static boolean hasAny(String key, String... words) {
        for (String word : words) {
            if (has(key, word)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the switch says that something is off when it is on: {@code DISABLE_RATE_LIMITING}. */
    static boolean isNegated(String key) {
        return hasAny(key, "DISABLE", "DISABLED", "NO", "SKIP", "WITHOUT", "OFF", "BYPASS");
    }

    /**
     * Returns the tier other than the one given that a database is named after, production before any other; null if it
     * also names that one. Words that mean something else as well count at the end alone: test_results is of no test.
     */
    static @Nullable Tier otherTier(String name, Tier own) {
        return otherTier(name, own, false);
    }

    /** Returns the same of a host, whose top-level domain says nothing, though it reads dev, qa or live. */
    static @Nullable Tier otherTierOfHost(String host, Tier own) {
        int dot = host.lastIndexOf('.');
        boolean domain = dot >= 0 && isTopLevelDomain(host.substring(dot + 1).toLowerCase(Locale.ROOT));
        return otherTier(domain ? host.substring(0, dot) : host, own, true);
    }

    private static boolean isTopLevelDomain(String label) {
        return switch (label) {
            case "dev", "qa", "live", "local" -> true;
            default -> false;
        };
    }

    private static boolean isOrdinary(String word) {
        return switch (word) {
            case "test", "live", "stage", "local" -> true;
            default -> false;
        };
    }

    private static @Nullable Tier otherTier(String name, Tier own, boolean anywhere) {
        Tier other = null;
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !Character.isLetterOrDigit(name.charAt(i))) {
                String word = name.substring(from, i).toLowerCase(Locale.ROOT);
                Tier tier = anywhere || i == name.length() || !isOrdinary(word) ? Aliases.tier(word) : null;
                if (tier == own) {
                    return null;
                }
                other = other == null || tier == Tier.PRODUCTION ? tier : other;
                from = i + 1;
            }
        }
        return other;
    }
}
