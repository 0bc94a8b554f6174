package io.tierguard.cli.layout;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Constraint;
import io.tierguard.contract.Contract;
import io.tierguard.contract.ContractCheck;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.SecretReference;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a contract says, in words.
 *
 * @param contract the contract
 */
public record ContractText(Contract contract) {
    /** Stands for what is not shown. */
    public static final String HIDDEN = "***";

    /**
     * Returns a value that the contract itself has for a key (a default, an example, a value that is refused), or nothing
     * where such a value must not be shown. The rule is that of reports.
     */
    public Optional<String> open(KeySpec spec, String text) {
        Entry entry = Entry.of(spec.key().name(), text, new Origin.Declared(spec.declaredAt()));
        Value value = ContractCheck.shown(contract, spec, entry);
        return value.isSecret() ? Optional.empty() : Optional.of(text);
    }

    /** Returns such a value, or {@code ***}. */
    public String shown(KeySpec spec, String text) {
        return open(spec, text).orElse(HIDDEN);
    }

    /** Returns what a value must be, to go after "must be". */
    public static String expectation(KeySpec spec) {
        boolean saidBelow = spec.type().isFreeText()
                || ContractFile.typeWord(spec).equals("port")
                || (!spec.secret() && hasChoices(spec));
        List<String> parts = new ArrayList<>();
        if (spec.constraints().isEmpty() || !saidBelow) {
            parts.add(spec.type().expectation());
        }
        for (Constraint constraint : spec.constraints()) {
            parts.add(constraint.expectation());
        }
        return String.join(", and ", parts);
    }

    /** Returns whether any text will do, so that there is nothing to say of it. */
    public static boolean isAnyText(KeySpec spec) {
        return spec.type().isFreeText() && spec.constraints().isEmpty();
    }

    private static boolean hasChoices(KeySpec spec) {
        for (Constraint constraint : spec.constraints()) {
            if (constraint instanceof Constraint.OneOf) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether in that tier nothing may supply the key. */
    public static boolean isForbidden(KeySpec spec, Tier tier) {
        return spec.presence().forbiddenIn().contains(tier);
    }

    /** Returns whether in that tier something must supply the key. */
    public static boolean isRequired(KeySpec spec, Tier tier) {
        return spec.presence().requiredIn().contains(tier);
    }

    /** Returns whether in that tier the layer may supply the key, as far as the contract says. */
    public static boolean isFrom(KeySpec spec, Tier tier, Layer layer) {
        Set<Layer> from = spec.from().get(tier);
        return from == null || from.contains(layer);
    }

    /**
     * Returns whether in that tier a job of GitHub may supply the key by its {@code env}. Where the contract has GitHub for a
     * secret manager of the tier, what a job hands over as a secret is of that layer too.
     */
    public static boolean isFromJob(Contract contract, KeySpec spec, Tier tier) {
        if (isFrom(spec, tier, Layer.ENVIRONMENT)) {
            return true;
        }
        boolean kept = spec.secret() && isFrom(spec, tier, Layer.SECRETS);
        for (SecretReference manager : contract.secrets().getOrDefault(tier, List.of())) {
            if (kept && manager.provider().equals("github")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the layers to which the contract narrows the key in that tier, the weakest first; none where it doesn't. */
    public static List<String> from(KeySpec spec, Tier tier) {
        Set<Layer> from = spec.from().get(tier);
        List<String> layers = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            if (from != null && from.contains(layer)) {
                layers.add(layer.label());
            }
        }
        return layers;
    }

    /** Returns the tiers on one line: {@code every tier}, {@code staging and production}. */
    public static String tiers(Collection<Tier> tiers) {
        if (tiers.size() == Tier.values().length) {
            return "every tier";
        }
        StringBuilder line = new StringBuilder();
        int left = tiers.size();
        for (Tier tier : Tier.values()) {
            if (tiers.contains(tier)) {
                left--;
                line.append(line.isEmpty() ? "" : left == 0 ? " and " : ", ").append(tier.label());
            }
        }
        return line.toString();
    }
}
