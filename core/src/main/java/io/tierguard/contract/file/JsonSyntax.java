package io.tierguard.contract.file;

/** Tells whether a text is JSON, by the letter of RFC 8259 and to a bounded depth. Keeps nothing of it. */
final class JsonSyntax {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    static boolean isOne(String text) {
        JsonSyntax json = new JsonSyntax(text);
        return json.value(0) && json.space() == text.length();
    }

    /** Returns where the next thing is that is no white space. */
    private int space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private boolean next(char c) {
        if (space() < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean value(int depth) {
        if (space() == text.length() || depth > DEEPEST) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '{' -> members(depth, '}', true);
            case '[' -> members(depth, ']', false);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean members(int depth, char end, boolean named) {
        at++;
        if (next(end)) {
            return true;
        }
        do {
            if (named && !(space() < text.length() && string() && next(':'))) {
                return false;
            }
            if (!value(depth + 1)) {
                return false;
            }
        } while (next(','));
        return next(end);
    }

    private boolean word(String word) {
        boolean is = text.startsWith(word, at);
        at += is ? word.length() : 0;
        return is;
    }

    private boolean string() {
        if (text.charAt(at) != '"') {
            return false;
        }
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return true;
            }
            if (c < ' ' || (c == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    /** Steps onto the last character of an escape. */
    private boolean escape() {
        at++;
        if (at == text.length()) {
            return false;
        }
        if (text.charAt(at) != 'u') {
            return "\"\\/bfnrt".indexOf(text.charAt(at)) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            at++;
            if (at == text.length() || "0123456789abcdefABCDEF".indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        at += text.charAt(at) == '-' ? 1 : 0;
        int from = at;
        if (digits() == 0 || (at - from > 1 && text.charAt(from) == '0')) {
            return false;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            if (digits() == 0) {
                return false;
            }
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            at += at < text.length() && "+-".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
            return digits() > 0;
        }
        return true;
    }

    private int digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
