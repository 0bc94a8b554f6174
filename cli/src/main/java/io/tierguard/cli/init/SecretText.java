package io.tierguard.cli.init;

import java.util.List;
import java.util.Locale;

/** Tells of a text alone whether it looks like a secret, or like something that has one in it. */
final class SecretText {
    /** As the makers of keys let theirs begin, so that people and scanners know them. */
    private static final List<String> PREFIXES = List.of(
            "sk-",
            "sk_",
            "rk_",
            "pk_live",
            "ghp_",
            "gho_",
            "ghs_",
            "github_pat_",
            "glpat-",
            "xoxa-",
            "xoxb-",
            "xoxp-",
            "xapp-",
            "AKIA",
            "ASIA",
            "AIza",
            "ya29.",
            "eyJ",
            "SG.",
            "hvs.",
            "npm_",
            "pypi-",
            "dop_v1_",
            "shpat_",
            "whsec_");

    /** What stands before a secret in options, in connection strings and in documents. */
    private static final List<String> INTRODUCTIONS = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd=",
            "secret",
            "token",
            "apikey",
            "api_key",
            "api-key",
            "accesskey",
            "access_key",
            "accountkey",
            "private_key",
            "credential",
            "signature",
            "sig=",
            "auth=",
            "key=",
            "bearer ",
            "basic ",
            "-----begin",
            "changeme",
            "change-me",
            "change_me",
            "/webhooks/",
            "hooks.slack.com");

    private static final int LONGEST_LOOKED_AT = 4096;

    private SecretText() {}

    /**
     * Returns whether it does.
     *
     * @param label whether the key's name says that this is the name or the number of something, which may well look random
     */
    static boolean is(String text, boolean label) {
        if (text.length() > LONGEST_LOOKED_AT || text.indexOf('\n') >= 0) {
            return true; // whatever it is, it is no setting that one reads at a glance
        }
        for (String prefix : PREFIXES) {
            if (text.startsWith(prefix) && text.length() > prefix.length()) {
                return true;
            }
        }
        String small = text.toLowerCase(Locale.ROOT);
        for (String introduction : INTRODUCTIONS) {
            if (small.contains(introduction)) {
                return true;
            }
        }
        return hasUser(text) || (!label && (hasRandomRun(text) || isUuid(text) || isMixed(text)));
    }

    /** {@code scheme://user:password@host}, and the forms of Go and of Oracle. */
    private static boolean hasUser(String text) {
        int at = text.lastIndexOf('@');
        int scheme = text.indexOf("://");
        return at >= 0
                && ((scheme >= 0 && scheme < at)
                        || text.startsWith("jdbc:")
                        || text.startsWith("tcp(", at + 1)
                        || text.startsWith("unix(", at + 1)
                        || (text.indexOf(':') >= 0 && text.indexOf(':') < at));
    }

    /** Letters and digits in a row that change from one to the other too often for words. */
    private static boolean hasRandomRun(String text) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || kind(text.charAt(i)) == 3) {
                if (i - from >= 16 && changes(text, from, i) * 5 >= i - from && isOfBoth(text, from, i)) {
                    return true;
                }
                from = i + 1;
            }
        }
        return false;
    }

    private static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** As a generator of passwords makes them: letters, digits and signs in turn, and no space. */
    private static boolean isMixed(String text) {
        boolean sign = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ') {
                return false;
            }
            sign |= "!$%^&*#~?".indexOf(text.charAt(i)) >= 0;
        }
        return sign
                && text.length() >= 12
                && changes(text, 0, text.length()) * 2 >= text.length()
                && isOfBoth(text, 0, text.length());
    }

    private static boolean isOfBoth(String text, int from, int to) {
        int letters = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int kind = kind(text.charAt(i));
            letters += kind == 0 || kind == 1 ? 1 : 0;
            digits += kind == 2 ? 1 : 0;
        }
        return letters >= 2 && digits >= 2;
    }

    /** How often a small letter, a capital, a digit and something else follow on one another. */
    private static int changes(String text, int from, int to) {
        int changes = 0;
        for (int i = from + 1; i < to; i++) {
            changes += kind(text.charAt(i)) == kind(text.charAt(i - 1)) ? 0 : 1;
        }
        return changes;
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 0;
        }
        if (c >= 'A' && c <= 'Z') {
            return 1;
        }
        return c >= '0' && c <= '9' ? 2 : 3;
    }
}
