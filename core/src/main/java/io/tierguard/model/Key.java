package io.tierguard.model;

import org.jspecify.annotations.Nullable;

/**
 * Names a setting, in the one spelling that every layer's own spelling maps to: {@code OPENAI_API_KEY}.
 *
 * @param name {@code [A-Z][A-Z0-9_]*}
 */
public record Key(String name) implements Comparable<Key> {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is not {@code [A-Z][A-Z0-9_]*}
     */
    public Key {
        if (!isValid(name)) {
            throw new IllegalArgumentException("a key is written [A-Z][A-Z0-9_]*");
        }
    }

    /**
     * Returns the key of that name.
     *
     * @throws IllegalArgumentException if the name is not {@code [A-Z][A-Z0-9_]*}
     */
    public static Key of(String name) {
        return new Key(name);
    }

    /** Returns whether the name is {@code [A-Z][A-Z0-9_]*}. */
    public static boolean isValid(String name) {
        if (name.isEmpty() || !isUpper(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isUpper(c) && !isDigit(c) && c != '_') {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether a name that nobody declared may be shown. One that is long, or has a long word with digits in it, may
     * be a secret that slipped to where a name should be; so may one with a word longer than words are.
     */
    public static boolean isShowable(String name) {
        if (name.length() > 48 || !isValid(name)) {
            return false;
        }
        int word = 0;
        boolean digits = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            word = c == '_' ? 0 : word + 1;
            digits = c != '_' && (digits || isDigit(c));
            if (word > 20 || (word > 10 && digits)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the key that a HOCON path, a record component, a file name or a property stands for, or null where there
     * is none.
     *
     * <p>The one rule: {@code .}, {@code -} and {@code _} separate words, and so does a capital that begins one. So
     * {@code openai.api-key}, {@code openaiApiKey} and {@code openaiAPIKey} are all {@code OPENAI_API_KEY}.
     */
    public static @Nullable Key fromPath(String path) {
        StringBuilder name = new StringBuilder(path.length() + 4);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '.' || c == '-' || c == '_') {
                name.append('_');
            } else if (isLower(c)) {
                name.append((char) (c - 'a' + 'A'));
            } else if (isUpper(c) || isDigit(c)) {
                if (beginsWord(path, i)) {
                    name.append('_');
                }
                name.append(c);
            } else {
                return null;
            }
        }
        String text = name.toString();
        return isValid(text) ? new Key(text) : null;
    }

    /** A capital begins a word after a small letter or a digit, and before a small letter (the K of APIKey). */
    private static boolean beginsWord(String path, int at) {
        if (at == 0 || !isUpper(path.charAt(at))) {
            return false;
        }
        char before = path.charAt(at - 1);
        boolean smallFollows = at + 1 < path.length() && isLower(path.charAt(at + 1));
        return isLower(before) || (smallFollows && (isDigit(before) || isUpper(before)));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public int compareTo(Key other) {
        return name.compareTo(other.name);
    }

    // Written out, like the next two: what the compiler makes for a record links method handles at its first call,
    // and a key is hashed on the start path.
    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && name.equals(key.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
