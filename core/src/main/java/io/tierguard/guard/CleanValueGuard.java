package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.contract.Setting;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import org.jspecify.annotations.Nullable;

/** Values that carry something which nobody typed on purpose, or that were never filled in. */
final class CleanValueGuard implements Guard {
    /** A key with such a word holds a document, or the name of something, and is meant to. */
    private static final String[] DOCUMENTS = {"JSON", "JWK", "JWKS", "CREDENTIALS", "ARN", "ARNS"};

    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            if (!setting.isSet() || setting.place().layer() == Layer.DEFAULT) {
                continue;
            }
            inspection.evaluated();
            String text = setting.text();
            if (isUnresolved(text) && !(setting.parsed() instanceof Enum)) {
                add(inspection, setting, ProblemId.UNRESOLVED_VALUE, "was never filled in: it still holds a template");
            } else if (isStructured(setting, text)) {
                add(
                        inspection,
                        setting,
                        ProblemId.STRUCTURED_VALUE,
                        "holds a whole JSON document or the name of a secret, not the value");
            } else {
                String stain = isDocument(setting, text) ? null : stain(text);
                if (stain != null && inspection.applies(ProblemId.UNCLEAN_VALUE)) {
                    add(inspection, setting, ProblemId.UNCLEAN_VALUE, stain);
                }
            }
        }
    }

    private static void add(Inspection inspection, Setting setting, ProblemId id, String what) {
        inspection.refuse(
                Problem.of(id, setting.key() + " " + what)
                        .because(
                                id == ProblemId.UNCLEAN_VALUE
                                        ? "it was left in, because it could be meant; other readers may leave it out"
                                        : "a step that should have replaced it did not run")
                        .fix(mend(setting)),
                setting);
    }

    private static String mend(Setting setting) {
        return setting.place().layer() == Layer.FILE
                ? "write the value alone into the file, with printf %s rather than echo"
                : "set " + setting.key() + " to the value alone";
    }

    /** What a template engine, a shell, a build or a log filter leaves behind. */
    static boolean isUnresolved(String text) {
        return switch (text) {
            case "null", "undefined", "***", "<no value>", "<nil>" -> true;
            default -> hasReference(text) || (text.startsWith("{{") && text.endsWith("}}"));
        };
    }

    /** Only what a template could name counts: a password may have a ${ in it. */
    private static boolean hasReference(String text) {
        int lastBrace = text.lastIndexOf('}'); // found once: the text may be long, and full of beginnings
        int lastBraces = text.lastIndexOf("}}");
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 1)) {
            if (text.startsWith("{", at + 2)) {
                if (lastBraces > at + 2) {
                    return true;
                }
            } else if (isReference(text, at + 2, lastBrace)) {
                return true;
            }
        }
        return false;
    }

    /** A name, and then the end or what a shell does where the name is unset. */
    private static boolean isReference(String text, int from, int lastBrace) {
        int end = from;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        if (end == from || end == text.length() || Character.isDigit(text.charAt(from))) {
            return false;
        }
        char next = text.charAt(end);
        return next == '}' || (":?+=".indexOf(next) >= 0 && lastBrace > end);
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    private static boolean isStructured(Setting setting, String text) {
        if (!setting.spec().type().isFreeText() || Words.hasAny(setting.key().name(), DOCUMENTS)) {
            return false;
        }
        if (text.startsWith("arn:aws")) {
            // Other things of the cloud are called by their names; a value is not.
            return setting.spec().secret() || text.contains(":secretsmanager:") || text.contains(":ssm:");
        }
        return isJson(text);
    }

    /** A document under a name that says so has lines, and ends in one. */
    private static boolean isDocument(Setting setting, String text) {
        return text.startsWith("-----BEGIN ")
                || (isJson(text) && Words.hasAny(setting.key().name(), DOCUMENTS));
    }

    private static boolean isJson(String text) {
        String document = text.strip();
        if (!document.startsWith("{") && !document.startsWith("[")) {
            return false;
        }
        String inner = document.substring(1).stripLeading();
        if (document.startsWith("{")) {
            return document.endsWith("}") && inner.startsWith("\"");
        }
        return document.endsWith("]") && (inner.startsWith("\"") || inner.startsWith("{"));
    }

    /** Returns what is wrong with the value's characters, or null. */
    static @Nullable String stain(String text) {
        if (text.endsWith("\n") || text.endsWith("\r")) {
            return "ends in a line break";
        }
        int first = text.codePointAt(0);
        int last = text.codePointBefore(text.length());
        if (isSpace(first) || isSpace(last)) {
            return isSpace(first) ? "begins with white space" : "ends in white space";
        }
        if (text.length() > 1 && first == last && (first == '"' || first == '\'')) {
            return "is in quotes, which belong to the value here";
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '\n' || c == '\r') {
                return "has a line break in it";
            }
            if (c != '\t' && Character.getType(c) != Character.SPACE_SEPARATOR && !Printable.isVisible(c)) {
                return "has a character in it that can't be seen";
            }
            i += Character.charCount(c);
        }
        return null;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
