package io.tierguard.cli.matrix;

import java.util.List;

/**
 * What one tier asks of one key. All values are as they may be shown.
 *
 * @param need whether the tier wants it
 * @param standIn the default; empty where there is none
 * @param refused the values that the tier refuses
 * @param from the layers that alone may supply it; none where all may that the tier trusts
 */
public record Cell(Need need, String standIn, List<String> refused, List<String> from) {
    /** Copies the lists. */
    public Cell {
        refused = List.copyOf(refused);
        from = List.copyOf(from);
    }

    /** Returns what is refused on one line, or the empty text. */
    public String refusedLine() {
        return refused.isEmpty() ? "" : "not " + String.join(", ", refused);
    }

    /** Returns where it may come from on one line, or the empty text. */
    public String fromLine() {
        return from.isEmpty() ? "" : "from " + String.join(", ", from);
    }
}
