package io.tierguard.report;

import io.tierguard.report.markup.JsonText;
import java.util.List;

/**
 * The explanations of all keys, in the order of the contract.
 *
 * @param keys one for each key
 */
public record Explanations(List<Explanation> keys) {
    private static final int WIDEST = 40;

    /** Copies the list. */
    public Explanations {
        keys = List.copyOf(keys);
    }

    /** Returns the explanations as JSON of the schema {@code tierguard.explain/1}, ending in a line break. */
    public String toJson() {
        JsonText json = new JsonText();
        json.open('{');
        json.field("schema", "tierguard.explain/1");
        json.name("keys").open('[');
        for (Explanation key : keys) {
            key.writeTo(json);
        }
        json.close(']');
        json.close('}');
        return json.text();
    }

    /** Returns a table: key, value, and where it is from. {@link Explanation} tells what is behind each row. */
    @Override
    public String toString() {
        int nameWidth = 3;
        int valueWidth = 5;
        for (Explanation key : keys) {
            nameWidth = Math.max(nameWidth, key.key().length());
            valueWidth = Math.max(valueWidth, Math.min(WIDEST, key.value().length()));
        }
        StringBuilder table = new StringBuilder();
        row(table, "KEY", nameWidth, "VALUE", valueWidth, "FROM");
        for (Explanation key : keys) {
            int others = key.madeOf().size();
            String from = key.from() + (others == 0 ? "" : ", with " + others + (others == 1 ? " other" : " others"));
            row(table, key.key(), nameWidth, cut(key.value()), valueWidth, from);
        }
        return table.toString();
    }

    private static void row(
            StringBuilder table, String name, int nameWidth, String value, int valueWidth, String from) {
        int start = table.length();
        table.append(name).append(" ".repeat(nameWidth - name.length() + 2));
        table.append(value).append(" ".repeat(valueWidth - value.length() + 2));
        table.append(from);
        while (table.length() > start && table.charAt(table.length() - 1) == ' ') {
            table.setLength(table.length() - 1);
        }
        table.append('\n');
    }

    private static String cut(String value) {
        return value.length() <= WIDEST ? value : value.substring(0, WIDEST - 1) + "…";
    }
}
