package io.tierguard.load;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Constraint;
import io.tierguard.contract.Contract;
import io.tierguard.contract.ContractCheck;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.Setting;
import io.tierguard.guard.Judgement;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import io.tierguard.model.Value;
import io.tierguard.report.Explanation;
import io.tierguard.report.Explanations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells of a key what a report leaves out, because nothing is wrong with it. Works on what the load has found already. */
public final class Explainer {
    private final Contract contract;
    private final Checked checked;
    private final Judgement judgement;

    /** Returns an explainer of that load. */
    public Explainer(Contract contract, Checked checked, Judgement judgement) {
        this.contract = contract;
        this.checked = checked;
        this.judgement = judgement;
    }

    /** Explains every key of the contract. */
    public Explanations all() {
        List<Explanation> keys = new ArrayList<>();
        for (Setting setting : checked.settings()) {
            keys.add(of(setting));
        }
        return new Explanations(keys);
    }

    /** Explains one key. */
    public Explanation of(Setting setting) {
        Value value = setting.value();
        Entry winner = setting.supply().winner();
        return new Explanation(
                setting.key().name(),
                value == null ? "(not set)" : value.shown(),
                winner == null ? "" : winner.origin().describe(),
                winner == null ? List.of() : madeOf(winner),
                hidden(setting),
                asked(setting.spec()),
                guards(setting));
    }

    /** What interpolation brought in, from where. */
    private static List<String> madeOf(Entry entry) {
        List<String> lines = new ArrayList<>();
        for (Entry ingredient : entry.ingredients()) {
            lines.add(Printable.of(ingredient.name()) + " from "
                    + ingredient.origin().describe());
        }
        return lines;
    }

    private List<String> hidden(Setting setting) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : setting.supply().shadowed()) {
            Value value = ContractCheck.shown(contract, checked.snapshot(), setting.spec(), entry);
            lines.add(entry.origin().describe() + (value.isEmpty() ? " (empty)" : " = " + value.shown()));
        }
        return lines;
    }

    private List<String> asked(KeySpec spec) {
        List<String> lines = new ArrayList<>();
        if (!spec.about().doc().isBlank()) {
            lines.add(Printable.line(oneLine(spec.about().doc())));
        }
        StringBuilder what = new StringBuilder(spec.secret() ? "secret, " : "")
                .append(spec.type().expectation());
        for (Constraint constraint : spec.constraints()) {
            what.append(", ").append(constraint.expectation());
        }
        lines.add(Printable.line(what.toString()));
        addTiers(lines, "required in ", spec.presence().requiredIn());
        addTiers(lines, "forbidden in ", spec.presence().forbiddenIn());
        addDefaults(lines, spec);
        for (Refusal refusal : spec.refusals()) {
            String value = spec.secret() ? "one value" : shown(spec, refusal.value());
            addTiers(lines, value + " is refused in ", refusal.tiers());
        }
        for (Map.Entry<Tier, Set<Layer>> from : spec.from().entrySet()) {
            List<String> layers = new ArrayList<>();
            for (Layer layer : Layer.values()) {
                if (from.getValue().contains(layer)) {
                    layers.add(layer.label());
                }
            }
            lines.add("in " + from.getKey().label() + " from " + String.join(", ", layers) + " alone");
        }
        return lines;
    }

    /** What people wrote over several lines, on one. */
    private static String oneLine(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return String.join(" ", lines);
    }

    /** A value that the contract itself names, as far as it may be shown. */
    private String shown(KeySpec spec, String text) {
        Entry entry = Entry.of(spec.key().name(), text, new Origin.Declared(spec.declaredAt()));
        return ContractCheck.shown(contract, checked.snapshot(), spec, entry).shown();
    }

    private static void addTiers(List<String> lines, String what, Collection<Tier> tiers) {
        if (tiers.isEmpty()) {
            return;
        }
        lines.add(what + (tiers.size() == Tier.values().length ? "every tier" : labels(tiers)));
    }

    private void addDefaults(List<String> lines, KeySpec spec) {
        Map<Tier, String> defaults = spec.presence().defaults();
        List<String> told = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            String text = defaults.get(tier);
            if (text != null && !told.contains(text)) {
                told.add(text);
                List<Tier> same = new ArrayList<>();
                for (Tier other : Tier.values()) {
                    if (text.equals(defaults.get(other))) {
                        same.add(other);
                    }
                }
                String shown = spec.secret() ? "has a default" : "defaults to " + shown(spec, text);
                lines.add(shown + (same.size() == Tier.values().length ? "" : " in " + labels(same)));
            }
        }
    }

    private static String labels(Iterable<Tier> tiers) {
        List<String> labels = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            for (Tier one : tiers) {
                if (one == tier) {
                    labels.add(tier.label());
                }
            }
        }
        return String.join(", ", labels);
    }

    private List<String> guards(Setting setting) {
        List<String> lines = new ArrayList<>();
        for (ProblemId id : judgement.guardsOf().getOrDefault(setting.key().name(), List.of())) {
            List<Tier> refuses = new ArrayList<>();
            List<Tier> warns = new ArrayList<>();
            for (Tier tier : Tier.values()) {
                Severity severity = applies(id, tier, setting.spec()) ? id.severity(tier) : null;
                if (severity != null && severity != Severity.INFO) {
                    (severity == Severity.ERROR ? refuses : warns).add(tier);
                }
            }
            List<String> weights = new ArrayList<>();
            addTiers(weights, "warns in ", warns);
            addTiers(weights, "refuses in ", refuses);
            lines.add(id.id() + " " + id.slug() + ": " + String.join(", ", weights));
        }
        for (String slug : judgement.rulesOf().getOrDefault(setting.key().name(), List.of())) {
            lines.add(ProblemId.OWN_RULE.id() + " " + Printable.line(slug) + ": the application's own");
        }
        return lines;
    }

    /** The contract's own refusals hold where it says so. */
    private static boolean applies(ProblemId id, Tier tier, KeySpec spec) {
        if (id != ProblemId.VALUE_REFUSED) {
            return true;
        }
        for (Refusal refusal : spec.refusals()) {
            if (refusal.tiers().contains(tier)) {
                return true;
            }
        }
        return false;
    }
}
