package io.tierguard.contract.file;

import io.tierguard.contract.Constraint;
import io.tierguard.contract.Type;
import io.tierguard.model.Key;
import java.util.List;

/**
 * Tells which word for a type a file could have for a key, from values that the key was seen with.
 *
 * <p>The types are those that values are checked by, so that whatever is inferred accepts what it was inferred from. A
 * guess that is too narrow refuses a start, and one that is too wide only says less: where a name speaks against a type, or
 * one value has another form than the rest, it is a string.
 */
public final class InferredType {
    /** The narrowest first. A path is left out, because any text is one, and so are bytes, which many a word is. */
    private static final List<String> WORDS =
            List.of("boolean", "port", "integer", "number", "duration", "size", "url", "uri", "email", "host", "json");

    /** What is called so is told apart and never counted, also where it consists of digits: 3.10 is no 3.1. */
    private static final List<String> LABELS = List.of(
            "BUILD",
            "CODE",
            "COMMIT",
            "DIGEST",
            "HASH",
            "ID",
            "IDS",
            "NAME",
            "NUMBER",
            "PHONE",
            "RELEASE",
            "REVISION",
            "SHA",
            "TAG",
            "USER",
            "VERSION",
            "ZIP");

    private static final List<String> SIZES = List.of(
            "BUFFER", "BYTES", "CACHE", "HEAP", "LIMIT", "MAX", "MEMORY", "MIN", "QUOTA", "SIZE", "STORAGE", "UPLOAD");

    private static final int LONGEST_NUMBER = 9;

    private InferredType() {}

    /**
     * Returns the word for the narrowest type that is sure; {@code string} where none is.
     *
     * @param key the key, whose name has a say
     * @param texts the values, of which every one must fit
     */
    public static String of(Key key, List<String> texts) {
        for (String word : texts.isEmpty() ? List.<String>of() : WORDS) {
            if (isLikely(word, key) && fitsAll(word, texts)) {
                return word;
            }
        }
        return "string";
    }

    /** Returns whether one of the words of the key's name, between its {@code _}, is among those. */
    public static boolean hasWord(Key key, List<String> words) {
        for (String word : key.name().split("_", -1)) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the key's name says that its values are told apart and never counted. */
    public static boolean isLabel(Key key) {
        return hasWord(key, LABELS);
    }

    private static boolean isLikely(String word, Key key) {
        String name = key.name();
        return switch (word) {
            case "port" -> name.endsWith("PORT");
            case "host" -> name.endsWith("HOST") || name.endsWith("HOSTNAME");
            case "size" -> hasWord(key, SIZES) && !isLabel(key);
            case "integer", "number", "duration" -> !isLabel(key);
            default -> true;
        };
    }

    private static boolean fitsAll(String word, List<String> texts) {
        Type type = TypeWords.type(word);
        List<Constraint> constraints = word.equals("port") ? List.of(TypeWords.PORTS) : List.of();
        for (String text : texts) {
            if (type == null || !isWrittenAs(word, text) || TypeWords.unfit(text, type, constraints) != null) {
                return false;
            }
        }
        return true;
    }

    /** The form that people give such a value; the types themselves take more than what is sure. */
    private static boolean isWrittenAs(String word, String text) {
        return switch (word) {
            case "port", "integer", "number" -> isCounted(text);
            case "url", "uri" -> text.indexOf("://") > 0 && text.indexOf("://") == text.lastIndexOf("://");
            case "json" -> text.startsWith("{") || text.startsWith("[");
            default -> true;
        };
    }

    /** A leading zero or many digits make an identifier of a number. */
    private static boolean isCounted(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        boolean padded = digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) != '.';
        return !padded && digits.length() <= LONGEST_NUMBER;
    }
}
