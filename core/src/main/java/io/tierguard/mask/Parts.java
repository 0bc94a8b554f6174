package io.tierguard.mask;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is masked of one value: each of its lines, and where it is JSON each string and number in it, decoded and as it is
 * written, line by line again. A string that is itself JSON is looked into as well.
 *
 * <p>A line is masked without the white space around it, which is not there wherever it is printed. A NUL ends a line: many a
 * program takes it for the end of the text, and prints what is before it.
 */
final class Parts {
    /**
     * In characters. A mask replaces its text wherever that stands in the log. Three characters stand in words, times and
     * numbers by chance, and stars in their place would say what the secret is; from four on that is rare. The runner itself
     * has no bound.
     */
    private static final int SHORTEST = 4;

    private static final String STRUCTURE = "{}[],:\"";
    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private final Set<String> masked;
    private final Set<String> tooShort = new HashSet<>();

    /** Adds to what is masked already. */
    Parts(Set<String> masked) {
        this.masked = masked;
    }

    /** Returns how many parts are too short to be masked, of those that are more than punctuation. */
    int tooShort() {
        return tooShort.size();
    }

    void add(String value) {
        String text = firm(value);
        List<JsonLeaves.Leaf> leaves = JsonLeaves.of(text);
        if (leaves.isEmpty()) {
            addLines(text);
        } else {
            addDocument(text, leaves);
        }
    }

    /** Of a document only the lines that say something: in others are names and brackets alone. */
    private void addDocument(String text, List<JsonLeaves.Leaf> leaves) {
        int end = 0;
        for (JsonLeaves.Leaf leaf : leaves) {
            if (leaf.from() >= end) {
                int from = leaf.from();
                while (from > 0 && !isLineEnd(text.charAt(from - 1))) {
                    from--;
                }
                end = leaf.from();
                while (end < text.length() && !isLineEnd(text.charAt(end))) {
                    end++;
                }
                String line = firm(text.substring(from, end));
                if (isLongEnough(line)) {
                    masked.add(line);
                }
            }
            String written = text.substring(leaf.from(), leaf.to());
            if (!written.equals(leaf.text())) {
                addLines(written); // as it stands in another layout of the document
            }
            add(leaf.text()); // ends: what is in a string is shorter than what it stands in
        }
    }

    private void addLines(String text) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isLineEnd(text.charAt(i))) {
                addLine(firm(text.substring(from, i)));
                from = i + 1;
            }
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\0';
    }

    private static boolean isLongEnough(String text) {
        return text.codePointCount(0, text.length()) >= SHORTEST;
    }

    private void addLine(String line) {
        if (consistsOf(line, STRUCTURE) || WORDS.contains(line.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (isLongEnough(line)) {
            masked.add(line);
        } else if (!isPunctuation(line)) {
            tooShort.add(line);
        }
    }

    /**
     * The text from the first character to the last that stands by itself. The runner compares as people read: what combines
     * with the colons before it, or is invisible, would keep it from seeing its own command, and have it print the line.
     */
    private static String firm(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (isBlank(text.codePointAt(from)) || isMark(text.codePointAt(from)))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && isBlank(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean consistsOf(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPunctuation(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return true;
    }
}
