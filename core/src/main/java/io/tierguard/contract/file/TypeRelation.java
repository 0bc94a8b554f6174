package io.tierguard.contract.file;

import io.tierguard.contract.Scalar;
import io.tierguard.contract.Type;

/** How the type that a file names stands to the one that is asked for already. */
enum TypeRelation {
    /** Its values are the same, as far as a file has words for them. */
    SAME,
    /** Each of its values is one of the other's. */
    NARROWER,
    /** It has more values. */
    LOOSER,
    /** It has other ones. */
    OTHER;

    static TypeRelation of(Type asked, Type said) {
        if (asked.equals(said)) {
            return SAME;
        }
        if (asked == Scalar.STRING) {
            return NARROWER;
        }
        boolean hasWord = asked instanceof Scalar || asked instanceof Shape;
        if (said == Scalar.STRING) {
            return hasWord ? LOOSER : SAME; // of an enum or a list a file can say no more
        }
        if (asked.isNumber() && said.isNumber()) {
            return isInteger(asked) ? (isInteger(said) ? SAME : LOOSER) : (isInteger(said) ? NARROWER : SAME);
        }
        if (asked == Scalar.URI && said == Shape.URL) {
            return NARROWER;
        }
        return asked == Shape.URL && said == Scalar.URI ? LOOSER : OTHER;
    }

    /** A file has one word for integers of any size; bounds say the rest. */
    private static boolean isInteger(Type type) {
        return type instanceof Scalar scalar
                && scalar.compareTo(Scalar.BYTE) >= 0
                && scalar.compareTo(Scalar.BIG_INTEGER) <= 0;
    }
}
