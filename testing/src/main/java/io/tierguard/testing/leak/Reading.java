package io.tierguard.testing.leak;

/** Other ways to read a text than letter by letter. */
final class Reading {
    private static final char NO_BYTE = '\uFFFF';

    private Reading() {}

    /** Returns the text without upper case, each character where it was. */
    static String folded(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
        }
        return new String(folded);
    }

    /** Returns the text without line breaks and the blanks around them, or without any blanks. */
    static View joined(View view, boolean isWithoutBlanks) {
        String text = view.text();
        View.Writer out = new View.Writer(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            boolean breaks = isWithoutBlanks;
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                breaks |= text.charAt(end) == '\n' || text.charAt(end) == '\r';
                end++;
            }
            for (; !breaks && i < end; i++) {
                out.add(text.charAt(i), view.places()[i]);
            }
            if (end < text.length()) {
                out.add(text.charAt(end), view.places()[end]);
            }
            i = end + 1;
        }
        return out.view(view.how() + ", but for blanks");
    }

    /** Returns the text without what stands between the hex digits of two bytes. */
    static View hex(View view) {
        String text = view.text();
        View.Writer out = new View.Writer(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '0' && i + 1 < text.length() && (text.charAt(i + 1) == 'x' || text.charAt(i + 1) == 'X')) {
                i++;
            } else if (":-,_".indexOf(c) < 0 && !Character.isWhitespace(c)) {
                out.add(Character.toLowerCase(c), view.places()[i]);
            }
        }
        return out.view(view.how());
    }

    /** Returns the bytes that numbers in the text stand for, signed or not, each as one character. */
    static View numbers(View view) {
        String text = view.text();
        View.Writer out = new View.Writer(text.length());
        for (int i = 0; i < text.length(); i++) {
            int from = i;
            int number = 0;
            while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                number = Math.min(10 * number + text.charAt(i) - '0', 1000);
                i++;
            }
            if (i > from) {
                boolean isNegative = from > 0
                        && text.charAt(from - 1) == '-'
                        && (from == 1 || !Character.isLetterOrDigit(text.charAt(from - 2)));
                number = isNegative ? -number : number;
                out.add(number < -128 || number > 255 ? NO_BYTE : (char) (number & 0xff), view.places()[from]);
            }
            if (i < text.length() && Character.isLetter(text.charAt(i)) && i == from) {
                out.add(NO_BYTE, view.places()[i]);
            }
        }
        return out.view(view.how());
    }
}
