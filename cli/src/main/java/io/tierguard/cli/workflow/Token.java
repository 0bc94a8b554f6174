package io.tierguard.cli.workflow;

/**
 * A word, a text in quotes, or a sign of an expression.
 *
 * @param text what it says: of a name, in small letters; of a text, what is between its quotes
 * @param start where it begins in what was read
 */
record Token(Kind kind, String text, int start) {
    enum Kind {
        NAME,
        TEXT,
        SIGN
    }

    boolean isName() {
        return kind == Kind.NAME;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
