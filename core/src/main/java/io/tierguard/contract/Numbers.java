package io.tierguard.contract;

/** The form of numbers, looked at before the JDK is asked: it also takes 1d, 0x1p3, NaN and digits of any script. */
final class Numbers {
    /** Longer than any number that is meant, and short enough that parsing one takes no time. */
    private static final int LONGEST = 1_000;

    private Numbers() {}

    static boolean isInteger(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        return text.length() <= LONGEST && from < text.length() && digits(text, from) == text.length();
    }

    /** Digits, perhaps with a fraction, perhaps with an exponent of at most four digits. */
    static boolean isDecimal(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int at = digits(text, from);
        if (text.length() > LONGEST || at == from) {
            return false;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = at + 1;
            at = digits(text, fraction);
            if (at == fraction) {
                return false;
            }
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                exponent++;
            }
            at = digits(text, exponent);
            if (at == exponent || at - exponent > 4) {
                return false;
            }
        }
        return at == text.length();
    }

    /** Returns the end of the digits that begin there. */
    static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
