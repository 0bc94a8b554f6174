package io.tierguard.source.hocon;

import io.tierguard.model.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the text of a file before the parser is let loose on it, by the parser's own rules for what is a quote, a
 * comment or a substitution.
 *
 * <p>The parser is recursive, so nesting could exhaust its stack; what it repeats for each key could exhaust time; and it
 * doesn't tell an includer where it is. All three are read off here.
 */
final class Outline {
    private static final String ENDS_A_WORD = "$\"{}[]:=,+#`^?!@*&\\";

    /** What may come next in an object; in a list, an element is always {@link #SEEN}. */
    private enum Expected {
        KEY,
        SEPARATOR,
        VALUE,
        INCLUDED,
        SEEN
    }

    /** A bracket that is open: what it adds to the depth, and how far its reading has come. */
    private static final class Level {
        final boolean object;
        final int weight;
        Expected expected;
        int pieces;
        int dots;
        int pathDots;

        /** Where the bracket is, and the statement in it that is being read; for {@link Statements} alone. */
        List<String> path;

        List<String> current;
        int keyFrom;
        int keyTo;
        int elements;

        Level(boolean object, int weight, List<String> path) {
            this.object = object;
            this.weight = weight;
            this.path = path;
            this.current = path;
            this.expected = object ? Expected.KEY : Expected.SEEN;
        }
    }

    private final String text;
    private final String name;
    private final List<Level> levels = new ArrayList<>();
    private final List<Integer> includes = new ArrayList<>(0);
    private final @Nullable Statements statements;
    private Level level = new Level(true, 0, List.of());
    private int at;
    private int line = 1;
    private int depth;
    private int objects;
    private int keys;
    private int substitutions;
    private @Nullable Problem problem;

    private Outline(String text, String name, @Nullable Statements statements) {
        this.text = text;
        this.name = name;
        this.statements = statements;
    }

    static Outline of(String text, String name) {
        return of(text, name, null);
    }

    /** Walks over the text, and notes its statements where somebody wants to know them. */
    static Outline of(String text, String name, @Nullable Statements statements) {
        Outline outline = new Outline(text, name, statements);
        while (outline.at < text.length() && outline.problem == null) {
            outline.step();
        }
        return outline;
    }

    /** Returns why the parser must not see the text, or null. */
    @Nullable
    Problem problem() {
        return problem;
    }

    /** Returns the lines of the includes, in their order. */
    List<Integer> includes() {
        return includes;
    }

    private void step() {
        char c = text.charAt(at);
        if (isComment()) {
            skipComment();
        } else if (c == '\n' || c == ',') {
            line += c == '\n' ? 1 : 0;
            at++;
            separate();
        } else if (isSpace(c)) {
            at++;
        } else if (c == '{' || c == '[') {
            at++;
            open(c == '{');
        } else if (c == '}' || c == ']') {
            at++;
            close();
        } else if (c == '=' || c == ':') {
            at++;
            assign();
        } else {
            piece(c);
        }
    }

    private void count() {
        level.pieces++;
        limit(level.pieces, Limits.PIECES, "a value is put together from more than " + Limits.PIECES + " parts");
    }

    private void piece(char c) {
        count();
        boolean ofKey = level.expected == Expected.KEY || level.expected == Expected.SEPARATOR;
        level.keyFrom = level.expected == Expected.KEY ? at : level.keyFrom;
        readPiece(c);
        level.keyTo = ofKey && c != '+' ? at : level.keyTo;
    }

    private void readPiece(char c) {
        if (c == '"') {
            skipQuoted();
            seen(level.expected == Expected.KEY ? Expected.SEPARATOR : Expected.SEEN);
        } else if (c == '$' && text.startsWith("${", at)) {
            skipSubstitution();
            seen(Expected.SEEN);
        } else if (ENDS_A_WORD.indexOf(c) >= 0) {
            at++;
            substituted(c == '+' ? Limits.APPENDING : 0);
        } else {
            word();
        }
    }

    private void word() {
        int from = at;
        while (at < text.length()
                && ENDS_A_WORD.indexOf(text.charAt(at)) < 0
                && !isSpace(text.charAt(at))
                && !isComment()) {
            level.dots += text.charAt(at) == '.' ? 1 : 0;
            at++;
        }
        if (level.expected == Expected.INCLUDED) {
            return; // file(, required( and the like: what is included is in quotes
        }
        if (level.expected != Expected.KEY) {
            seen(Expected.SEEN);
        } else if (at - from == 7 && text.startsWith("include", from)) {
            includes.add(line);
            level.expected = Expected.INCLUDED;
        } else {
            limit(depth + level.dots, Limits.DEPTH, Limits.TOO_DEEP); // also where the file ends before the value
            // A bracket that closes an include may stand on a line of its own.
            level.expected = text.charAt(from) == ')' ? Expected.SEEN : Expected.SEPARATOR;
        }
    }

    private void seen(Expected next) {
        if (level.expected != Expected.SEPARATOR) {
            level.expected = next;
        }
    }

    /** Between a key and its value a new line separates nothing. */
    private void separate() {
        if (level.expected == Expected.SEEN) {
            level.expected = level.object ? Expected.KEY : Expected.SEEN;
            level.pieces = 0;
            level.dots = 0;
        }
    }

    private void assign() {
        if (statements != null && level.object && level.expected == Expected.SEPARATOR) {
            level.current = statements.said(level.path, text.substring(level.keyFrom, level.keyTo), line);
        }
        level.expected = Expected.VALUE;
        level.pathDots = level.dots;
        level.pieces = 0;
        level.dots = 0;
        keys++;
        path(level.pathDots);
    }

    /** A path of many elements is as many objects, one in the other. */
    private void path(int dots) {
        objects += dots;
        limit(depth + dots, Limits.DEPTH, Limits.TOO_DEEP);
        limit(objects, Limits.OBJECTS, "it has more than " + Limits.OBJECTS + " objects");
        limit((long) objects * keys, Limits.MERGES, "it has " + objects + " objects and " + keys + " keys");
    }

    private void open(boolean object) {
        if (level.expected == Expected.SEPARATOR) {
            assign(); // a { b = 1 }
        }
        count();
        int weight = 1 + level.pathDots;
        depth += weight;
        objects += object ? 1 : 0;
        path(0);
        levels.add(level);
        level = new Level(object, weight, statements == null ? List.of() : pathInside(statements, object));
    }

    private List<String> pathInside(Statements noted, boolean object) {
        List<String> path = level.object ? level.current : Statements.element(level.path, level.elements++);
        if (object) {
            noted.isObject(path);
        }
        return path;
    }

    private void close() {
        if (!levels.isEmpty()) {
            depth -= level.weight;
            level = levels.remove(levels.size() - 1);
            level.expected = Expected.SEEN;
        }
    }

    private void substituted(int more) {
        substitutions += more;
        if (more > 0 && statements != null) {
            statements.refersIn(line);
        }
        limit(substitutions, Limits.SUBSTITUTIONS, "it has more than " + Limits.SUBSTITUTIONS + " substitutions");
    }

    /** Brackets in a substitution mean nothing, but the parser reads it by the same rules as the rest. */
    private void skipSubstitution() {
        int open = 0;
        int dots = 0;
        do {
            char c = text.charAt(at);
            if (isComment()) {
                skipComment();
            } else if (c == '"') {
                skipQuoted();
            } else if (text.startsWith("${", at)) {
                at += 2;
                open++;
                substituted(1);
            } else {
                open -= c == '}' ? 1 : 0;
                dots += c == '.' ? 1 : 0;
                line += c == '\n' ? 1 : 0;
                at++;
            }
            limit(Math.max(open, dots), Limits.DEPTH, Limits.TOO_DEEP);
        } while (open > 0 && at < text.length() && problem == null);
    }

    private void skipQuoted() {
        if (text.startsWith("\"\"\"", at)) {
            int end = text.indexOf("\"\"\"", at + 3);
            end = end < 0 ? text.length() : end + 3;
            while (end < text.length() && text.charAt(end) == '"') {
                end++;
            }
            for (; at < end; at++) {
                line += text.charAt(at) == '\n' ? 1 : 0;
            }
            return;
        }
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '"') {
                at++;
                return;
            }
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
    }

    private boolean isComment() {
        return text.charAt(at) == '#' || text.startsWith("//", at);
    }

    private void skipComment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private void limit(long value, int most, String what) {
        if (value > most && problem == null) {
            problem = Limits.tooComplex(what, name, line);
        }
    }
}
