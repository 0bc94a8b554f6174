package io.tierguard.source;

import io.tierguard.model.ControlKeys;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads system properties: {@code -DLOG_LEVEL=debug}, and below it {@code -Dlog.level=debug}.
 *
 * <p>The properties that the JVM keeps for itself are left out, so that a key {@code USER_NAME} is never supplied by
 * {@code user.name}.
 */
public final class SystemProperties {
    private SystemProperties() {}

    /**
     * Reads the properties that can be meant as keys; an exact name comes after, and so over, a dotted one.
     *
     * @param declared the names that the contract knows: of two dotted properties for one of them neither is above the other
     */
    public static Reading read(Map<String, String> properties, Set<String> declared) {
        List<Entry> exact = new ArrayList<>(0);
        Map<String, Entry> dotted = new TreeMap<>();
        for (Map.Entry<String, String> property : properties.entrySet()) {
            String name = property.getKey();
            Origin origin = new Origin.Property(name);
            if (Key.isValid(name)) {
                exact.add(Entry.of(name, property.getValue(), origin));
            } else if (!ControlKeys.isOfTheJvm(name)) {
                Key key = Key.fromPath(name);
                if (key != null) {
                    dotted.put(name, Entry.of(key.name(), property.getValue(), origin));
                }
            }
        }
        if (dotted.isEmpty()) {
            return exact.isEmpty() ? Reading.NOTHING : new Reading(exact, List.of());
        }
        List<Entry> all = new ArrayList<>(dotted.values());
        List<Problem> problems = clashes(all, declared);
        all.addAll(exact);
        return new Reading(all, problems);
    }

    private static List<Problem> clashes(List<Entry> dotted, Set<String> declared) {
        List<Problem> problems = new ArrayList<>(0);
        Map<String, Entry> seen = new HashMap<>();
        for (Entry entry : dotted) {
            Entry other = declared.contains(entry.name()) ? seen.put(entry.name(), entry) : null;
            if (other != null) {
                problems.add(Problem.of(ProblemId.NAME_CLASH, "two system properties stand for " + entry.name())
                        .key(entry.name())
                        .at(entry.origin())
                        .shadowing(List.of(other.origin()))
                        .fix("keep one of them"));
            }
        }
        return problems;
    }
}
