package io.tierguard.testing.hermetic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Reads what an annotation has as text.
 *
 * @param annotation which one it is, and where
 */
record Entries(String annotation) {
    /** Returns the entries of an attribute, which are names and values with {@code =} between them. */
    Map<String, String> of(String attribute, String[] entries) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 0) {
                throw mistake(attribute, "\"" + entry + "\" has no =, and an entry is written KEY=value");
            }
            String name = entry.substring(0, equals);
            if (name.isBlank() || !name.equals(name.strip())) {
                throw mistake(attribute, "\"" + entry + "\" has no name, or one with blanks, before its =");
            }
            if (values.put(name, entry.substring(equals + 1)) != null) {
                throw mistake(attribute, name + " is there twice");
            }
        }
        return values;
    }

    /** Returns a mistake in an attribute. */
    ExtensionConfigurationException mistake(String attribute, String what) {
        return new ExtensionConfigurationException(annotation + ", " + attribute + ": " + what);
    }
}
