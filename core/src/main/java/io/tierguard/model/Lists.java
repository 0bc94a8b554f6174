package io.tierguard.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How several values stand in one text: {@code a,b,c}, and {@code name=value,name=value} for a map.
 *
 * <p>A backslash takes the meaning from a comma, an equals sign, a backslash or white space behind it, and is itself
 * anywhere else. White space around an element does not belong to it, unless a backslash says so.
 */
public final class Lists {
    private Lists() {}

    /** Returns the elements of a text; none for one that is blank. */
    public static List<String> split(String text) {
        List<String> elements = raw(text);
        elements.replaceAll(Lists::unescaped);
        return elements;
    }

    /**
     * Returns the text of which {@link #split} makes these elements again. One empty element alone has no text: it is the
     * empty one, which counts as missing.
     */
    public static String join(List<String> elements) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < elements.size(); i++) {
            escape(elements.get(i), false, i == 0 ? text : text.append(','));
        }
        return text.toString();
    }

    /** Returns the pairs of a text in their order, or null where an element has no name or a name stands twice. */
    public static @Nullable Map<String, String> splitMap(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String element : raw(text)) {
            int equals = endOfName(element);
            if (equals < 1) {
                return null;
            }
            String name = unescaped(trimmed(element, 0, equals));
            String value = unescaped(trimmed(element, equals + 1, element.length()));
            if (pairs.put(name, value) != null) {
                return null;
            }
        }
        return pairs;
    }

    /** Returns the text of which {@link #splitMap} makes these pairs again, provided that each has a name. */
    public static String joinMap(Map<String, String> pairs) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            escape(pair.getKey(), true, text.isEmpty() ? text : text.append(','));
            escape(pair.getValue(), false, text.append('='));
        }
        return text.toString();
    }

    /** The elements with their backslashes. */
    private static List<String> raw(String text) {
        List<String> elements = new ArrayList<>();
        if (text.isBlank()) {
            return elements;
        }
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (takesMeaning(text, i)) {
                i++;
            } else if (text.charAt(i) == ',') {
                elements.add(trimmed(text, from, i));
                from = i + 1;
            }
        }
        elements.add(trimmed(text, from, text.length()));
        return elements;
    }

    /** The part without the white space around it; a backslash before the last of it keeps that one. */
    private static String trimmed(String text, int from, int to) {
        String part = text.substring(from, to).stripLeading();
        String bare = part.stripTrailing();
        int backslashes = 0;
        while (backslashes < bare.length() && bare.charAt(bare.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        boolean keeps = bare.length() < part.length() && backslashes % 2 == 1;
        return keeps ? part.substring(0, bare.length() + 1) : bare;
    }

    private static int endOfName(String element) {
        for (int i = 0; i < element.length(); i++) {
            if (takesMeaning(element, i)) {
                i++;
            } else if (element.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String element) {
        if (element.indexOf('\\') < 0) {
            return element;
        }
        StringBuilder text = new StringBuilder(element.length());
        for (int i = 0; i < element.length(); i++) {
            if (takesMeaning(element, i)) {
                i++;
            }
            text.append(element.charAt(i));
        }
        return text.toString();
    }

    private static void escape(String element, boolean name, StringBuilder text) {
        for (int i = 0; i < element.length(); i++) {
            char c = element.charAt(i);
            boolean edge = (i == 0 || i == element.length() - 1) && Character.isWhitespace(c);
            if (c == ',' || c == '\\' || (name && c == '=') || edge) {
                text.append('\\');
            }
            text.append(c);
        }
    }

    private static boolean takesMeaning(String text, int at) {
        if (text.charAt(at) != '\\' || at + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == ',' || next == '=' || next == '\\' || Character.isWhitespace(next);
    }
}
