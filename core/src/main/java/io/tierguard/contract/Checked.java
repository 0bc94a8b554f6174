package io.tierguard.contract;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.layer.Snapshot;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A snapshot that was held against a contract: each key with its value, and what is wrong so far. Immutable. */
public final class Checked {
    private final Tier tier;
    private final Snapshot snapshot;
    private final List<Setting> settings;
    private final Map<String, Setting> byName;
    private final List<Problem> problems;

    Checked(Tier tier, Snapshot snapshot, List<Setting> settings, List<Problem> problems) {
        this.tier = tier;
        this.snapshot = snapshot;
        this.settings = List.copyOf(settings);
        this.problems = List.copyOf(problems);
        this.byName = new HashMap<>(settings.size() * 2);
        for (Setting setting : settings) {
            byName.put(setting.key().name(), setting);
        }
    }

    /** Returns the tier that the contract was checked for. */
    public Tier tier() {
        return tier;
    }

    /** Returns everything that was said. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Returns the keys of the contract, in its order. */
    public List<Setting> settings() {
        return settings;
    }

    /** Returns the key of that name, or null where the contract has none. */
    public @Nullable Setting setting(String name) {
        return byName.get(name);
    }

    /** Returns the layers and files that supplied a value, the weakest first. */
    public List<String> suppliers() {
        List<String> suppliers = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            for (Setting setting : settings) {
                Origin origin = setting.origin();
                if (origin != null && origin.layer() == layer) {
                    if (!suppliers.contains(origin.supplier())) {
                        suppliers.add(origin.supplier());
                    }
                }
            }
        }
        return suppliers;
    }

    /** Returns what is wrong with presence, type and shape. */
    public List<Problem> problems() {
        return problems;
    }
}
