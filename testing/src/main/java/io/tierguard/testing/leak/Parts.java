package io.tierguard.testing.leak;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What an object is made of.
 *
 * @param each the parts
 * @param isAll whether there is nothing else to it
 */
record Parts(List<Part> each, boolean isAll) {
    /**
     * One of them.
     *
     * @param name where it is, in words that follow those for the object
     */
    record Part(String name, @Nullable Object value) {}

    /** Returns the parts of an object, or null where it isn't made of any. */
    static @Nullable Parts of(Object object) {
        List<Part> parts = new ArrayList<>();
        if (object instanceof Properties properties) {
            // They have defaults, which are none of their entries.
            int number = 1;
            for (String key : properties.stringPropertyNames()) {
                if (!properties.containsKey(key)) {
                    parts.add(new Part(", default key " + number, key));
                    parts.add(new Part(", default value " + number++, properties.getProperty(key)));
                }
            }
        }
        if (object instanceof Map<?, ?> map) {
            int entry = 1;
            for (Map.Entry<?, ?> each : map.entrySet()) {
                parts.add(new Part(", key " + entry, each.getKey()));
                parts.add(new Part(", value " + entry++, each.getValue()));
            }
        } else if (object instanceof Map.Entry<?, ?> entry) {
            parts.add(new Part(", its key", entry.getKey()));
            parts.add(new Part(", its value", entry.getValue()));
        } else if (object instanceof Iterable<?> iterable) {
            iterable.forEach(each -> parts.add(new Part(", element " + (parts.size() + 1), each)));
        } else if (object instanceof Optional<?> optional) {
            parts.add(new Part("", optional.orElse(null)));
        } else if (object.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                parts.add(new Part(", element " + (i + 1), Array.get(object, i)));
            }
        } else {
            return null;
        }
        return new Parts(parts, !(object instanceof Iterable) || object instanceof Collection);
    }

    /** Returns numbers as a list of numbers, and characters as a text; nothing where a part is anything else. */
    String inOne() {
        StringBuilder text = new StringBuilder();
        for (Part part : each) {
            if (part.value() instanceof Character character) {
                text.append(character.charValue());
            } else if (part.value() instanceof Number number) {
                text.append(text.isEmpty() ? "" : ", ").append(number);
            } else {
                return "";
            }
        }
        return text.toString();
    }
}
