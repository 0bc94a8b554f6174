package io.tierguard.contract.file;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Refusal;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds what the rest of a key's block has against its default: a value that nobody sets is held against little else. */
final class DefaultCheck {
    private final KeySpec spec;
    private final Section section;

    private DefaultCheck(KeySpec spec, Section section) {
        this.spec = spec;
        this.section = section;
    }

    /** Reports each tier in which the default must not serve. */
    static void check(KeySpec spec, Section section) {
        Map<Tier, String> defaults = spec.presence().defaults();
        DefaultCheck check = new DefaultCheck(spec, section);
        if (!defaults.isEmpty() && ControlKeys.isControl(spec.key().name())) {
            check.add(
                    spec.key() + " steers the process itself, and has a default",
                    "take the default out, and set " + spec.key() + " where the process is started");
            return;
        }
        for (Tier tier : Tier.values()) {
            String text = defaults.get(tier);
            if (text != null) {
                check.check(tier, text);
            }
        }
    }

    private void check(Tier tier, String text) {
        String label = tier.label();
        Set<Layer> allowed = spec.from().get(tier);
        if (spec.presence().forbiddenIn().contains(tier)) {
            add(
                    spec.key() + " is forbidden in " + label + ", where it has a default",
                    "write the default for the tiers alone that may have it");
        } else if (allowed != null && !allowed.contains(Layer.DEFAULT)) {
            add(spec.key() + " has a default in " + label + ", where from leaves out default", "say one of the two");
        } else if (isRefused(spec, spec.refusals(), tier, text)) {
            add(
                    spec.key() + " has a default in " + label + " that refuse names there",
                    "write another default, or require the key in " + label);
        }
    }

    /** Returns whether the value is refused in that tier, in whatever spelling. */
    static boolean isRefused(KeySpec spec, List<Refusal> refusals, Tier tier, String text) {
        for (Refusal refusal : refusals) {
            if (refusal.tiers().contains(tier)
                    && Objects.equals(
                            spec.type().parse(refusal.value()), spec.type().parse(text))) {
                return true;
            }
        }
        return false;
    }

    private void add(String message, String fix) {
        section.findings()
                .add(
                        section.line("default"),
                        Problem.of(ProblemId.CONTRACT_CONTRADICTION, message).fix(fix));
    }
}
