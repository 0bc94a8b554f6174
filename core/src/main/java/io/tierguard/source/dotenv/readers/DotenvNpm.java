package io.tierguard.source.dotenv.readers;

/**
 * What npm's {@code dotenv} reads. Nothing is replaced, {@code #} ends every value that has no quotes, three kinds of
 * quotes count where nothing but a comment follows them, and white space may reach over lines nearly everywhere.
 */
final class DotenvNpm {
    private final String text;
    private final Seen seen = new Seen();
    private int at;

    /** The name that was read last. */
    private String name = "";

    private DotenvNpm(String text) {
        this.text = text;
    }

    static Seen read(String text) {
        DotenvNpm file = new DotenvNpm(text.replace("\r\n", "\n").replace('\r', '\n'));
        file.read();
        file.seen.values.remove("__proto__"); // every object of JavaScript has one already
        return file.seen;
    }

    private void read() {
        at = spacesFrom(0);
        while (at < text.length()) {
            int line = at;
            int value = text.charAt(at) == '#' ? -1 : readName();
            at = lineEnd(value < 0 ? line : readValue(value));
            at = spacesFrom(at);
        }
    }

    /** Returns where what is behind the name and its separator begins, or -1 if the line has none. */
    private int readName() {
        int value = -1;
        int behindExport = text.startsWith("export", at) ? spacesFrom(at + 6) : at;
        if (behindExport > at + 6) {
            value = separated(behindExport);
        }
        return value >= 0 ? value : separated(at);
    }

    private int separated(int from) {
        int end = from;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        if (end == from) {
            return -1;
        }
        name = text.substring(from, end);
        int separator = spacesFrom(end);
        if (charAt(separator) == '=') {
            return separator + 1;
        }
        return charAt(end) == ':' && Spaces.inJavaScript(charAt(end + 1)) ? end + 2 : -1;
    }

    /** Reads the value and returns its end; what follows on the same line is a comment. */
    private int readValue(int from) {
        int begin = spacesFrom(from);
        char quote = charAt(begin);
        int close = quote == '"' || quote == '\'' || quote == '`' ? closing(begin, quote) : -1;
        String value;
        int end;
        if (close >= 0) {
            value = text.substring(begin + 1, close);
            end = close + 1;
        } else {
            end = from;
            while (end < text.length() && text.charAt(end) != '#' && text.charAt(end) != '\n') {
                end++;
            }
            value = trim(from, end);
            quote = value.isEmpty() ? '\n' : value.charAt(0);
            if ((quote == '"' || quote == '\'' || quote == '`')
                    && value.length() > 1
                    && value.charAt(value.length() - 1) == quote) {
                value = value.substring(1, value.length() - 1);
            }
        }
        seen.values.put(name, quote == '"' ? value.replace("\\n", "\n").replace("\\r", "\r") : value);
        return end;
    }

    /** Returns the last quote that may close the value: none behind the first that has no backslash before it. */
    private int closing(int open, char quote) {
        int found = -1;
        for (int i = text.indexOf(quote, open + 1); i >= 0; i = text.indexOf(quote, i + 1)) {
            if (endsLine(i + 1)) {
                found = i;
            }
            if (text.charAt(i - 1) != '\\') {
                break;
            }
        }
        return found;
    }

    private boolean endsLine(int from) {
        int i = from;
        while (i < text.length() && !isLineEnd(text.charAt(i)) && Spaces.inJavaScript(text.charAt(i))) {
            i++;
        }
        return i == text.length() || isLineEnd(text.charAt(i)) || text.charAt(i) == '#';
    }

    private String trim(int from, int to) {
        int begin = Math.min(spacesFrom(from), to);
        int end = to;
        while (end > begin && Spaces.inJavaScript(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < text.length() && !isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int spacesFrom(int from) {
        int i = from;
        while (i < text.length() && Spaces.inJavaScript(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Nothing is a NUL here that counts: it is no white space, no quote and no separator. */
    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }
}
