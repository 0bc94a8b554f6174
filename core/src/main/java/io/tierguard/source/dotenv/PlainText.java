package io.tierguard.source.dotenv;

/**
 * What every program that reads {@code .env} files reads alike, but for {@code docker run}, which keeps quotes. Nothing is
 * loaded that knows those programs until this has said no; so it says no where it would have to look closer.
 */
public final class PlainText {
    private PlainText() {}

    /** Returns whether every line is blank, a comment, or a plain name with a plain value. */
    public static boolean is(String text) {
        int at = 0;
        while (at >= 0 && at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = commentEnd(text, at);
            } else if (isLetter(c)) {
                at = plainEnd(text, at);
            }
            at = at < 0 ? at : lineBreakEnd(text, at);
        }
        return at >= 0;
    }

    /** Returns the end of the line, or -1 where a program might see a line break earlier. */
    private static int commentEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return i;
            }
            if (c == '\u2028' || c == '\u2029') {
                return -1;
            }
        }
        return text.length();
    }

    /** Returns the end of a plain assignment, or -1 where it is none. */
    private static int plainEnd(String text, int from) {
        int at = from;
        while (at < text.length()
                && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == text.length() || text.charAt(at) != '=') {
            return -1;
        }
        at++;
        char quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote == '"' || quote == '\'') {
            at = plainTextEnd(text, at + 1, true);
            return at < text.length() && text.charAt(at) == quote ? at + 1 : -1;
        }
        return quote == ' ' ? -1 : plainTextEnd(text, at, false);
    }

    private static int plainTextEnd(String text, int from, boolean quoted) {
        int at = from;
        while (at < text.length() && isPlain(text.charAt(at), quoted)) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c, boolean quoted) {
        return c >= ' '
                && c <= '~'
                && c != '$'
                && c != '\\'
                && c != '"'
                && c != '\''
                && c != '`'
                && (quoted || c != '#');
    }

    private static int lineBreakEnd(String text, int at) {
        if (at == text.length() || text.charAt(at) == '\n') {
            return at + 1;
        }
        return text.startsWith("\r\n", at) ? at + 2 : -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
