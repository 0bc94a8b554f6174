package io.tierguard.tier;

import io.tierguard.Tier;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names that people give to tiers. */
public final class Aliases {
    /** Those of three letters and more. */
    private static final List<String> NAMES = List.of(
            "development",
            "dev",
            "local",
            "test",
            "staging",
            "stage",
            "stg",
            "uat",
            "preprod",
            "production",
            "prod",
            "live");

    private Aliases() {}

    /** Returns the tier of that name, written small, or null where no tier is called so. */
    public static @Nullable Tier tier(String name) {
        return switch (name) {
            case "development", "dev", "local" -> Tier.DEVELOPMENT;
            case "test" -> Tier.TEST;
            case "staging", "stage", "stg", "qa", "uat", "preprod" -> Tier.STAGING;
            case "production", "prod", "live" -> Tier.PRODUCTION;
            default -> null;
        };
    }

    /**
     * Returns the tier whose variable that is by its name, such as {@code STG_DATABASE_URL}; null for one of no tier. QA and
     * LOCAL are left out: they are what keys begin with that are of no tier.
     */
    public static @Nullable Tier ofPrefix(String name) {
        int end = name.indexOf('_');
        return switch (end < 0 ? "" : name.substring(0, end)) {
            case "DEVELOPMENT", "DEV" -> Tier.DEVELOPMENT;
            case "TEST" -> Tier.TEST;
            case "STAGING", "STAGE", "STG", "UAT", "PREPROD" -> Tier.STAGING;
            case "PRODUCTION", "PROD", "PRD", "LIVE" -> Tier.PRODUCTION;
            default -> null;
        };
    }

    /** Returns what a name that begins with a tier is a variable for. */
    public static String withoutPrefix(String name) {
        return name.substring(name.indexOf('_') + 1);
    }

    /** Returns whether a profile that names no tier could have been meant to: in other letters, or as one of its words. */
    static boolean mayMeanTier(String profile) {
        if (nearest(profile) != null) {
            return true;
        }
        int from = 0;
        for (int i = 0; i <= profile.length(); i++) {
            if (i == profile.length() || !Character.isLetterOrDigit(profile.charAt(i))) {
                Tier tier = tier(profile.substring(from, i).toLowerCase(Locale.ROOT));
                if (tier == Tier.STAGING || tier == Tier.PRODUCTION) {
                    return true;
                }
                from = i + 1;
            } else if (profile.charAt(i) > 0x7f) {
                return true; // letters that only look like others
            }
        }
        return false;
    }

    /** Returns the tier of which a name could be a slip of the pen: one letter off, or its beginning. */
    public static @Nullable Tier nearest(String value) {
        String name = withoutLineBreak(value).strip().toLowerCase(Locale.ROOT);
        Tier alias = tier(name);
        if (alias != null) {
            return alias;
        }
        for (Tier tier : Tier.values()) {
            if (name.length() > 3
                    && (isOneOff(name, tier.label()) || tier.label().startsWith(name))) {
                return tier;
            }
        }
        return null;
    }

    /**
     * Returns the strictest tier that a name, in small letters, could be taken for: by one of its words, or where one letter is
     * other than in any of the tier's names. Null where it could be taken for none.
     */
    public static @Nullable Tier strictestIn(String name) {
        Tier strictest = nearestOfAnyName(name);
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !Character.isLetter(name.charAt(i))) {
                Tier tier = nearestOfAnyName(name.substring(from, i));
                strictest = strictest == null || (tier != null && tier.compareTo(strictest) > 0) ? tier : strictest;
                from = i + 1;
            }
        }
        return strictest;
    }

    /** Names of two letters are near to everything short. */
    private static @Nullable Tier nearestOfAnyName(String word) {
        Tier nearest = tier(word);
        for (String name : nearest == null ? NAMES : List.<String>of()) {
            Tier tier = tier(name);
            boolean stricter = tier != null && (nearest == null || tier.compareTo(nearest) > 0);
            nearest = stricter && isOneOff(word, name) ? tier : nearest;
        }
        return nearest;
    }

    /** A value that is shown has its line breaks written out; one at the end is the commonest slip of all. */
    private static String withoutLineBreak(String shown) {
        String value = shown;
        while (value.endsWith("\\n") || value.endsWith("\\r")) {
            value = value.substring(0, value.length() - 2);
        }
        return value;
    }

    /** Whether one letter too few, too many or other than it should be is all that differs. */
    private static boolean isOneOff(String one, String other) {
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return Math.max(one.length(), other.length()) - start - end <= 1;
    }
}
