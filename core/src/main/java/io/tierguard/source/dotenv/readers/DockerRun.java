package io.tierguard.source.dotenv.readers;

import java.util.Map;

/**
 * What {@code docker run --env-file} reads: each line from its first character that is no white space to its end, and
 * everything behind the first {@code =} as it is.
 */
final class DockerRun {
    /** It reads line by line into a buffer, and gives the file up at a line that doesn't fit. */
    private static final int LONGEST_LINE = 1 << 16;

    private DockerRun() {}

    static Seen read(String text, Map<String, String> environment) {
        Seen seen = new Seen();
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        while (from < text.length() && !seen.refused) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            int end = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
            readLine(text, from, end, environment, seen);
            from = to + 1;
        }
        return seen;
    }

    private static void readLine(String text, int from, int to, Map<String, String> environment, Seen seen) {
        int at = from;
        while (at < to && Spaces.inGo(text.charAt(at))) {
            at++;
        }
        if (to - from >= LONGEST_LINE) {
            seen.refused = true;
        } else if (at < to && text.charAt(at) != '#') {
            int equals = at;
            while (equals < to && text.charAt(equals) != '=') {
                equals++;
            }
            boolean alone = equals == to;
            String name = text.substring(at, equals);
            if (name.isEmpty() || name.indexOf(' ') >= 0 || name.indexOf('\t') >= 0) {
                seen.refused = true;
            } else if (!alone) {
                seen.values.put(name, text.substring(equals + 1, to));
            } else if (environment.get(name) != null) {
                seen.values.put(name, environment.get(name));
            }
        }
    }
}
