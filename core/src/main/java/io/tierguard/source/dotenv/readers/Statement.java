package io.tierguard.source.dotenv.readers;

import io.tierguard.model.Origin;

/**
 * How a statement that Docker Compose has read is written.
 *
 * @param whole the line that it begins on, as far as the line on which its value ends
 * @param name its name
 * @param head what stands before the name on its line
 * @param separator {@code =} or {@code :}
 * @param body the value as it is written, with its quotes
 * @param tail the rest of the line
 */
record Statement(String whole, String name, String head, char separator, String body, String tail) {
    /** Returns the statement of which the value begins at that place. */
    static Statement at(String text, int line, String name, Origin.File place) {
        int begin = line + place.column() - 1;
        int named = Math.max(line, text.lastIndexOf(name, begin - name.length() - 1));
        String before = text.substring(named, begin).strip();
        int end = bodyEnd(text, begin);
        int newline = text.indexOf('\n', end);
        int lineEnd = newline < 0 ? text.length() : newline;
        return new Statement(
                text.substring(line, lineEnd),
                name,
                text.substring(line, named).strip(),
                before.endsWith(":") ? ':' : '=',
                text.substring(begin, end),
                text.substring(end, lineEnd).strip());
    }

    private static int bodyEnd(String text, int begin) {
        char quote = begin < text.length() ? text.charAt(begin) : '\n';
        int newline = text.indexOf('\n', begin);
        int lineEnd = newline < 0 ? text.length() : newline;
        if (quote != '"' && quote != '\'') {
            int comment = text.indexOf(" #", begin);
            return comment >= 0 && comment < lineEnd ? comment : lineEnd;
        }
        int i = begin + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }

    char first() {
        return body.isEmpty() ? '\n' : body.charAt(0);
    }

    boolean isQuoted() {
        return first() == '"' || first() == '\'';
    }

    /** Returns how many line breaks are in it. */
    int lines() {
        int lines = 0;
        for (int i = whole.indexOf('\n'); i >= 0; i = whole.indexOf('\n', i + 1)) {
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
