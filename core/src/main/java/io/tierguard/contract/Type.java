package io.tierguard.contract;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the text of a value must be, and what it is read as. */
public interface Type {
    /**
     * Returns what the text stands for, or null where it is not of this type. There is no message to go with that: one from
     * the JDK would quote the text.
     */
    @Nullable
    Object parse(String text);

    /** Returns what is expected, to go after "must be": {@code an integer}. */
    String expectation();

    /** Returns which part of a text that is not of this type is to blame, counted from one; 0 where it has no parts. */
    default int wrongPart(String text) {
        return 0;
    }

    /** Returns whether any text is of this type, so that its form has to be watched by other means. */
    default boolean isFreeText() {
        return false;
    }

    /** Returns every value of this type, where they can be counted; nothing where they can't. */
    default Collection<?> choices() {
        return List.of();
    }

    /** Returns whether a value of this type has names of its own, each with a value. */
    default boolean isMap() {
        return false;
    }

    /** Returns whether a value of this type is a number. */
    default boolean isNumber() {
        return false;
    }
}
