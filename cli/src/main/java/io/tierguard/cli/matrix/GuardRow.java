package io.tierguard.cli.matrix;

import io.tierguard.Rule;
import io.tierguard.cli.layout.ContractText;
import java.util.List;

/**
 * One guard of the application's own.
 *
 * @param name its name
 * @param tiers the tiers in which it holds, on one line
 * @param keys the keys that it is over
 * @param because why it refuses
 * @param fix what to do then; empty where nobody said
 */
public record GuardRow(String name, String tiers, List<String> keys, String because, String fix) {
    /** Copies the list. */
    public GuardRow {
        keys = List.copyOf(keys);
    }

    /** Returns the row of that rule. */
    public static GuardRow of(String name, Rule rule) {
        return new GuardRow(name, ContractText.tiers(rule.tiers()), rule.keys(), rule.because(), rule.fix());
    }
}
