package io.tierguard.secrets.github.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Which texts are names that GitHub has for something. */
public final class Names {
    private static final int LONGEST_OWNER = 100;
    private static final int LONGEST_REPOSITORY = 100;
    private static final int LONGEST_ENVIRONMENT = 255;
    private static final int LONGEST_ITEM = 255;

    private Names() {}

    /** Returns whether that is {@code owner/name}. */
    public static boolean isRepository(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && isWord(text.substring(0, slash), "-_", LONGEST_OWNER)
                && isWord(text.substring(slash + 1), "-_.", LONGEST_REPOSITORY)
                && !isDots(text.substring(slash + 1));
    }

    /** Returns whether an environment may be called so; a slash and spaces may be in it, and what can't be seen may not. */
    public static boolean isEnvironment(String text) {
        boolean isSeen = text.codePoints().allMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        });
        // A path with dots for a name would be another path.
        return isSeen && !text.isBlank() && text.length() <= LONGEST_ENVIRONMENT && !isDots(text);
    }

    /** Returns whether a secret or a variable may be called so. */
    public static boolean isItem(String text) {
        return isWord(text, "_", LONGEST_ITEM) && !isDigit(text.charAt(0));
    }

    private static boolean isDots(String text) {
        return text.equals(".") || text.equals("..");
    }

    /** Returns whether that is nothing but letters, digits and those marks. */
    public static boolean isWord(String text, String marks, int longest) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isLetter && !isDigit(c) && marks.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= longest;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns the name as one part of a path, whatever is in it. */
    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
