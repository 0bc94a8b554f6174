package io.tierguard.source.hocon;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A folder with HOCON files in it, and what is read from them. */
record Written(Path folder, Map<String, Entry> said) {
    static final String BASE = "application.conf";
    static final String TIER = "application-staging.conf";

    static Written in(Path folder) {
        return new Written(folder, Map.of());
    }

    /** With variables that substitutions may refer to. */
    Written saying(Map<String, String> variables) {
        Map<String, Entry> entries = new HashMap<>();
        variables.forEach((name, value) -> entries.put(name, Entry.of(name, value, new Origin.Variable(name))));
        return new Written(folder, entries);
    }

    Written tier(String text) throws IOException {
        Files.writeString(folder.resolve(TIER), text);
        return this;
    }

    Reading base(String text, String... declared) throws IOException {
        Files.writeString(folder.resolve(BASE), text);
        return read(declared);
    }

    Reading read(String... declared) {
        return Hocon.read(folder, List.of(BASE, TIER), Set.of(declared), said);
    }

    /** The last that is said of each name. */
    static Map<String, String> values(Reading reading) {
        Map<String, String> values = new TreeMap<>();
        for (Entry entry : reading.entries()) {
            values.put(entry.name(), entry.value().reveal());
        }
        return values;
    }

    /** Each place at which something is said of a name, the last one last. */
    static Map<String, List<String>> places(Reading reading) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (Entry entry : reading.entries()) {
            places.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                    .add(entry.origin().location());
        }
        return places;
    }

    /** Each problem as {@code id place}. */
    static List<String> problems(Reading reading) {
        List<String> problems = new ArrayList<>();
        for (Problem problem : reading.problems()) {
            problems.add(problem.id() + " "
                    + (problem.origin() == null ? "-" : problem.origin().location()));
        }
        return problems;
    }

    static List<String> ingredients(Reading reading, String name) {
        List<String> ingredients = new ArrayList<>();
        for (Entry entry : reading.entries()) {
            if (entry.name().equals(name)) {
                for (Entry ingredient : entry.ingredients()) {
                    ingredients.add(ingredient.name());
                }
            }
        }
        ingredients.sort(null);
        return ingredients;
    }
}
