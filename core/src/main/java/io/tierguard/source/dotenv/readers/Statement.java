package io.tierguard.source.dotenv.readers;

import io.tierguard.model.Origin;

/**
 * How a statement that Docker Compose has read is written. Many may stand on one line, so what is not its own is looked at
 * only when it is asked for.
 *
 * @param text the text of the file
 * @param line where its line begins
 * @param name its name
 * @param named where the name begins
 * @param separator {@code =} or {@code :}
 * @param body the value as it is written, with its quotes
 * @param next what stands behind the value, white space aside: the end of the text or of the line, or more
 */
record Statement(String text, int line, String name, int named, char separator, String body, int next) {
    /** Returns the statement of which the value begins at that place. */
    static Statement at(String text, int line, String name, Origin.File place) {
        int begin = line + place.column() - 1;
        int named = Math.max(line, text.lastIndexOf(name, begin - name.length() - 1));
        int sign = begin - 1;
        while (sign > named && text.charAt(sign) != '=' && text.charAt(sign) != ':') {
            sign--;
        }
        int end = bodyEnd(text, begin);
        int next = end;
        while (next < text.length() && text.charAt(next) != '\n' && Spaces.inGo(text.charAt(next))) {
            next++;
        }
        return new Statement(text, line, name, named, text.charAt(sign), text.substring(begin, end), next);
    }

    private static int bodyEnd(String text, int begin) {
        char quote = begin < text.length() ? text.charAt(begin) : '\n';
        int i = begin;
        if (quote != '"' && quote != '\'') {
            while (i < text.length() && text.charAt(i) != '\n' && !text.startsWith(" #", i)) {
                i++;
            }
            return i;
        }
        i++;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }

    /** Returns the line that it begins on, as far as the line on which its value ends. */
    String whole() {
        return text.substring(line, lineEnd());
    }

    /** Returns what stands before the name on its line. */
    String head() {
        return text.substring(line, named).strip();
    }

    /** Returns what stands behind the value on its line. */
    String tail() {
        return text.substring(next, lineEnd()).strip();
    }

    private int lineEnd() {
        int newline = text.indexOf('\n', next);
        return newline < 0 ? text.length() : newline;
    }

    /** Returns whether a comment or anything else follows on the same line. */
    boolean isFollowed() {
        return next < text.length() && text.charAt(next) != '\n';
    }

    /** Returns whether a comment follows on the same line. */
    boolean isCommented() {
        return text.startsWith("#", next);
    }

    char first() {
        return body.isEmpty() ? '\n' : body.charAt(0);
    }

    boolean isQuoted() {
        return first() == '"' || first() == '\'';
    }

    /** Returns how many line breaks are in the value. */
    int lines() {
        int lines = 0;
        for (int i = body.indexOf('\n'); i >= 0; i = body.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines;
    }

    String unquoted() {
        return isQuoted() ? body.substring(1, body.length() - 1) : body.strip();
    }

    /** Returns whether something stands in the value that Docker Compose replaces. */
    boolean refers() {
        return first() != '\'' && body.indexOf('$') >= 0;
    }
}
