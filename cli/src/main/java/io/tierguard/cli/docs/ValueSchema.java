package io.tierguard.cli.docs;

import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.contract.Constraint;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.report.markup.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes what is asked of one value, beyond that it is a text, as conditions that all must hold. */
final class ValueSchema {
    private final List<Consumer<JsonText>> conditions = new ArrayList<>();

    /** Collects what all of these tiers ask of the key. */
    ValueSchema(ContractText text, KeySpec spec, Set<Tier> tiers, boolean required) {
        boolean filled = addForm(spec);
        for (Constraint constraint : spec.constraints()) {
            if (constraint instanceof Constraint.Length length) {
                filled |= length.min() > 0;
                conditions.add(json -> write(json, length));
            } else if (constraint instanceof Constraint.Matches matches) {
                String pattern = PortablePattern.of(matches.pattern().toString());
                if (pattern != null) {
                    conditions.add(json -> json.field("pattern", pattern));
                }
            }
        }
        if (required && !filled) {
            conditions.add(0, json -> json.field("minLength", 1));
        }
        addRefusals(text, spec, tiers);
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** Writes the conditions into an object that is open. */
    void write(JsonText json) {
        if (conditions.size() == 1) {
            conditions.get(0).accept(json);
            return;
        }
        json.name("allOf").open('[');
        for (Consumer<JsonText> condition : conditions) {
            json.open('{');
            condition.accept(json);
            json.close('}');
        }
        json.close(']');
    }

    /** Adds the values to choose from, or the form of the type; returns whether that keeps an empty text out. */
    private boolean addForm(KeySpec spec) {
        for (Constraint constraint : spec.constraints()) {
            if (constraint instanceof Constraint.OneOf choice && choice.shown()) {
                addEnum(choice.values());
                return true;
            }
        }
        String word = ContractFile.typeWord(spec);
        String pattern = TypePattern.of(word);
        if (word.equals("boolean")) {
            addEnum(List.of("true", "false"));
        } else if (!pattern.isEmpty()) {
            conditions.add(json -> json.field("pattern", pattern));
        } else {
            return false;
        }
        return true;
    }

    private void addEnum(List<String> values) {
        conditions.add(json -> writeEnum(json, values));
    }

    private void addRefusals(ContractText text, KeySpec spec, Set<Tier> tiers) {
        List<String> refused = new ArrayList<>();
        for (Refusal refusal : spec.refusals()) {
            if (refusal.tiers().containsAll(tiers)) {
                text.open(spec, refusal.value()).ifPresent(refused::add);
            }
        }
        if (!refused.isEmpty()) {
            conditions.add(json -> {
                json.name("not").open('{');
                writeEnum(json, refused);
                json.close('}');
            });
        }
    }

    private static void write(JsonText json, Constraint.Length length) {
        int min = length.ofBytes() ? inBase64(length.min()) : length.min();
        int max = length.ofBytes() ? inBase64(length.max()) : length.max();
        if (min > 0) {
            json.field("minLength", min);
        }
        if (length.max() < Integer.MAX_VALUE) {
            json.field("maxLength", max);
        }
    }

    /** Each three bytes are four characters, and so are one or two that are left. */
    private static int inBase64(int bytes) {
        return (int) Math.min(Integer.MAX_VALUE, (bytes + 2L) / 3 * 4);
    }

    private static void writeEnum(JsonText json, List<String> values) {
        json.name("enum").open('[');
        for (String value : values) {
            json.value(value);
        }
        json.close(']');
    }
}
