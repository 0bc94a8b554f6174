package io.tierguard.source.dotenv;

/** Undoes the escapes of a quoted value. It is loaded only for a file that has some. */
final class Escapes {
    private Escapes() {}

    /**
     * Returns what the text between two quotes stands for. An escaped dollar sign becomes two, which interpolation makes
     * one again; an escape that Compose doesn't know stays as it is.
     */
    static String undo(String text, int from, int to, char quote) {
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            i = step(text, i, to, quote, out);
        }
        return out.toString();
    }

    /** Returns, for each character that {@link #undo} makes of a double-quoted text, the place that it comes from. */
    static int[] places(String text, int from, int to) {
        int[] places = new int[to - from];
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            int known = out.length();
            int next = step(text, i, to, '"', out);
            for (int j = known; j < out.length(); j++) {
                places[j] = out.length() - known == next - i ? i + j - known : i;
            }
            i = next;
        }
        return places;
    }

    /** A backslash is never the last character: it would have escaped the closing quote. */
    private static int step(String text, int at, int to, char quote, StringBuilder out) {
        char c = text.charAt(at);
        if (c != '\\') {
            out.append(c);
            return at + 1;
        }
        char next = text.charAt(at + 1);
        if (next == quote) {
            out.append(quote);
        } else if (quote == '\'') {
            out.append(c).append(next);
        } else if (next == '0') {
            return octal(text, at, to, out);
        } else {
            int control = "abfnrtv\\".indexOf(next);
            if (control >= 0) {
                out.append("\u0007\b\f\n\r\t\u000b\\".charAt(control));
            } else {
                out.append(next == '$' ? '$' : c).append(next);
            }
        }
        return at + 2;
    }

    /** Three octal digits behind \0 make a character, up to \0377. With fewer or others, Compose drops the 0 alone. */
    private static int octal(String text, int at, int to, StringBuilder out) {
        int end = at + 2;
        int code = 0;
        boolean octal = true;
        while (end < to && end < at + 5 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            octal &= text.charAt(end) <= '7';
            code = code * 8 + text.charAt(end) - '0';
            end++;
        }
        if (octal && end == at + 5 && code <= 0xff) {
            out.append((char) code);
        } else {
            out.append('\\').append(text, at + 2, end);
        }
        return end;
    }
}
