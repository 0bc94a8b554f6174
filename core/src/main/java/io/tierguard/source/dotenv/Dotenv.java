package io.tierguard.source.dotenv;

import io.tierguard.model.Entry;
import io.tierguard.source.Reading;
import java.util.Map;

/** Reads {@code .env} text as Docker Compose does, or as it stands. The package's page says what that means, and where it differs. */
public final class Dotenv {
    private Dotenv() {}

    /**
     * Returns what the text of one file says, and everything that is wrong with it.
     *
     * <p>There is one entry for each name, in the order of the lines that won: the last line that sets a name wins, and
     * each line that it hides is a problem. An entry's origin is the place where its value begins (the opening quote,
     * where there is one), or the variable, for a name alone on its line that the environment has. Its ingredients are
     * the entries whose values interpolation brought in, each once. They have ingredients of their own, which may meet
     * again further down, so whoever follows them remembers where they have been.
     *
     * <p>Nothing is thrown for what is wrong in the text, and no problem holds any part of a value.
     *
     * @param text the text of the file
     * @param path the file's name, for origins
     * @param host the variables of the process, which interpolation prefers to any file
     * @param earlier what earlier files said, by name
     */
    public static Reading parse(String text, String path, Map<String, String> host, Map<String, Entry> earlier) {
        Declarations declarations = new Declarations(host, earlier);
        new Statements(text, path, declarations).read();
        return declarations.reading();
    }

    /**
     * Returns what {@code docker run --env-file} makes of the text, with the same promises. Nothing refers to anything, so
     * no entry has ingredients.
     *
     * @param text the text of the file
     * @param path the file's name, for origins
     * @param host the variables of the process, from which a name alone on its line takes its value
     */
    public static Reading parseRaw(String text, String path, Map<String, String> host) {
        Declarations declarations = new Declarations(host, Map.of());
        new RawLines(text, path, declarations).read();
        return declarations.reading();
     * Returns whether every line is a comment, blank, or a plain name with a plain value, which every program that reads
     * {@code .env} files reads alike (but for {@code docker run}, which keeps quotes). It is asked before anything is loaded
     * that knows those programs, so it answers no where it would have to look closer.
     */
    public static boolean isPlain(String text) {
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
