package io.tierguard.source.dotenv;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the text of a file once, from statement to statement. */
final class Statements {
    private final String text;
    private final String path;
    private final Declarations declarations;
    private @Nullable Interpolation interpolation;

    /** What is read next. */
    private int at;

    /** Whether a quote was closed earlier on this line; what follows it is a statement of its own. */
    private boolean behindQuote;

    /** The next NUL, or the length of the text. */
    private int nul;

    // Up to lineEnd the lines are counted. Places are asked for in the order of the text, so it is gone through once.
    private int line = 1;
    private int lineStart;
    private int lineEnd;

    // The value that was read last, without quotes and escapes, and where it stands in the text.
    private String value = "";
    private int valueStart;
    private int valueEnd;
    private boolean escaped;
    private int @Nullable [] places;

    Statements(String text, String path, Declarations declarations) {
        this.text = text;
        this.path = path;
        this.declarations = declarations;
        nul = orEnd(text.indexOf('\0'));
        lineEnd = orEnd(text.indexOf('\n'));
    }

    /** Reads all of the text. */
    void read() {
        if (text.startsWith("\uFEFF")) {
            at = 1;
            lineStart = 1; // no editor counts a byte order mark as a column
        }
        while (findStatement()) {
            readStatement();
        }
    }

    private boolean findStatement() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int comment = at;
                at = orEnd(text.indexOf('\n', at));
                hasNul(comment, at);
            } else if (isSpace(c)) {
                behindQuote &= c != '\n';
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void readStatement() {
        skipExport();
        int from = at;
        int to = nameEnd(from);
        if (to < text.length() && !endsName(text.charAt(to))) {
            declarations.report(Complaints.notAName(place(to), text.charAt(to) == '\0', behindQuote));
            at = orEnd(text.indexOf('\n', to));
            return;
        }
        int end = trimmed(from, to);
        int space = spaceIn(from, end);
        if (space < end) {
            declarations.report(Complaints.spaceInName(place(space), behindQuote));
            at = orEnd(text.indexOf('\n', space));
        } else if (to < text.length() && text.charAt(to) != '\n') {
            readAssignment(text.substring(from, end), to);
        } else {
            at = to;
            if (from < end) {
                declarations.inherit(text.substring(from, end), place(from));
            }
        }
    }

    private void readAssignment(String name, int separator) {
        at = skipBlanks(separator + 1);
        int begin = at;
        char quote = begin < text.length() ? text.charAt(begin) : '\n';
        boolean quoted = quote == '"' || quote == '\'';
        boolean complete = quoted ? readQuoted(quote) : readBare();
        Origin.File place = place(!quoted && value.isEmpty() ? separator + 1 : begin);
        if (name.isEmpty()) {
            declarations.report(Complaints.noName(place));
        } else if (!complete) {
            declarations.report(Complaints.unclosedQuote(name, place, quote));
            declarations.fail(name, place);
        } else if (hasNul(begin, at)) {
            declarations.fail(name, place);
        } else if (escaped && value.indexOf('\0') >= 0) {
            declarations.report(Complaints.escapedNul(name, place));
            declarations.fail(name, place);
        } else if (quote != '\'' && value.indexOf('$') >= 0) {
            interpolate(name, place);
        } else {
            declarations.declare(name, value, place, List.of(), true);
        }
    }

    private void interpolate(String name, Origin.File place) {
        if (interpolation == null) {
            interpolation = new Interpolation(this, declarations);
        }
        String result = interpolation.expand(name, value, place);
        if (result == null) {
            declarations.fail(name, place);
        } else {
            declarations.declare(name, result, place, interpolation.ingredients(), interpolation.isWhole());
        }
    }

    /** Reads to the closing quote. Where there is none, it goes to the next line only: the lines below may be sound. */
    private boolean readQuoted(char quote) {
        int from = at + 1;
        escaped = false;
        places = null;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                valueStart = from;
                valueEnd = i;
                value = escaped ? Escapes.undo(text, from, i, quote) : text.substring(from, i);
                behindQuote = true;
                at = i + 1;
                return true;
            }
            if (c == '\\') {
                escaped = true;
                i++;
            }
        }
        value = "";
        at = orEnd(text.indexOf('\n', at));
        return false;
    }

    private boolean readBare() {
        int newline = orEnd(text.indexOf('\n', at));
        int end = newline;
        for (int i = at + 1; i < newline; i++) {
            if (text.charAt(i) == '#' && text.charAt(i - 1) == ' ') {
                end = i - 1;
                break;
            }
        }
        escaped = false;
        valueStart = at;
        valueEnd = trimmed(at, end);
        value = text.substring(at, valueEnd);
        at = newline;
        return true;
    }

    /** Returns the place in the file of a character of the value that was read last. */
    Origin.File placeInValue(int offset) {
        if (!escaped) {
            return place(valueStart + offset);
        }
        if (places == null) {
            places = Escapes.places(text, valueStart, valueEnd);
        }
        return place(places[offset]);
    }

    private Origin.File place(int offset) {
        while (lineEnd < offset) {
            line++;
            lineStart = lineEnd + 1;
            lineEnd = orEnd(text.indexOf('\n', lineStart));
        }
        return new Origin.File(Layer.DOTENV, path, line, offset - lineStart + 1);
    }

    private boolean hasNul(int from, int to) {
        if (nul < from) {
            nul = orEnd(text.indexOf('\0', from));
        }
        if (nul >= to) {
            return false;
        }
        declarations.report(Complaints.nul(place(nul)));
        return true;
    }

    private void skipExport() {
        int end = at + 6;
        if (text.startsWith("export", at) && end < text.length()) {
            char c = text.charAt(end);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\n') {
                at = skipBlanks(end);
            }
        }
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!isNameCharacter(c) && !isBlank(c)) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private int spaceIn(int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) != ' ') {
            i++;
        }
        return i;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int orEnd(int index) {
        return index < 0 ? text.length() : index;
    }

    private static boolean endsName(char c) {
        return c == '=' || c == ':' || c == '\n';
    }

    private static boolean isNameCharacter(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '.'
                    || c == '-'
                    || c == '['
                    || c == ']';
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER;
    }

    /** White space within a line, as Compose sees it. */
    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == 0x0b || c == '\f' || c == 0x85 || c == 0xa0;
    }

    /** White space as Unicode sees it, line breaks and all. */
    static boolean isSpace(char c) {
        return isBlank(c)
                || c == '\n'
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200a)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }
}
