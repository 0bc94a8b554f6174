package io.tierguard.source;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the variables of the process: {@code KEY}, and over it {@code <TIER>_KEY}, which CI uses where it holds the
 * variables of several tiers.
 */
public final class EnvironmentVariables {
    private EnvironmentVariables() {}

    /**
     * Reads every variable under its own name, and then those of the tier under the name that they supply.
     *
     * @param declared the names that the contract knows; {@code STAGING_X} supplies {@code X} only where {@code X} is one
     */
    public static Reading read(Map<String, String> environment, Tier tier, Set<String> declared) {
        String prefix = tier.name().toUpperCase(Locale.ROOT) + "_";
        List<Entry> own = new ArrayList<>(environment.size());
        List<Entry> ofTier = new ArrayList<>(0);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            Entry entry = Entry.of(name, variable.getValue(), new Origin.Variable(name));
            String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
            if (declared.contains(rest) && !declared.contains(name)) {
                ofTier.add(entry.named(rest));
            } else {
                own.add(entry);
            }
        }
        own.addAll(ofTier);
        return new Reading(own, List.of());
    }
}
