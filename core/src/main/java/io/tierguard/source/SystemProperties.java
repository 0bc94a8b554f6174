package io.tierguard.source;

import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads system properties: {@code -DLOG_LEVEL=debug}, and below it {@code -Dlog.level=debug}.
 *
 * <p>The properties that the JVM keeps for itself are left out, so that a key {@code USER_NAME} is never supplied by
 * {@code user.name}.
 */
public final class SystemProperties {
    /** The first words of the names that the JVM and its tools set. */
    private static final List<String> OF_THE_JVM = List.of(
            "java",
            "javax",
            "jdk",
            "sun",
            "com",
            "os",
            "user",
            "file",
            "path",
            "line",
            "native",
            "awt",
            "stdout",
            "stderr",
            "stdin",
            "jna",
            "org",
            "http",
            "https",
            "ftp",
            "socksProxyHost",
            "networkaddress");

    private SystemProperties() {}

    /** Reads the properties that can be meant as keys; an exact name comes after, and so over, a dotted one. */
    public static Reading read(Map<String, String> properties) {
        List<Entry> dotted = new ArrayList<>(0);
        List<Entry> exact = new ArrayList<>(0);
        for (Map.Entry<String, String> property : properties.entrySet()) {
            String name = property.getKey();
            if (Key.isValid(name)) {
                exact.add(Entry.of(name, property.getValue(), new Origin.Property(name)));
            } else if (!isOfTheJvm(name)) {
                Key key = Key.fromPath(name);
                if (key != null) {
                    dotted.add(Entry.of(key.name(), property.getValue(), new Origin.Property(name)));
                }
            }
        }
        dotted.addAll(exact);
        return dotted.isEmpty() ? Reading.NOTHING : new Reading(dotted, List.of());
    }

    private static boolean isOfTheJvm(String name) {
        int dot = name.indexOf('.');
        return OF_THE_JVM.contains(dot < 0 ? name : name.substring(0, dot));
    }
}
