package io.tierguard.mask;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The strings and numbers that a JSON object or array is made of.
 *
 * <p>Read by hand, because a parser makes values of them: a number is wanted as it is written, and of a name that stands
 * twice both values. A line break within a string is let pass, as it is in keys that were pasted. No nesting is too deep.
 */
final class JsonLeaves {
    private static final char END = '\0';

    private final String text;
    private final List<Leaf> leaves = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int at;
    private boolean complete;

    /**
     * A string or a number.
     *
     * @param from where it begins in the text; of a string what is between the quotes
     * @param to where it ends
     * @param text what it says, decoded
     */
    record Leaf(int from, int to, String text) {
        /** Returns nothing of what it says. */
        @Override
        public String toString() {
            return "a leaf";
        }
    }

    private JsonLeaves(String text) {
        this.text = text;
    }

    /** Returns the leaves in their order, without the names of members; none for a text that is no JSON object or array. */
    static List<Leaf> of(String text) {
        JsonLeaves json = new JsonLeaves(text);
        char first = json.peek();
        return (first == '{' || first == '[') && json.isWhole() ? json.leaves : List.of();
    }

    private boolean isWhole() {
        while (true) {
            if (!value()) {
                return false;
            }
            // An object or an array that has just begun goes on with a value, and what is complete with a comma or an
            // end.
            if (complete) {
                while (!open.isEmpty() && next(closing())) {
                    open.setLength(open.length() - 1);
                }
                if (open.isEmpty()) {
                    return space() == text.length();
                }
                if (!next(',') || !named()) {
                    return false;
                }
            }
        }
    }

    /** Reads a value, or the beginning of one. */
    private boolean value() {
        char c = peek();
        complete = true;
        switch (c) {
            case '{', '[' -> {
                at++;
                open.append(c);
                if (peek() == closing()) {
                    return true;
                }
                complete = false;
                return named();
            }
            case '"' -> {
                int from = at + 1;
                String string = string();
                return string != null && leaves.add(new Leaf(from, at - 1, string));
            }
            default -> {
                String word = word();
                return word.equals("true") || word.equals("false") || word.equals("null") || number(word);
            }
        }
    }

    private char closing() {
        return open.charAt(open.length() - 1) == '{' ? '}' : ']';
    }

    /** Reads the name of a member, where one belongs. */
    private boolean named() {
        return closing() == ']' || (peek() == '"' && string() != null && next(':'));
    }

    private int space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private char peek() {
        return space() < text.length() ? text.charAt(at) : END;
    }

    private boolean next(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private String word() {
        int from = space();
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isOfWord(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '-' || c == '+' || c == '.';
    }

    /** Takes a little more for a number than JSON does: {@code 007} is as secret as {@code 7}. */
    private boolean number(String word) {
        boolean digits = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && "-+.eE".indexOf(c) < 0) {
                return false;
            }
            digits |= digit;
        }
        return digits && leaves.add(new Leaf(at - word.length(), at, word));
    }

    /** Reads a string, decoded; null where it has no end, or an escape that is none. */
    private @Nullable String string() {
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return string.toString();
            }
            int decoded = c == '\\' ? escape() : c;
            if (decoded < 0) {
                return null;
            }
            string.append((char) decoded);
        }
        return null;
    }

    /** Steps onto the last character of an escape, and returns what it stands for; -1 where it stands for nothing. */
    private int escape() {
        at++;
        char c = at < text.length() ? text.charAt(at) : END;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> -1;
        };
    }

    private int unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = at < text.length() ? "0123456789abcdef".indexOf(lower(text.charAt(at))) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'F' ? (char) (c + ('a' - 'A')) : c;
    }
}
