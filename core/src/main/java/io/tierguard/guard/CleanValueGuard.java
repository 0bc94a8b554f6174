package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.contract.Setting;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import org.jspecify.annotations.Nullable;

/** Values that carry something which nobody typed on purpose, or that were never filled in. */
final class CleanValueGuard implements Guard {
    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            if (!setting.isSet() || setting.place().layer() == Layer.DEFAULT) {
                continue;
            }
            inspection.evaluated();
            String text = setting.text();
            if (isUnresolved(text)) {
                add(inspection, setting, ProblemId.UNRESOLVED_VALUE, "was never filled in: it still holds a template");
            } else if (isStructured(setting, text)) {
                add(
                        inspection,
                        setting,
                        ProblemId.STRUCTURED_VALUE,
                        "holds a whole JSON document or the name of a secret, not the value");
            } else {
                String stain = stain(text);
                if (stain != null && inspection.applies(ProblemId.UNCLEAN_VALUE)) {
                    add(inspection, setting, ProblemId.UNCLEAN_VALUE, stain);
                }
            }
        }
    }

    private static void add(Inspection inspection, Setting setting, ProblemId id, String what) {
        inspection.add(
                Problem.of(id, setting.key() + " " + what)
                        .because(
                                id == ProblemId.UNCLEAN_VALUE
                                        ? "it was not trimmed, because it could be meant; other readers of it may trim"
                                        : "a step that should have replaced it did not run")
                        .fix("set " + setting.key() + " to the value alone"),
                setting);
    }

    /** What a template engine, a shell or a log filter leaves behind. */
    static boolean isUnresolved(String text) {
        switch (text) {
            case "null", "undefined", "***", "None", "nil" -> {
                return true;
            }
            default -> {
                return hasReference(text, "${", '}') || (text.startsWith("{{") && text.endsWith("}}"));
            }
        }
    }

    /** Only what a template could name counts: a password may have a ${ in it. */
    private static boolean hasReference(String text, String opening, char closing) {
        int at = text.indexOf(opening);
        while (at >= 0) {
            int end = at + opening.length();
            int from = end;
            while (end < text.length() && isNameCharacter(text.charAt(end))) {
                end++;
            }
            if (end > from && end < text.length() && text.charAt(end) == closing) {
                return !Character.isDigit(text.charAt(from));
            }
            at = text.indexOf(opening, at + 1);
        }
        return false;
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    private static boolean isStructured(Setting setting, String text) {
        if (!setting.spec().type().isFreeText() || Words.hasAny(setting.key().name(), "JSON", "ARN", "ARNS")) {
            return false;
        }
        return text.startsWith("arn:aws")
                || (text.startsWith("{\"") && text.endsWith("}"))
                || (text.startsWith("[\"") && text.endsWith("]"))
                || (text.startsWith("[{") && text.endsWith("]"));
    }

    /** Returns what is wrong with the value's characters, or null. */
    static @Nullable String stain(String text) {
        if (text.startsWith("-----BEGIN ")) {
            return null; // PEM has lines, and ends in one
        }
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
            if (!isSpace(c) && !Printable.isVisible(c)) {
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
