package io.tierguard.source.dotenv.readers;

/**
 * What {@code node --env-file} reads. Nothing is replaced, {@code #} ends every value that has no quotes, and a quote ends
 * at the next of its kind, whatever stands before and behind it. White space before a value may reach over lines.
 */
final class NodeEnvFile {
    private final String text;
    private final Seen seen = new Seen();
    private int at;

    private NodeEnvFile(String text) {
        this.text = text;
    }

    static Seen read(String text) {
        NodeEnvFile file = new NodeEnvFile(trim(text.replace("\r", "")));
        file.read();
        return file.seen;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            int equals = c == '#' ? -1 : equalsOnLine();
            if (c == '\n' || c == '#') {
                at = nextLine(at); // and white space behind it is not skipped: an indented comment with = in it is read
            } else if (equals < 0) {
                at = nextLine(at);
                skipSpaces();
            } else {
                readValue(text.substring(at, equals), equals + 1);
            }
        }
    }

    /** Each line is looked through once: what is behind a value is either skipped or read as a further line. */
    private int equalsOnLine() {
        for (int i = at; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    private void readValue(String before, int from) {
        String name = trim(before);
        at = from;
        if (at == text.length() || text.charAt(at) == '\n') {
            seen.values.put(name, ""); // here alone export stays a part of the name
            return;
        }
        skipSpaces();
        if (name.isEmpty()) {
            return;
        }
        if (name.startsWith("export ")) {
            name = trim(name.substring(7));
        }
        char quote = at < text.length() ? text.charAt(at) : '\n';
        int close = quote == '"' || quote == '\'' || quote == '`' ? text.indexOf(quote, at + 1) : -1;
        if (close >= 0) {
            String value = text.substring(at + 1, close);
            seen.values.put(name, quote == '"' ? value.replace("\\n", "\n") : value);
            at = nextLine(close);
        } else {
            readBare(name, quote == '"' || quote == '\'' || quote == '`');
        }
    }

    private void readBare(String name, boolean unclosed) {
        int newline = text.indexOf('\n', at);
        int end = newline < 0 ? text.length() : newline;
        String line = text.substring(at, end);
        int comment = unclosed ? -1 : line.indexOf('#');
        seen.values.put(name, unclosed ? line : trim(comment < 0 ? line : line.substring(0, comment)));
        at = nextLine(end);
        skipSpaces();
    }

    private int nextLine(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline + 1;
    }

    private void skipSpaces() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static String trim(String part) {
        int from = 0;
        int to = part.length();
        while (from < to && isSpace(part.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(part.charAt(to - 1))) {
            to--;
        }
        return part.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
