package io.tierguard.cli.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One expression as its tokens, and what each of them is by those next to it.
 *
 * @param end where it ends in what was read; one that doesn't ends with the text
 */
record Expression(List<Token> tokens, int end) {
    Expression {
        tokens = List.copyOf(tokens);
    }

    /**
     * Reads an expression.
     *
     * @param closed whether it ends at <code>}}</code>
     */
    static Expression read(String text, int from, boolean closed) {
        List<Token> tokens = new ArrayList<>();
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            int start = i;
            if (closed && text.startsWith("}}", i)) {
                return new Expression(tokens, i + 2);
            } else if (c == '\'') {
                i = endOfText(text, i);
                tokens.add(new Token(Token.Kind.TEXT, text.substring(start + 1, Math.max(start + 1, i - 1)), start));
            } else if (isOfName(c)) {
                while (i < text.length() && isOfName(text.charAt(i))) {
                    i++;
                }
                tokens.add(new Token(Token.Kind.NAME, text.substring(start, i).toLowerCase(Locale.ROOT), start));
            } else {
                boolean pair = text.startsWith("||", i) || text.startsWith("&&", i) || text.startsWith("==", i);
                i += pair || text.startsWith("!=", i) ? 2 : 1;
                if (!Character.isWhitespace(c)) {
                    tokens.add(new Token(Token.Kind.SIGN, text.substring(start, i), start));
                }
            }
        }
        return new Expression(tokens, i);
    }

    /** A quote within the text is doubled. */
    private static int endOfText(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\'') {
                    return i + 1;
                }
                i++;
            }
        }
        return text.length();
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    int size() {
        return tokens.size();
    }

    Token token(int index) {
        return tokens.get(index);
    }

    private @Nullable Token at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : null;
    }

    /** What follows a dot is a property, and what a bracket follows is a function. */
    boolean isContext(int index) {
        Token token = token(index);
        return token.isName()
                && Character.isLetter(token.text().charAt(0))
                && !isOneOf(at(index - 1), ".")
                && !isOneOf(at(index + 1), "(");
    }

    /** Returns the name that is taken from the context there, or null where it is not one that stands in the workflow. */
    @Nullable
    String nameFrom(int context) {
        Token sign = at(context + 1);
        Token name = at(context + 2);
        if (sign == null || name == null) {
            return null;
        }
        boolean isNamed =
                (sign.is(".") && name.isName()) || (sign.is("[") && name.isText() && isOneOf(at(context + 3), "]"));
        return isNamed ? name.text() : null;
    }

    /** Returns whether that is {@code github.token}, which nobody may read. */
    boolean isTokenOfJob(int context) {
        Token name = at(context + 2);
        return token(context).text().equals("github")
                && name != null
                && name.text().equals("token");
    }

    /** A text that {@code ||} or {@code &&} may choose, and that is compared with nothing. */
    boolean mayBeResult(int index) {
        Token before = at(index - 1);
        Token behind = at(index + 1);
        boolean chosen = isOneOf(before, "||", "&&") || isOneOf(behind, "||");
        return token(index).isText()
                && !token(index).text().isBlank()
                && chosen
                && !isOneOf(before, "==", "!=", "<", ">", "=")
                && !isOneOf(behind, "==", "!=", "<", ">", "&&");
    }

    /** Returns whether a name may be what the expression comes to. */
    boolean mayBeNamed() {
        for (int i = 0; i < size(); i++) {
            if (token(i).isName() && (i + 1 == size() || token(i + 1).is("||"))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names of {@code a.b.c} where it is nothing else; otherwise none. */
    List<String> path() {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            boolean isName = i % 2 == 0;
            if (isName ? !token(i).isName() : !token(i).is(".")) {
                return List.of();
            }
            if (isName) {
                path.add(token(i).text());
            }
        }
        return path;
    }

    private static boolean isOneOf(@Nullable Token token, String... signs) {
        for (String sign : signs) {
            if (token != null && token.is(sign)) {
                return true;
            }
        }
        return false;
    }
}
