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

    private final List<Expression> all = new ArrayList<>();
    private final StringBuilder outside = new StringBuilder();

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
            Expression expression = Expression.read(text, open + 3, true);
            found.all.add(expression);
            from = expression.end();
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
        found.all.add(Expression.read(text, 0, false));
        return found;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Returns where the secrets are taken as a whole, or by a name that is only worked out when the job runs, for which the
     * job is handed all of them; -1 where each is taken by its name.
     */
    int takesAll() {
        for (Expression one : all) {
            for (int i = 0; i < one.size(); i++) {
                if (one.isContext(i) && one.token(i).text().equals("secrets") && one.nameFrom(i) == null) {
                    return one.token(i).start();
                }
            }
        }
        return -1;
    }

    /** Returns what the value is made of. */
    Make make() {
        boolean variable = false;
        boolean readable = false;
        boolean other = false;
        boolean literal = !outside.toString().isBlank();
        boolean fallback = false;
        for (Expression one : all) {
            for (int i = 0; i < one.size(); i++) {
                String text = one.token(i).text();
                if (one.isContext(i)) {
                    variable |= text.equals("vars");
                    boolean open = READABLE.contains(text) && !one.isTokenOfJob(i);
                    readable |= open;
                    other |= !open && !isConstant(text);
                }
                literal |= one.token(i).isText() && !text.isBlank();
                fallback |= one.mayBeResult(i);
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

    private static boolean isConstant(String name) {
        return switch (name) {
            case "true", "false", "null", "nan", "infinity" -> true;
            default -> false;
        };
    }

    /** Returns the names, in capitals, of the secrets and variables that it takes. */
    List<String> taken() {
        List<String> names = new ArrayList<>();
        for (Expression one : all) {
            for (int i = 0; i < one.size(); i++) {
                String context = one.token(i).text();
                boolean kept = context.equals("secrets") || context.equals("vars");
                String name = kept && one.isContext(i) ? one.nameFrom(i) : null;
                if (name != null) {
                    names.add(name.toUpperCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    /** Returns whether what it takes depends on a condition. */
    boolean asks() {
        for (Expression one : all) {
            for (Token token : one.tokens()) {
                if (token.is("&&")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether the text is one expression and nothing else. */
    boolean isWhole() {
        return whole() != null;
    }

    private @Nullable Expression whole() {
        return all.size() == 1 && outside.toString().isBlank() ? all.get(0) : null;
    }

    /** Returns the texts that the expression itself has to choose from. */
    List<String> choices() {
        List<String> texts = new ArrayList<>();
        Expression whole = whole();
        for (int i = 0; whole != null && i < whole.size(); i++) {
            if (whole.mayBeResult(i) || (whole.size() == 1 && whole.token(i).isText())) {
                texts.add(whole.token(i).text());
            }
        }
        return texts;
    }

    /** Returns whether it may choose something that is no text of its own. */
    boolean choosesMore() {
        for (Expression one : all) {
            if (one.mayBeNamed()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names of {@code matrix.a.b} where the whole text is that, without the first; otherwise none. */
    List<String> matrixPath() {
        Expression whole = whole();
        List<String> path = whole == null ? List.of() : whole.path();
        return !path.isEmpty() && path.get(0).equals("matrix") ? path.subList(1, path.size()) : List.of();
    }
}
