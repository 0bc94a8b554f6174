package io.tierguard.report.markup;

import io.tierguard.model.Printable;

/**
 * Makes text from outside safe to stand in a cell of a Markdown table, so that nothing of it becomes a cell, HTML, a link, an
 * image, code or emphasis.
 *
 * <p>Escaping alone is not enough: after Markdown has taken the escapes away, GitHub looks through what is left for mentions,
 * references to issues, addresses and names of emoji. A space of no width behind the sign that begins one of them stops it.
 */
public final class MarkdownText {
    private static final String NOTHING = "&#8203;";
    private static final String ARN = "arn:";
    private static final String DIGITS = "0123456789";
    private static final String WORD = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_+-";

    private MarkdownText() {}

    /**
     * Returns the text as part of a sentence. JSON and ARNs in it are code, because they are there to be copied: what stops an
     * address or an emoji would be copied with them.
     */
    public static String prose(String raw) {
        String text = Printable.line(raw);
        int from = text.indexOf("{\"");
        int to = text.lastIndexOf('}') + 1;
        boolean standsAlone = from >= 0
                && to > from
                && (from == 0 || text.charAt(from - 1) == ' ')
                && (to == text.length() || " ,;.)".indexOf(text.charAt(to)) >= 0);
        return !standsAlone
                ? words(text)
                : words(text.substring(0, from)) + asCode(text.substring(from, to)) + words(text.substring(to));
    }

    private static String words(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int from = 0;
        for (int arn = text.indexOf(ARN); arn >= 0; arn = text.indexOf(ARN, from)) {
            int end = text.indexOf(' ', arn) < 0 ? text.length() : text.indexOf(' ', arn);
            while (",;:.)".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            boolean isWord = end - arn > ARN.length() && (arn == 0 || text.charAt(arn - 1) == ' ');
            int next = isWord ? end : arn + 1;
            safe.append(escaped(text.substring(from, isWord ? arn : next)));
            safe.append(isWord ? asCode(text.substring(arn, end)) : "");
            from = next;
        }
        return safe.append(escaped(text.substring(from))).toString();
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                // Table cells are cut before escapes are read, and formulas are found before Markdown is: no backslash
                // helps.
                case '|', '\\', '`', '$' -> safe.append("&#").append((int) c).append(';');
                case '*', '_', '~', '[', ']', '!' -> safe.append('\\').append(c);
                case '#' -> safe.append("\\#").append(isIn(text, i + 1, DIGITS) ? NOTHING : "");
                case '@' -> safe.append('@').append(isIn(text, i + 1, WORD) ? NOTHING : "");
                case ':' -> safe.append(':').append(beginsAddressOrEmoji(text, i) ? NOTHING : "");
                case '.' ->
                    safe.append(i > 0 && isIn(text, i - 1, "wW") ? NOTHING : "").append('.'); // www.
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Returns the text as code, if it can stand in a code span of a table as it is, or else as prose. */
    public static String code(String raw) {
        return asCode(Printable.line(raw));
    }

    private static String asCode(String text) {
        boolean fits = !text.isEmpty() && text.indexOf('`') < 0 && text.indexOf('|') < 0;
        return fits ? "`" + text + "`" : escaped(text);
    }

    private static boolean beginsAddressOrEmoji(String text, int colon) {
        int i = colon + 1;
        while (isIn(text, i, WORD)) {
            i++;
        }
        return i == colon + 1 ? isIn(text, i, "/") : isIn(text, i, ":");
    }

    private static boolean isIn(String text, int at, String signs) {
        return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    }
}
