package io.tierguard.cli.docs;

import org.jspecify.annotations.Nullable;

/**
 * Spells a regular expression of Java for ECMAScript, of which JSON Schema's are, if both mean the same by it.
 *
 * <p>A pattern that means something else to a validator is worse than none: what isn't known to be shared is left out.
 */
final class PortablePattern {
    private static final String CLASSES = "dDwWsS";
    private static final String CONTROLS = "tnrf";
    private static final String SYNTAX = "^$\\.*+?()[]{}|/";

    private final String java;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private boolean quantified;

    private PortablePattern(String java) {
        this.java = java;
    }

    /** Returns the expression, to be matched against a whole value, or null where it can't be told in both dialects. */
    static @Nullable String of(String java) {
        PortablePattern pattern = new PortablePattern(java);
        return pattern.read() ? "^(?:" + pattern.out + ")$" : null;
    }

    private boolean read() {
        while (at < java.length()) {
            char c = java.charAt(at);
            boolean after = quantified;
            quantified = false;
            boolean known = switch (c) {
                case '\\' -> escape(false);
                case '[' -> characterClass();
                case '(' -> group();
                case '*', '+', '?' -> quantifier(c, after);
                case '{' -> counted(after);
                case '}', ']' -> literal("\\" + c);
                default -> literal(String.valueOf(c));
            };
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private boolean literal(String spelling) {
        out.append(spelling);
        at++;
        return true;
    }

    /** A plus behind a quantifier makes it possessive in Java; a question mark makes it lazy in both. */
    private boolean quantifier(char c, boolean after) {
        quantified = !after;
        return (!after || c == '?') && literal(String.valueOf(c));
    }

    private boolean counted(boolean after) {
        int end = java.indexOf('}', at);
        if (after || end < 0) {
            return false;
        }
        out.append(java, at, end + 1);
        at = end + 1;
        quantified = true;
        return true;
    }

    private boolean group() {
        boolean special = java.startsWith("(?", at);
        if (special && !java.startsWith("(?:", at) && !java.startsWith("(?=", at) && !java.startsWith("(?!", at)) {
            return false;
        }
        out.append(java, at, at + (special ? 3 : 1));
        at += special ? 3 : 1;
        return true;
    }

    private boolean escape(boolean inClass) {
        if (at + 1 >= java.length()) {
            return false;
        }
        char c = java.charAt(at + 1);
        if (CLASSES.indexOf(c) >= 0 || CONTROLS.indexOf(c) >= 0 || SYNTAX.indexOf(c) >= 0 || (inClass && c == '-')) {
            out.append('\\').append(c);
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c > '~') {
            return false;
        } else {
            out.append(c);
        }
        at += 2;
        return true;
    }

    /** Java nests classes and intersects them; ECMAScript takes the same signs for themselves. */
    private boolean characterClass() {
        out.append('[');
        at++;
        if (at < java.length() && java.charAt(at) == '^') {
            literal("^");
        }
        int first = at;
        while (at < java.length()) {
            char c = java.charAt(at);
            if (c == ']') {
                return at > first && literal("]");
            }
            boolean known = switch (c) {
                case '\\' -> escape(true);
                case '[' -> false;
                case '&' -> !java.startsWith("&&", at) && literal("&");
                case '-' -> dash(first);
                default -> literal(String.valueOf(c));
            };
            if (!known) {
                return false;
            }
        }
        return false;
    }

    /** Beside a class such as \w it is a range to nobody, and a mistake to some. */
    private boolean dash(int first) {
        boolean behind = at - 2 >= first && java.charAt(at - 2) == '\\' && CLASSES.indexOf(java.charAt(at - 1)) >= 0;
        boolean before =
                at + 2 < java.length() && java.charAt(at + 1) == '\\' && CLASSES.indexOf(java.charAt(at + 2)) >= 0;
        return literal(behind || before ? "\\-" : "-");
    }
}
