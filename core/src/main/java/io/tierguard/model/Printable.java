package io.tierguard.model;

/**
 * Makes text from outside safe to print on one line: what would move a cursor, hide a character or turn the direction of
 * writing is shown as its code, and what is too long is cut.
 */
public final class Printable {
    private static final int LONGEST = 80;

    private Printable() {}

    /** Returns the text on one line, about 80 characters of it at most, with every character visible. */
    public static String of(String text) {
        if (text.length() <= LONGEST) {
            return line(text);
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line(text.substring(0, end)) + "…";
    }

    /** Returns the whole text on one line, with every character visible. */
    public static String line(String text) {
        if (isAllVisible(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            append(shown, c);
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isVisible(c)) {
                    shown.appendCodePoint(c);
                } else {
                    shown.append("\\u{").append(Integer.toHexString(c)).append('}');
                }
            }
        }
    }

    private static boolean isAllVisible(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isVisible(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /**
     * Returns whether the character can be seen for what it is: no control, format, private or lone surrogate, no space but
     * the plain one, and no letter or mark that fonts draw as nothing.
     */
    public static boolean isVisible(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> !isBlank(c);
        };
    }

    /** Fillers, joiners and selectors that have no shape; those for text and emoji change what is seen before them. */
    private static boolean isBlank(int c) {
        return switch (c) {
            case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default -> (c >= 0xfe00 && c < 0xfe0e) || c >= 0xe0100;
        };
    }
}
