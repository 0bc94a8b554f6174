package io.tierguard.cli.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The expressions in a text of a workflow, as far as it matters where they get their values. */
final class Expressions {
    /** Contexts that everyone may read who can read the repository or its log: GitHub lets no secret into an input. */
    private static final Set<String> READABLE = Set.of("vars", "matrix", "github", "runner", "strategy", "inputs");

    private final List<List<Token>> all = new ArrayList<>();
    private final StringBuilder outside = new StringBuilder();

    private enum Kind {
        NAME,
        TEXT,
        SIGN
    }

    private record Token(Kind kind, String text, int start) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    /** What a value is made of. */
    enum Make {
        EMPTY,
        LITERAL,
        VARIABLE,
        READABLE,
        FALLBACK,
        OTHER
    }

    private Expressions() {}

    /** Reads what stands between <code>${{</code> and <code>}}</code>. */
    static Expressions in(String text) {
        Expressions found = new Expressions();
        int from = 0;
        for (int open = text.indexOf("${{"); open >= 0; open = text.indexOf("${{", from)) {
            found.outside.append(text, from, open);
            from = found.read(text, open + 3, true);
        }
        found.outside.append(text, from, text.length());
        return found;
    }

    /** Reads a condition, which is an expression with or without those signs. */
    static Expressions ofCondition(String text) {
        if (text.contains("${{")) {
            return in(text);
        }
        Expressions found = new Expressions();
        found.read(text, 0, false);
        return found;
    }

    /** Reads an expression, and returns where it ends; one that doesn't ends with the text. */
    private int read(String text, int from, boolean closed) {
        List<Token> tokens = new ArrayList<>();
        all.add(tokens);
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            int start = i;
            if (closed && text.startsWith("}}", i)) {
                return i + 2;
            } else if (c == '\'') {
                i = endOfText(text, i);
                tokens.add(new Token(Kind.TEXT, text.substring(start + 1, Math.max(start + 1, i - 1)), start));
            } else if (isOfName(c)) {
                while (i < text.length() && isOfName(text.charAt(i))) {
                    i++;
                }
                tokens.add(new Token(Kind.NAME, text.substring(start, i).toLowerCase(Locale.ROOT), start));
            } else {
                boolean pair = text.startsWith("||", i) || text.startsWith("&&", i) || text.startsWith("==", i);
                i += pair || text.startsWith("!=", i) ? 2 : 1;
                if (!Character.isWhitespace(c)) {
                    tokens.add(new Token(Kind.SIGN, text.substring(start, i), start));
                }
            }
        }
        return i;
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

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Returns where the secrets are taken as a whole, or by a name that is only worked out when the job runs, for which the
     * job is handed all of them; -1 where each is taken by its name.
     */
    int takesAll() {
        for (List<Token> tokens : all) {
            for (int i = 0; i < tokens.size(); i++) {
                if (isContext(tokens, i) && tokens.get(i).text().equals("secrets") && !isNamed(tokens, i)) {
                    return tokens.get(i).start();
                }
            }
        }
        return -1;
    }

    private static boolean isNamed(List<Token> tokens, int secrets) {
        Token sign = at(tokens, secrets + 1);
        Token name = at(tokens, secrets + 2);
        if (sign == null || name == null) {
            return false;
        }
        Token end = at(tokens, secrets + 3);
        return (sign.is(".") && name.kind() == Kind.NAME)
                || (sign.is("[") && name.kind() == Kind.TEXT && end != null && end.is("]"));
    }

    private static @Nullable Token at(List<Token> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : null;
    }

    /** What follows a dot is a property, and what a bracket follows is a function. */
    private static boolean isContext(List<Token> tokens, int index) {
        Token before = at(tokens, index - 1);
        Token behind = at(tokens, index + 1);
        return tokens.get(index).kind() == Kind.NAME
                && Character.isLetter(tokens.get(index).text().charAt(0))
                && (before == null || !before.is("."))
                && (behind == null || !behind.is("("));
    }

    /** Returns what the value is made of. */
    Make make() {
        boolean variable = false;
        boolean readable = false;
        boolean other = false;
        boolean literal = !outside.toString().isBlank();
        boolean fallback = false;
        for (List<Token> tokens : all) {
            for (int i = 0; i < tokens.size(); i++) {
                String name = tokens.get(i).text();
                if (isContext(tokens, i)) {
                    variable |= name.equals("vars");
                    boolean open = READABLE.contains(name) && !isToken(tokens, i);
                    readable |= open;
                    other |= !open && !isConstant(name);
                }
                literal |= tokens.get(i).kind() == Kind.TEXT && !name.isBlank();
                fallback |= mayBeResult(tokens, i);
            }
        }
        if (other) {
            return fallback ? Make.FALLBACK : Make.OTHER;
        }
        if (variable) {
            return Make.VARIABLE;
        }
        return readable ? Make.READABLE : literal ? Make.LITERAL : Make.EMPTY;
    }

    private static boolean isToken(List<Token> tokens, int github) {
        Token name = at(tokens, github + 2);
        return tokens.get(github).text().equals("github")
                && name != null
                && name.text().equals("token");
    }

    private static boolean isConstant(String name) {
        return switch (name) {
            case "true", "false", "null", "nan", "infinity" -> true;
            default -> false;
        };
    }

    /** A text that {@code ||} or {@code &&} may choose, and that is compared with nothing. */
    private static boolean mayBeResult(List<Token> tokens, int index) {
        Token before = at(tokens, index - 1);
        Token behind = at(tokens, index + 1);
        Token token = tokens.get(index);
        boolean chosen = isOneOf(before, "||", "&&") || isOneOf(behind, "||");
        return token.kind() == Kind.TEXT
                && !token.text().isBlank()
                && chosen
                && !isOneOf(before, "==", "!=", "<", ">", "=")
                && !isOneOf(behind, "==", "!=", "<", ">", "&&");
    }

    private static boolean isOneOf(@Nullable Token token, String... signs) {
        for (String sign : signs) {
            if (token != null && token.is(sign)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names, in capitals, of the secrets and variables that it takes. */
    List<String> taken() {
        List<String> names = new ArrayList<>();
        for (List<Token> tokens : all) {
            for (int i = 0; i < tokens.size(); i++) {
                String context = tokens.get(i).text();
                boolean kept = context.equals("secrets") || context.equals("vars");
                if (kept && isContext(tokens, i) && isNamed(tokens, i)) {
                    names.add(tokens.get(i + 2).text().toUpperCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    /** Returns whether what it takes depends on a condition. */
    boolean asks() {
        for (List<Token> tokens : all) {
            for (Token token : tokens) {
                if (token.is("&&")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether the text is one expression and nothing else. */
    boolean isWhole() {
        return all.size() == 1 && outside.toString().isBlank();
    }

    /** Returns the texts that the expression itself has to choose from. */
    List<String> choices() {
        List<String> texts = new ArrayList<>();
        List<Token> tokens = isWhole() ? all.get(0) : List.of();
        for (int i = 0; i < tokens.size(); i++) {
            if (mayBeResult(tokens, i) || (tokens.size() == 1 && tokens.get(i).kind() == Kind.TEXT)) {
                texts.add(tokens.get(i).text());
            }
        }
        return texts;
    }

    /** Returns whether it may choose something that is no text of its own. */
    boolean choosesMore() {
        for (List<Token> tokens : all) {
            for (int i = 0; i < tokens.size(); i++) {
                Token behind = at(tokens, i + 1);
                if (tokens.get(i).kind() == Kind.NAME && (behind == null || behind.is("||"))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the names of {@code matrix.a.b} where the whole text is that, without the first; otherwise none. */
    List<String> matrixPath() {
        List<String> path = new ArrayList<>();
        List<Token> tokens = isWhole() ? all.get(0) : List.of();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean fits = i % 2 == 1 ? token.is(".") : token.kind() == Kind.NAME;
            if (!fits || (i == 0 && !token.text().equals("matrix"))) {
                return List.of();
            }
            if (i % 2 == 0 && i > 0) {
                path.add(token.text());
            }
        }
        return path;
    }
}
