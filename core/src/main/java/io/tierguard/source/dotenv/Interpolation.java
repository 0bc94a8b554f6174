package io.tierguard.source.dotenv;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of references. It is loaded only for a file that has a dollar sign outside of single quotes.
 *
 * <p>Every word is a part of the one text, given by its two ends, and everything is written to the one result, so the work
 * is at most the length of the text for each level of nesting, and what is brought in.
 */
final class Interpolation {
    /** The most references that may stand in one another. The deepest seen in the wild is 4. */
    static final int DEEPEST = 8;

    /** The most characters that a value may have which a reference took part in. */
    static final int LONGEST = 1 << 16;

    /** The most characters that references may bring into all values of one file. */
    static final int MOST = 1 << 20;

    private final Statements statements;
    private final Declarations declarations;
    private int brought;

    // Of the value that is being expanded:
    private String name = "";
    private String template = "";
    private boolean referred;
    private boolean whole;
    private final StringBuilder out = new StringBuilder();
    private Map<String, Entry> ingredients = Map.of();
    private Set<String> unset = Set.of();

    // For each level of nesting, the end of the line and the last closing brace on it, once they have been looked for.
    private final int[] lineEnds = new int[DEEPEST + 1];
    private final int[] lastBraces = new int[DEEPEST + 1];

    Interpolation(Statements statements, Declarations declarations) {
        this.statements = statements;
        this.declarations = declarations;
    }

    /** Returns the value with all references replaced, or null where one could not be, which is then reported. */
    @Nullable
    String expand(String ofName, String value, Origin.File place) {
        name = ofName;
        template = value;
        referred = false;
        whole = true;
        out.setLength(0);
        // Not cleared but made anew: to clear one that was large takes as long each time.
        ingredients = new LinkedHashMap<>();
        unset = new HashSet<>();
        if (!expand(0, value.length(), 0)) {
            return null;
        }
        if (referred && out.length() > LONGEST) {
            declarations.report(Complaints.tooLong(name, place));
            return null;
        }
        return out.toString();
    }

    /** Returns whose values went into the last result. */
    List<Entry> ingredients() {
        return new ArrayList<>(ingredients.values());
    }

    /** Returns whether every reference of the last result came to something: a value, or a fallback that is not empty. */
    boolean isWhole() {
        return whole;
    }

    private boolean expand(int from, int to, int depth) {
        lineEnds[depth] = -1;
        int copied = from;
        int i = from;
        while (i < to - 1) {
            char next = template.charAt(i + 1);
            if (template.charAt(i) != '$') {
                i++;
            } else if (next == '$') {
                out.append(template, copied, i + 1);
                i += 2;
                copied = i;
            } else if (next == '{' || isNameStart(next)) {
                out.append(template, copied, i);
                i = next == '{' ? braced(i, to, depth) : plain(i, to);
                if (i < 0) {
                    return false;
                }
                copied = i;
            } else {
                i++;
            }
        }
        out.append(template, copied, to);
        return true;
    }

    /** Replaces {@code $NAME}, and returns the place behind it, or -1. */
    private int plain(int at, int to) {
        int end = nameEnd(at + 1, to);
        return bringOrWarn(at, at + 1, end) ? end : -1;
    }

    /** Replaces what begins with <code>${</code>, and returns the place behind it, or -1. */
    private int braced(int at, int to, int depth) {
        int from = at + 2;
        if (depth == DEEPEST) {
            return refused(Complaints.tooDeep(name, statements.placeInValue(at)));
        }
        if (from == to || !isNameStart(template.charAt(from))) {
            return refused(Complaints.noNameInBraces(name, statements.placeInValue(at)));
        }
        int end = nameEnd(from, to);
        if (end < to && template.charAt(end) == '}') {
            return bringOrWarn(at, from, end) ? end + 1 : -1;
        }
        int operator = end < to && template.charAt(end) == ':' ? end + 1 : end;
        if (operator == to || "-+?".indexOf(template.charAt(operator)) < 0) {
            return refused(Complaints.noOperator(name, statements.placeInValue(at)));
        }
        int last = lastBrace(operator + 1, to, depth);
        if (last < 0) {
            return refused(Complaints.unclosedBrace(name, statements.placeInValue(at)));
        }
        int close = closingBrace(at, last);
        return substitute(at, end, operator, close, depth) ? close + 1 : -1;
    }

    private boolean substitute(int at, int nameEnd, int operator, int close, int depth) {
        referred = true;
        String wanted = template.substring(at + 2, nameEnd);
        if (failed(at, wanted)) {
            return false;
        }
        boolean takesEmptyAsUnset = operator > nameEnd;
        Entry found = declarations.lookUp(wanted);
        if (found != null && takesEmptyAsUnset && found.value().isEmpty()) {
            found = null;
        }
        char kind = template.charAt(operator);
        whole &= found != null || (kind == '-' && operator + 1 < close);
        if (kind == '+') {
            return found == null || expand(operator + 1, close, depth + 1);
        }
        if (found != null) {
            return bring(at, found);
        }
        if (kind == '-') {
            return expand(operator + 1, close, depth + 1);
        }
        return refuse(Complaints.required(name, statements.placeInValue(at), wanted, takesEmptyAsUnset));
    }

    private boolean bringOrWarn(int at, int from, int end) {
        referred = true;
        String wanted = template.substring(from, end);
        if (failed(at, wanted)) {
            return false;
        }
        Entry found = declarations.lookUp(wanted);
        if (found != null) {
            return bring(at, found);
        }
        whole = false;
        if (unset.add(wanted)) {
            boolean inBraces = from == at + 2;
            declarations.report(Complaints.unset(name, statements.placeInValue(at), inBraces ? wanted : ""));
        }
        return true;
    }

    private boolean failed(int at, String wanted) {
        Origin.File failure = declarations.failure(wanted);
        if (failure != null) {
            refuse(Complaints.madeFromFailed(name, statements.placeInValue(at), failure));
        }
        return failure != null;
    }

    private boolean bring(int at, Entry found) {
        String text = found.value().reveal();
        if (text.length() > LONGEST - out.length()) {
            return refuse(Complaints.tooLong(name, statements.placeInValue(at)));
        }
        if (text.length() > MOST - brought) {
            return refuse(Complaints.tooMuch(name, statements.placeInValue(at)));
        }
        brought += text.length();
        out.append(text);
        ingredients.putIfAbsent(found.name(), found);
        return true;
    }

    private int refused(Problem problem) {
        declarations.report(problem);
        return -1;
    }

    private boolean refuse(Problem problem) {
        declarations.report(problem);
        return false;
    }

    /** A word may reach to the last closing brace of its line. There may be many words on a line, so it is remembered. */
    private int lastBrace(int from, int to, int depth) {
        if (from > lineEnds[depth]) {
            int end = from;
            while (end < to && template.charAt(end) != '\n') {
                end++;
            }
            int last = end - 1;
            while (last >= from && template.charAt(last) != '}') {
                last--;
            }
            lineEnds[depth] = end;
            lastBraces[depth] = last;
        }
        return lastBraces[depth] >= from ? lastBraces[depth] : -1;
    }

    /**
     * Returns the brace that closes the one behind {@code at}. As in Compose every opening brace counts, with or without
     * a dollar sign, the character behind it is not looked at, and where they don't balance it is the last of the line.
     */
    private int closingBrace(int at, int last) {
        int open = 0;
        for (int i = at; i < last; i++) {
            char c = template.charAt(i);
            if (c == '{') {
                open++;
                i++;
            } else if (c == '}' && --open == 0) {
                return i;
            }
        }
        return last;
    }

    private int nameEnd(int from, int to) {
        int end = from;
        while (end < to && (isNameStart(template.charAt(end)) || isDigit(template.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Compose looks for a to z in either case, and to Unicode the long s and the kelvin sign are cases of s and k. */
    private static boolean isNameStart(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '\u017f' || c == '\u212a';
    }
}
