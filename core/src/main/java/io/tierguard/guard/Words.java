package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.tier.Aliases;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that names are made of: guards know by them what a key is about, and what tier a host belongs to. */
final class Words {
    private static final String[] NEGATIONS = {"DISABLE", "DISABLED", "NO", "SKIP", "WITHOUT", "OFF", "BYPASS"};
    private static final String[] VERBS = {"ENABLE_", "ENABLED_", "USE_", "ALLOW_"};
    private static final String[] NOUNS = {"_ENDPOINTS", "_ENDPOINT", "_MODE", "_LOGGING", "_SERVICES", "_SERVICE"};

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

    /**
     * Returns whether the switch says that its subject is off when it is on: {@code DISABLE_RATE_LIMITING}. A negation of
     * something else doesn't: {@code DEBUG_SKIP_AUTH} debugs. It stands right before the subject, or before the verb there,
     * or right after; of a protection also farther off, because what isn't noticed there leaves the protection off.
     */
    static boolean isNegated(String key, String subject, boolean protection) {
        int at = ("_" + key + "_").indexOf("_" + subject + "_");
        String before = key.substring(0, at);
        String after = key.substring(at + subject.length());
        if (protection) {
            return hasAny(before, NEGATIONS) || endsInAny(after, NEGATIONS);
        }
        for (String verb : VERBS) {
            before = before.endsWith(verb) ? before.substring(0, before.length() - verb.length()) : before;
        }
        for (String noun : NOUNS) {
            after = after.startsWith(noun) ? after.substring(noun.length()) : after;
        }
        return (!before.isEmpty() && endsInAny(before.substring(0, before.length() - 1), NEGATIONS))
                || after.equals("_OFF")
                || after.equals("_DISABLED");
    }

    private static boolean endsInAny(String name, String... words) {
        int last = name.lastIndexOf('_') + 1;
        return hasAny(name.substring(last), words);
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

    /** Such a word says what a thing is as often as where it belongs. */
    private static boolean isOrdinary(String word) {
        return switch (word) {
            case "test", "live", "stage", "local" -> true;
            default -> false;
        };
    }

    private static @Nullable Tier otherTier(String name, Tier own, boolean host) {
        Tier other = null;
        boolean isOwn = false;
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (!isBorder(name, i)) {
                continue;
            }
            if (i > from) {
                String word = name.substring(from, i).toLowerCase(Locale.ROOT);
                boolean counts = host || isLast(name, i) || !isOrdinary(word);
                Tier tier = counts ? tier(word) : null;
                if (host && tier == Tier.PRODUCTION && own != tier && !isOrdinary(word)) {
                    return tier; // whose machine it is counts for more than what it is called there
                }
                isOwn |= tier == own;
                other = other == null || tier == Tier.PRODUCTION ? tier : other;
            }
            from = i < name.length() && Character.isLetterOrDigit(name.charAt(i)) ? i : i + 1;
        }
        return isOwn ? null : other;
    }

    /** A word ends where other characters begin, and between its letters and digits: prod01. */
    private static boolean isBorder(String name, int at) {
        if (at == name.length() || !Character.isLetterOrDigit(name.charAt(at))) {
            return true;
        }
        return at > 0 && Character.isDigit(name.charAt(at)) != Character.isDigit(name.charAt(at - 1));
    }

    /** A number behind the last word is part of it. */
    private static boolean isLast(String name, int end) {
        int at = end;
        while (at < name.length() && Character.isDigit(name.charAt(at))) {
            at++;
        }
        return at == name.length();
    }

    private static @Nullable Tier tier(String word) {
        String bare = word.endsWith("db") ? word.substring(0, word.length() - 2) : word;
        return bare.equals("prd") ? Tier.PRODUCTION : Aliases.tier(bare);
    }
}
