package io.tierguard.source.hocon;

import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;

/** Bounds on what the parser is given. It is recursive, and some of what it does takes the square of what it is given. */
final class Limits {
    /** How deep objects, lists and substitutions may be nested, each part of a path counted. */
    static final int DEPTH = 64;

    /** How many objects a file may have: each part of a path but the last is one, and is merged with what is there. */
    static final int OBJECTS = 1 << 12;

    /** How many objects times keys a file may have: where an object is added to, all of it may be copied. */
    static final int MERGES = 1 << 25;

    /** How many substitutions a file may have. */
    static final int SUBSTITUTIONS = 1 << 12;

    /** As how many substitutions each {@code +=} counts, which is short for one and a merge of lists. */
    static final int APPENDING = 4;

    /** How many parts one value may be put together from. */
    static final int PIECES = 1 << 12;

    /** How long a value may get by its substitutions. */
    static final int LONGEST = 1 << 16;

    /** How much all substitutions together may add to what is written. */
    static final int GROWTH = 1 << 20;

    static final String TOO_DEEP = "it is nested deeper than " + DEPTH;

    private Limits() {}

    static Problem tooComplex(String what, String name, int line) {
        return Problem.of(ProblemId.HOCON_TOO_COMPLEX, name + " was not read: " + what)
                .at(Hocon.place(name, line))
                .because("no configuration needs it, and it can exhaust the memory of the process")
                .fix("write it flatter");
    }
}
