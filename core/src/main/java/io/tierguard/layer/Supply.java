package io.tierguard.layer;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all layers together say of one key.
 *
 * @param winner what counts: the highest that is not empty; null where there is none
 * @param shadowed what does not count, the highest first
 */
public record Supply(@Nullable Entry winner, List<Entry> shadowed) {
    /** A key that nothing supplies. */
    public static final Supply NONE = new Supply(null, List.of());

    /** Copies the list. */
    public Supply {
        shadowed = List.copyOf(shadowed);
    }

    /** Returns the supply of a key of which this is said, the lowest first. An empty value never hides another one. */
    static Supply of(List<Entry> said) {
        Entry winner = null;
        List<Entry> shadowed = new ArrayList<>(said.size());
        for (int i = said.size() - 1; i >= 0; i--) {
            Entry entry = said.get(i);
            if (winner == null && !entry.value().isEmpty()) {
                winner = entry;
            } else {
                shadowed.add(entry);
            }
        }
        return new Supply(winner, shadowed);
    }

    /** Returns the places of what is shadowed, but for defaults: to be hidden is what they are for. */
    public List<Origin> shadowedOrigins() {
        List<Origin> origins = new ArrayList<>(0);
        for (Entry entry : shadowed) {
            if (entry.origin().layer() != Layer.DEFAULT) {
                origins.add(entry.origin());
            }
        }
        return origins;
    }
}
