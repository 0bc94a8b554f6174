package io.tierguard.source.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The paths that a file says something of, in their order and with their lines. The parser keeps none of that: it lets the
 * last word on a path win without a word, and forgets the order.
 */
final class Statements {
    /** Where a path is first spoken of. */
    private record Place(int position, int line) {}

    private final Map<List<String>, Place> places = new HashMap<>();
    private final Map<List<String>, Integer> said = new HashMap<>();
    private final List<List<String>> inOrder = new ArrayList<>();
    private final Set<List<String>> objects = new HashSet<>();
    private final List<HoconDocument.Repeated> repeated = new ArrayList<>(0);
    private final List<Integer> references = new ArrayList<>(0);

    /** Notes a statement on what is written there, and returns its whole path. */
    List<String> said(List<String> within, String written, int line) {
        List<String> path = new ArrayList<>(within);
        try {
            path.addAll(ConfigUtil.splitPath(written));
        } catch (ConfigException e) {
            path.add(written); // the parser is going to refuse it
        }
        for (int end = within.size() + 1; end <= path.size(); end++) {
            places.putIfAbsent(List.copyOf(path.subList(0, end)), new Place(places.size(), line));
        }
        List<String> whole = List.copyOf(path);
        Integer first = said.putIfAbsent(whole, line);
        if (first == null) {
            inOrder.add(whole);
        } else {
            repeated.add(repeated(whole, first, line));
        }
        return whole;
    }

    /** Notes that a path has an object for its value. */
    void isObject(List<String> path) {
        objects.add(path);
    }

    /** Notes a substitution. */
    void refersIn(int line) {
        references.add(line);
    }

    /** Returns the path of an element of a list. */
    static List<String> element(List<String> list, int index) {
        List<String> path = new ArrayList<>(list);
        path.add("#" + index);
        return List.copyOf(path);
    }

    /** Returns the lines of the substitutions. */
    List<Integer> references() {
        return references;
    }

    int position(List<String> path) {
        Place place = places.get(path);
        return place == null ? Integer.MAX_VALUE : place.position();
    }

    int line(List<String> path, int otherwise) {
        Place place = places.get(path);
        return place == null ? otherwise : place.line();
    }

    /** Returns what is said twice: the same path, or one value and then something within it. */
    List<HoconDocument.Repeated> repeated() {
        List<HoconDocument.Repeated> all = new ArrayList<>(repeated);
        for (List<String> path : inOrder) {
            for (int end = 1; end < path.size(); end++) {
                List<String> above = path.subList(0, end);
                Integer line = said.get(above);
                if (line != null && !objects.contains(above) && !isElement(path, end)) {
                    int other = said.getOrDefault(path, line);
                    all.add(repeated(above, Math.min(line, other), Math.max(line, other)));
                }
            }
        }
        return all;
    }

    /** What is in a list is within it, and says nothing of it again. */
    private static boolean isElement(List<String> path, int at) {
        return path.get(at).startsWith("#");
    }

    private static HoconDocument.Repeated repeated(List<String> path, int first, int line) {
        return new HoconDocument.Repeated(path.get(path.size() - 1), first, line);
    }
}
