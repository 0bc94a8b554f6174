package io.tierguard.cli.docs;

import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.report.markup.JsonText;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON Schema (2020-12) of the configuration as an object of texts, each under its key: what a variable, a line of
 * a {@code .env} and a field of a secret have in common.
 *
 * <p>It refuses nothing that a check accepts. What a schema can't tell of a text, such as the size of a number, it leaves to
 * the check. An empty text counts as missing, here as there.
 */
public final class JsonSchema {
    private final Contract contract;
    private final ContractText text;
    private final Set<Tier> tiers;
    private final JsonText json = new JsonText();

    private JsonSchema(Contract contract, Set<Tier> tiers) {
        this.contract = contract;
        this.text = new ContractText(contract);
        this.tiers = tiers;
    }

    /** Returns the schema for that tier, or, for null, of what is asked in every tier alike. */
    public static String of(Contract contract, @Nullable Tier tier) {
        JsonSchema schema = new JsonSchema(contract, tier == null ? EnumSet.allOf(Tier.class) : EnumSet.of(tier));
        schema.write();
        return schema.json.text();
    }

    private void write() {
        json.open('{');
        json.field("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.field("title", "Configuration of " + contract.application() + " in " + ContractText.tiers(tiers));
        json.field(
                "description",
                "Every value as text under its key, wherever it comes from. Made from the contract by 'tierguard docs"
                        + " json-schema"
                        + (tiers.size() == 1
                                ? " --tier " + tiers.iterator().next().label()
                                : "") + "'.");
        json.field("type", "object");
        json.name("properties").open('{');
        for (KeySpec spec : contract.keys()) {
            json.name(spec.key().name());
            write(spec);
        }
        json.close('}');
        json.name("required").open('[');
        for (KeySpec spec : contract.keys()) {
            if (isRequired(spec)) {
                json.value(spec.key().name());
            }
        }
        json.close(']');
        json.close('}');
    }

    private void write(KeySpec spec) {
        boolean forbidden = spec.presence().forbiddenIn().containsAll(tiers);
        boolean required = isRequired(spec);
        json.open('{');
        json.field("description", forbidden ? "forbidden in " + ContractText.tiers(tiers) : description(spec));
        json.field("type", "string");
        if (forbidden) {
            json.field("const", "");
            json.close('}');
            return;
        }
        annotate(spec);
        ValueSchema value = new ValueSchema(text, spec, tiers, required);
        if (required) {
            value.write(json);
        } else if (!value.isEmpty()) {
            json.name("anyOf").open('[');
            json.open('{').field("const", "");
            json.close('}');
            json.open('{');
            value.write(json);
            json.close('}');
            json.close(']');
        }
        json.close('}');
    }

    private boolean isRequired(KeySpec spec) {
        return spec.presence().requiredIn().containsAll(tiers);
    }

    private static String description(KeySpec spec) {
        String doc = spec.about().doc();
        String expected = ContractText.expectation(spec);
        if (ContractText.isAnyText(spec) && !doc.isEmpty()) {
            return doc;
        }
        return doc.isEmpty() ? expected : doc + " (" + expected + ")";
    }

    /** What editors and generators of forms make use of, and validators pass over. */
    private void annotate(KeySpec spec) {
        Set<String> defaults = new HashSet<>();
        for (Tier tier : tiers) {
            defaults.add(spec.presence().defaults().getOrDefault(tier, ""));
        }
        String standIn = defaults.size() == 1 ? defaults.iterator().next() : "";
        if (!standIn.isEmpty()) {
            text.open(spec, standIn).ifPresent(shown -> json.field("default", shown));
        }
        if (!spec.about().example().isEmpty()) {
            text.open(spec, spec.about().example()).ifPresent(this::example);
        }
        if (spec.about().deprecated() != null) {
            json.field("deprecated", true);
        }
        if (spec.secret()) {
            json.field("writeOnly", true);
        }
    }

    private void example(String example) {
        json.name("examples").open('[').value(example);
        json.close(']');
    }
}
