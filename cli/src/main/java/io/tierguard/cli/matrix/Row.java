package io.tierguard.cli.matrix;

import java.util.List;

/**
 * One key.
 *
 * @param key its name
 * @param type the word for its type
 * @param secret whether its value is never shown
 * @param expectation what its value must be; empty where any text will do
 * @param about what it is for; empty where nobody said
 * @param deprecated what to do instead of setting it; empty where it may be set
 * @param cells what each tier asks, in the order of the tiers
 */
public record Row(
        String key,
        String type,
        boolean secret,
        String expectation,
        String about,
        String deprecated,
        List<Cell> cells) {
    /** Copies the list. */
    public Row {
        cells = List.copyOf(cells);
    }
}
