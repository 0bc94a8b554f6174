package io.tierguard.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How several values stand in one text: {@code a,b,c}, and {@code name=value,name=value} for a map.
 *
 * <p>A backslash takes the meaning from a comma, an equals sign or a backslash behind it, and is itself anywhere else.
 * White space around an element does not belong to it.
 */
public final class Lists {
    private Lists() {}

    /** Returns the elements of a text; none for one that is blank. */
    public static List<String> split(String text) {
        List<String> elements = raw(text);
        elements.replaceAll(Lists::unescaped);
        return elements;
    }

    /** Returns the text of which {@link #split} makes these elements again. */
    public static String join(List<String> elements) {
        StringBuilder text = new StringBuilder();
        for (String element : elements) {
            escape(element, false, separated(text));
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
            String name = unescaped(element.substring(0, equals).strip());
            String value = unescaped(element.substring(equals + 1).strip());
            if (pairs.put(name, value) != null) {
                return null;
            }
        }
        return pairs;
    }

    /** Returns the text of which {@link #splitMap} makes these pairs again. */
    public static String joinMap(Map<String, String> pairs) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            escape(pair.getKey(), true, separated(text));
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
                elements.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        elements.add(text.substring(from).strip());
        return elements;
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
            if (c == ',' || c == '\\' || (name && c == '=')) {
                text.append('\\');
            }
            text.append(c);
        }
    }

    private static StringBuilder separated(StringBuilder text) {
        return text.isEmpty() ? text : text.append(',');
    }

    private static boolean takesMeaning(String text, int at) {
        if (text.charAt(at) != '\\' || at + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == ',' || next == '=' || next == '\\';
    }
}
