package io.tierguard.report;

import io.tierguard.report.markup.JsonText;
import java.util.List;

/**
 * All that can be told of one key: what counts, where it is from, what it hides, and what is asked of it. A secret is
 * shown as {@code ***}.
 *
 * @param key the key
 * @param value the value as it may be shown; {@code (not set)} where there is none
 * @param from where it is from; empty where there is none
 * @param madeOf what interpolation brought into it, each with its place
 * @param hidden the values that it hides, as they may be shown, each with its place
 * @param contract what the contract asks of it, a line each
 * @param guards the guards that are about it, a line each
 */
public record Explanation(
        String key,
        String value,
        String from,
        List<String> madeOf,
        List<String> hidden,
        List<String> contract,
        List<String> guards) {
    /** Copies the lists. */
    public Explanation {
        madeOf = List.copyOf(madeOf);
        hidden = List.copyOf(hidden);
        contract = List.copyOf(contract);
        guards = List.copyOf(guards);
    }

    /** Returns the explanation as a few lines for a person. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(key).append(" = ").append(value).append('\n');
        if (!from.isEmpty()) {
            append(text, "from", List.of(from));
        }
        append(text, "with", madeOf);
        append(text, "hides", hidden);
        append(text, "contract", contract);
        append(text, "guards", guards);
        return text.toString();
    }

    void writeTo(JsonText json) {
        json.open('{');
        json.field("key", key);
        json.field("value", value);
        json.field("from", from);
        writeTo(json, "madeOf", madeOf);
        writeTo(json, "hides", hidden);
        writeTo(json, "contract", contract);
        writeTo(json, "guards", guards);
        json.close('}');
    }

    private static void writeTo(JsonText json, String name, List<String> lines) {
        json.name(name).open('[');
        for (String line : lines) {
            json.value(line);
        }
        json.close(']');
    }

    private static void append(StringBuilder text, String label, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String head = i == 0 ? label : "";
            text.append("  ").append(head).append(" ".repeat(10 - head.length()));
            text.append(lines.get(i)).append('\n');
        }
    }
}
