package io.tierguard.microprofile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** A source of a few properties, that notes what it is asked for, and would be found out if anybody asked for its ordinal. */
class GivenSource implements ConfigSource {
    final Map<String, String> properties = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();

    static GivenSource of(String... namesAndValues) {
        return new GivenSource().with(namesAndValues);
    }

    GivenSource with(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return this;
    }

    @Override
    public Set<String> getPropertyNames() {
        return new LinkedHashSet<>(properties.keySet());
    }

    @Override
    public String getValue(String name) {
        asked.add(name);
        return properties.get(name);
    }

    @Override
    public String getName() {
        return "given";
    }

    @Override
    public int getOrdinal() {
        throw new AssertionError("nobody asks for an ordinal");
    }

    @Override
    public Map<String, String> getProperties() {
        throw new AssertionError("nobody asks for everything");
    }
}
