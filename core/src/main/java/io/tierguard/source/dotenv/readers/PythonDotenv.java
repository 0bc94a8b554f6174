package io.tierguard.source.dotenv.readers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code python-dotenv} reads, with its interpolation on, as it is by default. A line that it doesn't understand it
 * drops, from where it stopped understanding; <code>${NAME}</code> is replaced whatever quotes it stood in, and a line wins
 * over the environment.
 */
final class PythonDotenv {
    /** The most characters that references may bring into all values; the program itself has no such limit. */
    private static final int MOST = 1 << 22;

    private static final String ESCAPED = "\\'\"abfnrtv";
    private static final String MEANT = "\\'\"\u0007\b\f\n\r\t\u000b";

    private final String text;
    private final Map<String, String> environment;
    private int at;
    private int brought;

    private PythonDotenv(String text, Map<String, String> environment) {
        this.text = text;
        this.environment = environment;
    }

    static Seen read(String text, Map<String, String> environment) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        PythonDotenv file = new PythonDotenv(lines.startsWith("\uFEFF") ? lines.substring(1) : lines, environment);
        return file.read();
    }

    private Seen read() {
        Seen seen = new Seen();
        skipSpaces(true);
        while (at < text.length()) {
            if (!readBinding(seen)) {
                at = lineEnd(); // an error: what was understood so far is passed, the rest of the line is dropped
            }
            skipSpaces(true);
        }
        return seen;
    }

    private boolean readBinding(Seen seen) {
        skipExport();
        String name = text.startsWith("#", at) ? null : readName();
        boolean commented = text.startsWith("#", at);
        if (name == null && !commented) {
            return false;
        }
        skipSpaces(false);
        String value = null;
        if (text.startsWith("=", at)) {
            int behind = ++at;
            skipSpaces(false);
            value = at > behind && text.startsWith("#", at) ? "" : readValue();
            if (value == null) {
                return false;
            }
        }
        skipSpaces(false);
        if (text.startsWith("#", at)) {
            at = lineEnd();
        }
        if (at < text.length() && text.charAt(at) != '\n') {
            return false;
        }
        if (name != null) {
            seen.values.put(name, value == null ? null : interpolate(name, value, seen));
        }
        return true;
    }

    private @Nullable String readName() {
        int from = at;
        if (text.startsWith("'", at)) {
            int close = text.indexOf('\'', at + 1);
            if (close <= at + 1) {
                return null;
            }
            at = close + 1;
            return text.substring(from + 1, close);
        }
        while (at < text.length()
                && text.charAt(at) != '='
                && text.charAt(at) != '#'
                && !Spaces.inPython(text.charAt(at))) {
            at++;
        }
        return at == from ? null : text.substring(from, at);
    }

    private @Nullable String readValue() {
        char quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote != '"' && quote != '\'') {
            return readBare();
        }
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                at = i + 1;
                return value.toString();
            }
            int escape = c == '\\' && i + 1 < text.length() ? ESCAPED.indexOf(text.charAt(i + 1)) : -1;
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                boolean known = escape >= 0 && (quote == '"' || escape < 2);
                value.append(known ? "" : "\\").append(known ? MEANT.charAt(escape) : text.charAt(i));
            } else {
                value.append(c);
            }
        }
        return null;
    }

    private String readBare() {
        int from = at;
        int end = lineEnd();
        at = end;
        for (int i = from + 1; i < end; i++) {
            if (text.charAt(i) == '#' && Spaces.inPython(text.charAt(i - 1))) {
                end = i;
                break;
            }
        }
        while (end > from && Spaces.inPython(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    private String interpolate(String of, String value, Seen seen) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int brace = -1;
        int colon = -1;
        for (int i = value.indexOf("${"); i >= 0; i = value.indexOf("${", i + 1)) {
            if (brace < i) {
                brace = value.indexOf('}', i);
                if (brace < 0) {
                    break;
                }
            }
            if (i < copied) {
                continue;
            }
            if (colon < i) {
                colon = value.indexOf(':', i);
                colon = colon < 0 ? value.length() : colon;
            }
            boolean operator = colon < brace;
            if (!operator || value.startsWith(":-", colon)) {
                String name = value.substring(i + 2, operator ? colon : brace);
                String word = operator ? value.substring(colon + 2, brace) : "";
                String found = seen.has(name) ? seen.values.get(name) : environment.getOrDefault(name, word);
                brought += found == null ? 0 : found.length();
                if (brought > MOST) {
                    seen.unjudged.add(of);
                    return value;
                }
                out.append(value, copied, i).append(found == null ? "" : found);
                copied = brace + 1;
            }
        }
        return out.append(value, copied, value.length()).toString();
    }

    private void skipExport() {
        int behind = at + 6;
        if (text.startsWith("export", at)
                && behind < text.length()
                && text.charAt(behind) != '\n'
                && Spaces.inPython(text.charAt(behind))) {
            at = behind;
            skipSpaces(false);
        }
    }

    private void skipSpaces(boolean overLines) {
        while (at < text.length() && Spaces.inPython(text.charAt(at)) && (overLines || text.charAt(at) != '\n')) {
            at++;
        }
    }

    private int lineEnd() {
        int newline = text.indexOf('\n', at);
        return newline < 0 ? text.length() : newline;
    }
}
