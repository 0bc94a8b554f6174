package io.tierguard.contract;

import io.tierguard.model.Lists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several values of one type, separated by commas.
 *
 * @param element the type of each
 * @param distinct whether they make a set, in which nothing may stand twice
 */
record ListType(Type element, boolean distinct) implements Type {
    @Override
    public @Nullable Object parse(String text) {
        List<Object> values = new ArrayList<>();
        for (String item : Lists.split(text)) {
            Object value = item.isEmpty() ? null : element.parse(item);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        if (!distinct) {
            return Collections.unmodifiableList(values);
        }
        Set<Object> set = new LinkedHashSet<>(values);
        return set.size() == values.size() ? Collections.unmodifiableSet(set) : null;
    }

    @Override
    public int wrongPart(String text) {
        Set<Object> seen = new HashSet<>();
        int part = 0;
        for (String item : Lists.split(text)) {
            part++;
            Object value = item.isEmpty() ? null : element.parse(item);
            if (value == null || (distinct && !seen.add(value))) {
                return part;
            }
        }
        return 0;
    }

    @Override
    public String expectation() {
        return (distinct
                        ? "a list without repetitions, separated by commas, each "
                        : "a list separated by commas, each ")
                + element.expectation();
    }
}
