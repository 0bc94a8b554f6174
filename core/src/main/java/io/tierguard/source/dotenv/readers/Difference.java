package io.tierguard.source.dotenv.readers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in which way a value that another reader has differs from Docker Compose's. The two values, and how the statement is
 * written, tell it; none of them gets into what is said.
 */
final class Difference {
    private final Statement statement;
    private final String value;

    Difference(Statement statement, String value) {
        this.statement = statement;
        this.value = value;
    }

    /** Returns in which ways the other value differs, as few as explain it; none where it doesn't. */
    List<Kind> to(String other) {
        if (other.equals(value)) {
            return List.of();
        }
        List<Kind> kinds = new ArrayList<>();
        String rest = other;
        if (statement.isQuoted() && isAround(statement.first(), other)) {
            kinds.add(Kind.QUOTES_KEPT);
            rest = other.substring(1, other.length() - 1);
        } else if (statement.first() == '`' && isAround('`', value) && !isAround('`', other)) {
            kinds.add(Kind.QUOTES_TAKEN);
            rest = "`" + other + "`";
        }
        if (!rest.equals(value)) {
            Kind further = one(rest);
            if (kinds.isEmpty() || further != Kind.OTHER) {
                kinds.add(further);
            }
        }
        return kinds;
    }

    private Kind one(String other) {
        if (!statement.isQuoted() && value.startsWith(other) && beginsComment(value.substring(other.length()))) {
            return Kind.CUT_AT_HASH;
        }
        if (other.startsWith(value) && beginsComment(other.substring(value.length()))) {
            return Kind.COMMENT_KEPT;
        }
        if (statement.isQuoted() && other.startsWith(String.valueOf(statement.first()))) {
            return value.indexOf('\n') >= 0 && other.indexOf('\n') < 0 ? Kind.LINES_CUT : Kind.QUOTES_KEPT;
        }
        if (statement.isQuoted() && other.endsWith("\\") && statement.body().startsWith(other + statement.first(), 1)) {
            return Kind.CUT_AT_QUOTE;
        }
        Kind kind = dollars(other);
        return kind == null ? inText(other) : kind;
    }

    private @Nullable Kind dollars(String other) {
        if (other.replace("$$", "$").equals(value)) {
            return Kind.DOLLARS_KEPT;
        }
        int more = count('$', other) - count('$', value);
        if (more > 0 || (statement.refers() && other.equals(statement.unquoted()))) {
            return Kind.NOT_EXPANDED;
        }
        if (more < 0) {
            return Kind.EXPANDED;
        }
        boolean otherText =
                count('\\', other) == count('\\', value) && !strip(other).equals(strip(value));
        if (otherText && statement.body().indexOf('$') >= 0) {
            return statement.refers() ? Kind.EXPANDED_OTHERWISE : Kind.EXPANDED;
        }
        return null;
    }

    private Kind inText(String other) {
        if (other.replace("\r", "").equals(value.replace("\r", ""))) {
            return Kind.LINE_BREAKS;
        }
        int escapes = count('\\', other) - count('\\', value);
        if (escapes != 0) {
            return escapes > 0 ? Kind.ESCAPES_KEPT : Kind.ESCAPES_UNDONE;
        }
        if (strip(other).equals(strip(value))) {
            return other.length() > value.length() ? Kind.SPACES_KEPT : Kind.SPACES_CUT;
        }
        if (value.isEmpty()) {
            return Kind.NEXT_LINE;
        }
        if (value.startsWith(other) && (value.charAt(other.length()) == '\n' || value.charAt(other.length()) == '\r')) {
            return Kind.LINES_CUT;
        }
        if (statement.isFollowed() && other.startsWith(value)) {
            return Kind.REST_KEPT;
        }
        if (statement.isQuoted() && statement.body().indexOf('\\') >= 0) {
            return Kind.ESCAPES_OTHER;
        }
        return statement.first() == '`' && !other.startsWith("`") ? Kind.QUOTES_TAKEN : Kind.OTHER;
    }

    private static boolean isAround(char quote, String text) {
        return text.length() > 1 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
    }

    private static boolean beginsComment(String rest) {
        return strip(rest).startsWith("#");
    }

    private static int count(char c, String text) {
        int count = 0;
        for (int i = text.indexOf(c); i >= 0; i = text.indexOf(c, i + 1)) {
            count++;
        }
        return count;
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Spaces.inPython(text.charAt(from))) {
            from++;
        }
        while (to > from && Spaces.inPython(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
