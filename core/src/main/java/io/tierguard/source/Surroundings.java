package io.tierguard.source;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a process was given: its variables, its system properties, its folder.
 *
 * <p>This is the one place that looks at the process itself. Everything else is handed one of these, so a test hands in
 * its own.
 *
 * @param environment the variables
 * @param properties the system properties
 * @param directory the folder that holds {@code .env} and {@code application.conf}
 */
public record Surroundings(Map<String, String> environment, Map<String, String> properties, Path directory) {
    /** Returns the variables of this process as they are now. */
    public static Map<String, String> environmentOfProcess() {
        return System.getenv();
    }

    /** Returns the system properties of this process as they are now. */
    public static Map<String, String> propertiesOfProcess() {
        Properties live = System.getProperties();
        Map<String, String> copy = new HashMap<>(live.size() * 2);
        for (Map.Entry<Object, Object> property : live.entrySet()) {
            if (property.getKey() instanceof String name && property.getValue() instanceof String value) {
                copy.put(name, value);
            }
        }
        return copy;
    }

    /** Returns the folder that this process works in. */
    public static Path directoryOfProcess() {
        return Path.of("");
    }

    /** Returns the folder, and how much there is of the rest; no value. */
    @Override
    public String toString() {
        return environment.size() + " variables, " + properties.size() + " properties, " + directory;
    }
}
