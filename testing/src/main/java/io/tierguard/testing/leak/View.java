package io.tierguard.testing.leak;

import java.util.Arrays;

/**
 * A way to read something.
 *
 * @param how what was done to read it so, in the words of a failure
 * @param text what it says then
 * @param places where each character of the text begins in what it was read from; what follows means nothing
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares views
record View(String how, String text, int[] places) {
    /** Returns a part of a text. */
    static View of(String text, int from, int to) {
        int[] places = new int[to - from];
        Arrays.setAll(places, i -> from + i);
        return new View("", text.substring(from, to), places);
    }

    /** Writes a view that is at most as long as what it is made of. */
    static final class Writer {
        private final char[] text;
        private final int[] places;
        private int length;

        Writer(int longest) {
            this.text = new char[longest];
            this.places = new int[longest];
        }

        void add(int codePoint, int place) {
            int from = length;
            length += Character.toChars(codePoint, text, from);
            Arrays.fill(places, from, length, place);
        }

        void add(char c, int place) {
            text[length] = c;
            places[length++] = place;
        }

        View view(String how) {
            return new View(how, new String(text, 0, length), places);
        }
    }
}
