package io.tierguard.source.dotenv;

import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a text says, in a form that a test compares with. */
final class Said {
    private Said() {}

    static Reading by(String text) {
        return Dotenv.parse(text, ".env", Map.of(), Map.of());
    }

    static Reading by(String text, Map<String, String> host) {
        return Dotenv.parse(text, ".env", host, Map.of());
    }

    static Map<String, String> values(Reading reading) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Entry entry : reading.entries()) {
            values.put(entry.name(), entry.value().reveal());
        }
        return values;
    }

    static Entry entry(Reading reading, String name) {
        for (Entry entry : reading.entries()) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("no entry " + name);
    }

    /** Each entry as {@code NAME place}. */
    static List<String> places(Reading reading) {
        List<String> places = new ArrayList<>();
        for (Entry entry : reading.entries()) {
            places.add(entry.name() + " " + entry.origin().location());
        }
        return places;
    }

    /** Each problem as {@code slug place}. */
    static List<String> problems(Reading reading) {
        List<String> problems = new ArrayList<>();
        for (Problem problem : reading.problems()) {
            problems.add(problem.slug() + " "
                    + (problem.origin() == null ? "-" : problem.origin().location()));
        }
        return problems;
    }
}
