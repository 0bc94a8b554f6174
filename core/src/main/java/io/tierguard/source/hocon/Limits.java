package io.tierguard.source.hocon;

import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import org.jspecify.annotations.Nullable;

/** Bounds that are looked at before the parser is, which is recursive and would overflow the stack. */
final class Limits {
    static final int DEPTH = 64;

    private Limits() {}

    /** Returns the problem of a text that nests brackets too deep, or null. Brackets in quotes and comments don't count. */
    static @Nullable Problem nesting(String text, String name) {
        int depth = 0;
        int line = 1;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                quoted = false;
            } else if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '#' || (c == '/' && text.startsWith("//", i))) {
                i = Math.max(text.indexOf('\n', i) - 1, i);
            } else if (c == '{' || c == '[' || c == '(') {
                depth++;
                if (depth > DEPTH) {
                    return tooComplex("brackets are nested deeper than " + DEPTH, name, line);
                }
            } else if (c == '}' || c == ']' || c == ')') {
                depth--;
            }
        }
        return null;
    }

    static Problem tooComplex(String what, String name, int line) {
        return Problem.of(ProblemId.HOCON_TOO_COMPLEX, name + " was not read: " + what)
                .at(Hocon.place(name, line))
                .because("no configuration needs it, and it can exhaust the memory of the process")
                .fix("write it flatter");
    }
}
