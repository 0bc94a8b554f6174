package io.tierguard.testing.leak;

import java.util.Arrays;

/**
 * A way to read something.
 *
 * @param how what was done to read it so, in the words of a failure
 * @param text what it says then
 * @param places where each character of the text begins in what it was read from
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares views
record View(String how, String text, int[] places) {
    static View of(String text) {
        int[] places = new int[text.length()];
        Arrays.setAll(places, i -> i);
        return new View("", text, places);
    }

    /** Writes a view that is at most as long as what it is made of. */
    static final class Writer {
        private final StringBuilder text;
        private final int[] places;

        Writer(int longest) {
            this.text = new StringBuilder(longest);
            this.places = new int[longest];
        }

        void add(int codePoint, int place) {
            int from = text.length();
            text.appendCodePoint(codePoint);
            Arrays.fill(places, from, text.length(), place);
        }

        View view(String how) {
            return new View(how, text.toString(), Arrays.copyOf(places, text.length()));
        }
    }
}
