package io.tierguard.contract.file;

import io.tierguard.contract.Constraint;
import io.tierguard.contract.Scalar;
import io.tierguard.contract.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that a file has for types. */
final class TypeWords {
    static final List<String> ALL = List.of(
            "string",
            "boolean",
            "integer",
            "number",
            "port",
            "duration",
            "size",
            "bytes",
            "uri",
            "url",
            "host",
            "email",
            "path",
            "json");

    /** What a port is beyond an integer. */
    static final Constraint.Range PORTS = new Constraint.Range(1, 65_535);

    private TypeWords() {}

    /** Returns the type of that word, or null. */
    static @Nullable Type type(String word) {
        return switch (word) {
            case "string" -> Scalar.STRING;
            case "boolean" -> Scalar.BOOLEAN;
            case "integer" -> Scalar.LONG;
            case "number" -> Scalar.DECIMAL;
            case "port" -> Scalar.INTEGER;
            case "duration" -> Scalar.DURATION;
            case "size" -> Scalar.SIZE;
            case "bytes" -> Scalar.BYTES;
            case "uri" -> Scalar.URI;
            case "url" -> Shape.URL;
            case "host" -> Shape.HOST;
            case "email" -> Shape.EMAIL;
            case "path" -> Scalar.PATH;
            case "json" -> Shape.JSON;
            default -> null;
        };
    }

    /** Returns the word of that type; for a type that a file has no word for, that of any text. */
    static String word(Type type) {
        for (String word : ALL) {
            if (type(word) == type) {
                return word;
            }
        }
        return ALL.get(0);
    }

    /** Returns what a text is expected to be and is not, or null for one that fits. */
    static @Nullable String unfit(String text, Type type, List<Constraint> constraints) {
        if (text.isEmpty()) {
            return "a text that isn't empty, which counts as missing";
        }
        Object parsed = type.parse(text);
        if (parsed == null) {
            return type.expectation();
        }
        for (Constraint constraint : constraints) {
            if (constraint.check(text, parsed) != null) {
                return constraint.expectation();
            }
        }
        return null;
    }

    /** What is not among a key's values is never met, and need not be refused. */
    static List<Constraint> choices(List<Constraint> constraints) {
        List<Constraint> choices = new ArrayList<>(1);
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.OneOf) {
                choices.add(constraint);
            }
        }
        return choices;
    }
}
