package io.tierguard.source.dotenv;

import org.jspecify.annotations.Nullable;

/**
 * How a value is written behind the {@code =} of a line in a {@code .env} file, or why it can't be.
 *
 * <p>The plainest way is taken: bare, where that will do, then single quotes, then double ones. A bare value is read by
 * {@code docker run --env-file} too, which takes quotes for a part of the value; what has to be quoted, it misreads.
 */
public sealed interface Spelling {
    /**
     * Returns the spelling that Docker Compose, npm's dotenv with and without dotenv-expand, {@code node --env-file} and
     * python-dotenv all read as the value. There is none for some values, because no escape is known to all of those:
     * they are refused. A dollar sign before a brace or a parenthesis is refused even if nothing closes that.
     */
    static Spelling forAllReaders(String value) {
        Shape shape = new Shape(value);
        Refusal refusal = shape.unportable();
        return refusal == null ? new Written(plain(value, shape)) : new Refused(refusal);
    }

    /**
     * Returns a spelling that Docker Compose and {@link Dotenv} read as the value, the one for all readers if there is
     * one. Nothing but a NUL character and half a surrogate pair is refused.
     */
    static Spelling forCompose(String value) {
        Shape shape = new Shape(value);
        Refusal refusal = shape.impossible();
        if (refusal != null) {
            return new Refused(refusal);
        }
        boolean plain = shape.bare() || shape.single() || shape.doubled();
        return new Written(plain ? plain(value, shape) : escaped(value));
    }

    private static String plain(String value, Shape shape) {
        if (shape.bare()) {
            return value;
        }
        return shape.single() ? "'" + value + "'" : '"' + value + '"';
    }

    /** Escapes a carriage return as well. Compose would keep it, but git and editors make something else of line breaks. */
    private static String escaped(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '$' -> out.append("$$");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** Returns why not every reader would take a name, or null if all do. */
    static @Nullable Refusal refusalOfName(String name) {
        boolean number = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!digit && !letter && c != '_' && c != '.' && c != '-') {
                return Refusal.NAME;
            }
            number &= digit;
        }
        if (name.isEmpty()) {
            return Refusal.NAME;
        }
        if (number) {
            return Refusal.NUMBER;
        }
        return isPropertyOfEveryObject(name) ? Refusal.OBJECT_PROPERTY : null;
    }

    private static boolean isPropertyOfEveryObject(String name) {
        return switch (name) {
            case "__proto__",
                    "__defineGetter__",
                    "__defineSetter__",
                    "__lookupGetter__",
                    "__lookupSetter__",
                    "constructor",
                    "hasOwnProperty",
                    "isPrototypeOf",
                    "propertyIsEnumerable",
                    "toLocaleString",
                    "toString",
                    "valueOf" -> true;
            default -> false;
        };
    }

    /**
     * A spelling.
     *
     * @param text what to write behind the {@code =}, quotes and all; it is as secret as the value
     */
    record Written(String text) implements Spelling {
        @Override
        public String toString() {
            return "Written[…]";
        }
    }

    /**
     * There is no spelling.
     *
     * @param why why not, without anything of the value
     */
    record Refused(Refusal why) implements Spelling {}
}
