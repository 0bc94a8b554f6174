package io.tierguard.contract;

import io.tierguard.model.Lists;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named values of one type, {@code name=value} separated by commas.
 *
 * @param element the type of each value
 */
record MapType(Type element) implements Type {
    @Override
    public @Nullable Object parse(String text) {
        Map<String, String> pairs = Lists.splitMap(text);
        if (pairs == null) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            Object value = element.parse(pair.getValue());
            if (value == null) {
                return null;
            }
            values.put(pair.getKey(), value);
        }
        return Collections.unmodifiableMap(values);
    }

    @Override
    public boolean isMap() {
        return true;
    }

    @Override
    public int wrongPart(String text) {
        Map<String, String> pairs = Lists.splitMap(text);
        int part = 0;
        for (Map.Entry<String, String> pair :
                pairs == null ? Map.<String, String>of().entrySet() : pairs.entrySet()) {
            part++;
            if (element.parse(pair.getValue()) == null) {
                return part;
            }
        }
        return 0;
    }

    @Override
    public String expectation() {
        return "pairs name=value separated by commas, each value " + element.expectation();
    }
}
