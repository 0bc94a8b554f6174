package io.tierguard.report;

import io.tierguard.report.markup.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * Two tiers beside each other, in the order of the contract.
 *
 * @param left the first tier
 * @param right the second tier
 * @param keys every key that was compared
 */
public record Differences(String left, String right, List<Difference> keys) {
    /** Copies the list. */
    public Differences {
        keys = List.copyOf(keys);
    }

    /** Returns the keys under which both tiers have the same secret. */
    public List<String> sharedSecrets() {
        List<String> shared = new ArrayList<>(0);
        for (Difference key : keys) {
            if (key.equality() == Difference.Equality.EQUAL) {
                shared.add(key.key());
            }
        }
        return shared;
    }

    /** Returns JSON of the schema {@code tierguard.diff/1}, with every key that was compared, ending in a line break. */
    public String toJson() {
        JsonText json = new JsonText();
        json.open('{');
        json.field("schema", "tierguard.diff/1");
        json.field("left", left);
        json.field("right", right);
        json.name("keys").open('[');
        for (Difference key : keys) {
            key.writeTo(json);
        }
        json.close(']');
        json.name("sharedSecrets").open('[');
        for (String key : sharedSecrets()) {
            json.value(key);
        }
        json.close(']');
        json.close('}');
        return json.text();
    }

    /** Returns a table of the keys of which there is something to tell, and a line that counts. */
    @Override
    public String toString() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"KEY", left, right, ""});
        int differing = 0;
        for (Difference key : keys) {
            if (key.isTold()) {
                rows.add(key.cells());
            }
            differing += key.differs() ? 1 : 0;
        }
        StringBuilder text = new StringBuilder();
        if (rows.size() > 1) {
            append(text, rows);
            text.append('\n');
        }
        text.append(differing).append(" of ").append(keys.size());
        text.append(keys.size() == 1 ? " key differs" : " keys differ");
        text.append(" between ").append(left).append(" and ").append(right);
        int shared = sharedSecrets().size();
        if (shared > 0) {
            text.append(", ").append(shared).append(shared == 1 ? " secret is" : " secrets are");
            text.append(" the same in both");
        }
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, List<String[]> rows) {
        int[] widths = new int[4];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            int start = text.length();
            for (int i = 0; i < row.length; i++) {
                text.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
            }
            while (text.length() > start && text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            text.append('\n');
        }
    }
}
