package io.tierguard.guard;

import java.util.Locale;

/** What templates, examples and hurry put where a secret should be. */
final class Placeholders {
    private static final String TEMPLATE_WORDS =
            "add admin api auth bar baz before change default demo dev development dummy enter fake fill fixme "
                    + "foo goes here hidden in insecure insert is it jwt key later local long masked me my none now pass "
                    + "passwd password passwort please put pwd qwerty random redacted removed replace root sample secret "
                    + "set some string super tbd temp temporary test testing the this todo token top unsafe use user value "
                    + "very your ";
    private static final int LONGEST_TEMPLATE = 64;

    private Placeholders() {}

    /** Returns whether the text stands where a secret should be. */
    static boolean isPlaceholder(String secret) {
        String text = narrow(secret.strip()).toLowerCase(Locale.ROOT);
        if ((text.startsWith("<") && text.endsWith(">"))
                || text.contains("your-")
                || text.contains("your_")
                || text.startsWith("sk-development")
                || text.contains("changeme")
                || text.contains("change-me")
                || text.contains("change_me")
                || text.contains("change me")
                || text.startsWith("django-insecure")
                || text.contains("placeholder")
                || text.contains("example")
                || text.contains("password")) {
            return true;
        }
        String letters = letters(text);
        return isCommon(letters) || isTemplate(letters) || isRun(text, 'x') || isRun(text, '*') || isRun(text, '.');
    }

    /** Words that are put where a secret should be, whatever digits and signs are put around them. */
    private static boolean isCommon(String letters) {
        return switch (letters) {
            case "password",
                    "passwort",
                    "passwd",
                    "pass",
                    "pwd",
                    "secret",
                    "mysecret",
                    "supersecret",
                    "topsecret",
                    "token",
                    "apikey",
                    "key",
                    "admin",
                    "root",
                    "test",
                    "testing",
                    "dummy",
                    "default",
                    "none",
                    "todo",
                    "tbd",
                    "fixme",
                    "replaceme",
                    "letmein",
                    "qwerty",
                    "qwertyuiop",
                    "postgres",
                    "changeit",
                    "notasecret" -> true;
            default -> false;
        };
    }

    /** Returns the letters of a text alone. */
    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static boolean isRun(String text, char of) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != of) {
                return false;
            }
        }
        return text.length() >= 3;
    }

    /** The letters of East Asian type as anyone else types them. */
    private static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            narrow.append(c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c);
        }
        return narrow.toString();
    }

    /** Returns whether the letters are words of templates alone, at least two: {@code replacemeplease}. */
    static boolean isTemplate(String letters) {
        int length = letters.length();
        if (length == 0 || length > LONGEST_TEMPLATE) {
            return false;
        }
        boolean[] reached = new boolean[length + 1];
        reached[0] = true;
        for (int i = 0; i < length; i++) {
            int from = reached[i] ? 0 : TEMPLATE_WORDS.length();
            while (from < TEMPLATE_WORDS.length()) {
                int to = TEMPLATE_WORDS.indexOf(' ', from);
                int size = to - from;
                if (size < length && letters.regionMatches(i, TEMPLATE_WORDS, from, size)) {
                    reached[i + size] = true;
                }
                from = to + 1;
            }
        }
        return reached[length];
    }
}
