package io.tierguard.source.dotenv;

import org.jspecify.annotations.Nullable;

/** What there is in a value that one of the readers would not leave as it is, seen in one pass over it. */
final class Shape {
    /** Behind a backslash in double quotes, one reader or another makes something else of these. */
    private static final String ESCAPES = "abfnrtv0\\\"'$";

    /** The character behind the last one: a value that really holds a NUL is refused, whatever else is in it. */
    private static final char END = '\0';

    /** Whether no spelling can carry the value, not even for Compose alone. */
    private @Nullable Refusal impossible;

    /** What keeps the value from being portable in whatever quotes. */
    private @Nullable Refusal unportable;

    private boolean bare;
    private boolean single = true;
    private boolean doubled = true;
    private boolean carriageReturn;
    private boolean singleQuote;
    private boolean doubleQuote;
    private boolean backslash;

    Shape(String value) {
        int length = value.length();
        bare = length == 0
                || (!isEdge(value.charAt(0)) && !isEdge(value.charAt(length - 1)) && !isQuote(value.charAt(0)));
        if (value.startsWith("encrypted:")) {
            refuse(Refusal.ENCRYPTED);
        }
        for (int i = 0; i < length; i++) {
            char next = i + 1 < length ? value.charAt(i + 1) : END;
            look(value.charAt(i), next);
            if (Character.isHighSurrogate(value.charAt(i)) && Character.isLowSurrogate(next)) {
                i++;
            }
        }
    }

    private void look(char c, char next) {
        switch (c) {
            case END -> impossible = Refusal.NUL;
            case '\r' -> {
                carriageReturn = true;
                refuse(Refusal.CARRIAGE_RETURN);
            }
            case '\n', '#', '\u2028', '\u2029' -> bare = false; // to npm's dotenv the last two break a line
            case '\'' -> singleQuote = true;
            case '"' -> doubleQuote = true;
            case '\\' -> backslash(next);
            case '$' -> dollar(next);
            default -> {
                boolean pair = Character.isHighSurrogate(c) && Character.isLowSurrogate(next);
                if (Character.isSurrogate(c) && !pair) {
                    impossible = Refusal.LONE_SURROGATE;
                }
            }
        }
    }

    /** Compose and python-dotenv differ about two in single quotes, and everyone about escapes in double ones. */
    private void backslash(char next) {
        if (next == '\\' || next == END) {
            single = false;
            backslash = true;
        }
        if (next == END || ESCAPES.indexOf(next) >= 0) {
            doubled = false;
            backslash = true;
        }
        if (next == '$') {
            refuse(Refusal.ESCAPED_DOLLAR);
        }
    }

    private void dollar(char next) {
        boolean reference = next == '{' || next == '_' || isLetter(next);
        if (reference) {
            refuse(Refusal.REFERENCE);
        } else if (next == '(') {
            refuse(Refusal.COMMAND);
        }
        // To Compose the long s and the kelvin sign are letters too, and of two dollar signs it makes one.
        if (reference || next == '$' || next == '\u017f' || next == '\u212a') {
            bare = false;
            doubled = false;
        }
    }

    private void refuse(Refusal why) {
        unportable = unportable == null ? why : unportable;
    }

    /** Returns why not even Compose could be given the value, or null. */
    @Nullable
    Refusal impossible() {
        return impossible;
    }

    /** Returns why there is no spelling that all readers take for the value, or null. */
    @Nullable
    Refusal unportable() {
        if (impossible != null) {
            return impossible;
        }
        if (unportable != null) {
            return unportable;
        }
        if (bare() || single() || doubled()) {
            return null;
        }
        if (singleQuote && doubleQuote) {
            return Refusal.QUOTES;
        }
        return backslash ? Refusal.BACKSLASH : Refusal.DOLLAR;
    }

    /** Whether the value may stand without quotes, which {@code docker run} would take for a part of it. */
    boolean bare() {
        return bare && !carriageReturn;
    }

    /** Whether the value may stand in single quotes as it is. */
    boolean single() {
        return single && !singleQuote && !carriageReturn;
    }

    /** Whether the value may stand in double quotes as it is. */
    boolean doubled() {
        return doubled && !doubleQuote && !carriageReturn;
    }

    /** White space, as widely as any reader sees it: at the edge of a bare value it would be trimmed. */
    private static boolean isEdge(char c) {
        return c <= ' ' || c == 0x85 || c == 0xfeff || Character.isSpaceChar(c);
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
