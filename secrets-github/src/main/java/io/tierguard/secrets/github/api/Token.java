package io.tierguard.secrets.github.api;

/** What GitHub knows the one who asks by. It goes into one header, and never becomes text otherwise. */
public final class Token {
    /** A job's own are tokens of tokens, and some thousand characters long. */
    private static final int LONGEST = 1 << 14;

    private final String text;

    public Token(String text) {
        this.text = text;
    }

    /** Returns whether the text could be one: what else is in it would end the header, or is lost in it. */
    public static boolean isFit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    String reveal() {
        return text;
    }

    /** Returns nothing of what it is. */
    @Override
    public String toString() {
        return "***";
    }
}
