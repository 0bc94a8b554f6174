package io.tierguard.layer;

import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Problem;
import io.tierguard.source.Absence;
import java.util.List;
import java.util.Map;

/**
 * Everything that was said, once: for each declared key the winner and what it shadows.
 *
 * @param supplies what is said of each declared key that anything is said of
 * @param undeclared what is said under names that the contract doesn't know
 * @param untrusted what is said of declared keys by a layer that this tier doesn't trust; it counts for nothing
 * @param consulted the places that were looked in, as reports name them, the highest first
 * @param problems what went wrong while reading
 * @param absences why sources have nothing for keys, where they know
 */
public record Snapshot(
        Map<String, Supply> supplies,
        List<Entry> undeclared,
        List<Entry> untrusted,
        List<String> consulted,
        List<Problem> problems,
        List<Absence> absences) {
    /** Returns what is said of the key. */
    public Supply supply(Key key) {
        return supplies.getOrDefault(key.name(), Supply.NONE);
    }
}
