package io.tierguard.contract.file;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Constraint;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Presence;
import io.tierguard.contract.Refusal;
import io.tierguard.source.hocon.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Puts what a file says of a key on top of what is asked of it already: both hold. A word of the file that says less than
 * that is a finding, although it would have no effect: a reader would believe the file.
 */
final class Tightening {
    private final KeySpec asked;
    private final KeySpec said;
    private final Section section;
    private final Difference difference;

    /**
     * Returns the tightening of one key.
     *
     * @param asked what is asked already
     * @param said what the file says
     * @param section the file's own words, for which of them are there and where
     */
    Tightening(KeySpec asked, KeySpec said, Section section) {
        this.asked = asked;
        this.said = said;
        this.section = section;
        this.difference = new Difference(asked, section);
    }

    /** Returns what is asked by both. */
    KeySpec tightened() {
        if (section.isFalse("secret") && asked.secret()) {
            difference.loosens("secret", "declares a secret");
        } else if (said.secret() && !asked.secret()) {
            difference.disagrees(
                    "secret",
                    asked.declaredAt() + " is no secret, and would show it",
                    "declare it Secret<…> there too");
        }
        List<Constraint> constraints = new TightenedConstraints(asked, said, section, difference).all();
        Map<Tier, Set<Layer>> from = from();
        Presence presence = presence();
        checkDefaults(presence.defaults(), true, constraints, from);
        checkDefaults(presence.defaults(), false, constraints, from);
        List<Refusal> refusals = refusals();
        checkServing(presence, refusals);
        return new KeySpec(
                asked.key(),
                declaredAt(presence),
                asked.type(),
                asked.secret(),
                presence,
                constraints,
                refusals,
                from,
                about());
    }

    private Presence presence() {
        Set<Tier> required =
                union(asked.presence().requiredIn(), said.presence().requiredIn());
        Set<Tier> forbidden =
                union(asked.presence().forbiddenIn(), said.presence().forbiddenIn());
        if (section.isFalse("required") && !asked.presence().requiredIn().isEmpty()) {
            difference.loosens(
                    "required", "requires it in " + labels(asked.presence().requiredIn()));
        }
        if (section.isFalse("forbidden") && !asked.presence().forbiddenIn().isEmpty()) {
            difference.loosens(
                    "forbidden", "forbids it in " + labels(asked.presence().forbiddenIn()));
        }
        Set<Tier> both = EnumSet.noneOf(Tier.class);
        both.addAll(required);
        both.retainAll(forbidden);
        if (!both.isEmpty()) {
            String word = section.has("forbidden") ? "forbidden" : "required";
            difference.disagrees(word, "together they require and forbid it in " + labels(both), "say one of the two");
        }
        Map<Tier, String> defaults = defaults();
        defaults.keySet().removeAll(required);
        return new Presence(required, forbidden, defaults);
    }

    /**
     * A default for every tier doesn't serve where the key is required or forbidden, and needn't say so; one for that very
     * tier would.
     */
    private Map<Tier, String> defaults() {
        Map<Tier, String> defaults = new EnumMap<>(Tier.class);
        defaults.putAll(asked.presence().defaults());
        boolean isForAll = !(section.get("default") instanceof Node.Block);
        Set<Tier> requiredIn = asked.presence().requiredIn();
        Set<Tier> forbiddenIn = asked.presence().forbiddenIn();
        Set<Tier> required = EnumSet.noneOf(Tier.class);
        Set<Tier> forbidden = EnumSet.noneOf(Tier.class);
        Set<Tier> other = EnumSet.noneOf(Tier.class);
        for (Map.Entry<Tier, String> own : said.presence().defaults().entrySet()) {
            Tier tier = own.getKey();
            String text = asked.presence().defaults().get(tier);
            if (requiredIn.contains(tier)) {
                if (!isForAll || requiredIn.size() == Tier.values().length) {
                    required.add(tier);
                }
            } else if (text == null && forbiddenIn.contains(tier)) {
                if (!isForAll || forbiddenIn.size() == Tier.values().length) {
                    forbidden.add(tier);
                }
            } else if (text == null) {
                defaults.put(tier, own.getValue());
            } else if (!isSame(text, own.getValue())) {
                other.add(tier);
            }
        }
        if (!required.isEmpty()) {
            difference.loosens("default", "requires it in " + labels(required));
        }
        if (!forbidden.isEmpty()) {
            difference.disagrees(
                    "default",
                    asked.declaredAt() + " forbids it in " + labels(forbidden),
                    "name the tiers that the default is for, without these");
        }
        if (!other.isEmpty()) {
            difference.disagrees(
                    "default",
                    asked.declaredAt() + " has another one in " + labels(other),
                    "write one of them in both");
        }
        return defaults;
    }

    /** Defaults that nothing was wrong with alone. */
    private void checkDefaults(
            Map<Tier, String> all, boolean isOwn, List<Constraint> constraints, Map<Tier, Set<Layer>> from) {
        Set<Tier> excluded = EnumSet.noneOf(Tier.class);
        Set<Tier> unfit = EnumSet.noneOf(Tier.class);
        String expected = "";
        for (Map.Entry<Tier, String> entry : all.entrySet()) {
            Tier tier = entry.getKey();
            if (isOwn == asked.presence().defaults().containsKey(tier)) {
                continue;
            }
            Set<Layer> allowed = from.get(tier);
            if (allowed != null && !allowed.contains(Layer.DEFAULT)) {
                excluded.add(tier);
            }
            String missed = TypeWords.unfit(entry.getValue(), asked.type(), constraints);
            if (missed != null) {
                unfit.add(tier);
                expected = missed;
            }
        }
        String what = isOwn ? "the file's default" : "the default of " + asked.declaredAt();
        if (!excluded.isEmpty()) {
            difference.disagrees(
                    isOwn ? "default" : "from",
                    what + " may not serve in " + labels(excluded) + ", where from leaves out default",
                    "add default to from, or require the key there");
        }
        if (!unfit.isEmpty()) {
            difference.disagrees(
                    isOwn ? "default" : "",
                    what + " in " + labels(unfit) + " is not " + expected,
                    "change one of the two, or require the key there");
        }
    }

    /** A default that serves where together they forbid the key, or refuse that very value. */
    private void checkServing(Presence presence, List<Refusal> refusals) {
        Set<Tier> forbidden = EnumSet.noneOf(Tier.class);
        Set<Tier> refused = EnumSet.noneOf(Tier.class);
        for (Map.Entry<Tier, String> entry : presence.defaults().entrySet()) {
            Tier tier = entry.getKey();
            if (presence.forbiddenIn().contains(tier)) {
                forbidden.add(tier);
            } else if (DefaultCheck.isRefused(asked, refusals, tier, entry.getValue())) {
                refused.add(tier);
            }
        }
        if (!forbidden.isEmpty()) {
            String word = section.has("forbidden") ? "forbidden" : "default";
            difference.disagrees(
                    word,
                    "together they forbid it in " + labels(forbidden) + " and give it a default there",
                    "say one of the two");
        }
        if (!refused.isEmpty()) {
            String word = section.has("refuse") ? "refuse" : "default";
            difference.disagrees(
                    word,
                    "together they refuse its default in " + labels(refused),
                    "change one of the two, or require the key there");
        }
    }

    private Map<Tier, Set<Layer>> from() {
        Map<Tier, Set<Layer>> from = new EnumMap<>(Tier.class);
        from.putAll(asked.from());
        for (Map.Entry<Tier, Set<Layer>> own : said.from().entrySet()) {
            Tier tier = own.getKey();
            Set<Layer> allowed = asked.from().get(tier);
            Set<Layer> both = EnumSet.copyOf(own.getValue());
            if (allowed != null) {
                both.retainAll(allowed);
            }
            if (both.isEmpty()) {
                difference.disagrees(
                        "from",
                        asked.declaredAt() + " allows other layers alone in " + tier.label(),
                        "name one that both allow");
            } else {
                if (both.size() < own.getValue().size()) {
                    difference.loosens("from", "allows fewer layers in " + tier.label());
                }
                from.put(tier, both);
            }
        }
        return from;
    }

    /** What is refused already keeps its reason. */
    private List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>(asked.refusals());
        for (Refusal own : said.refusals()) {
            Set<Tier> more = EnumSet.copyOf(own.tiers());
            for (Refusal already : asked.refusals()) {
                if (isSame(already.value(), own.value())) {
                    more.removeAll(already.tiers());
                }
            }
            if (!more.isEmpty()) {
                refusals.add(new Refusal(own.value(), more, own.because()));
            }
        }
        return refusals;
    }

    private KeySpec.About about() {
        KeySpec.About first = asked.about();
        KeySpec.About second = said.about();
        return new KeySpec.About(
                first.doc().isEmpty() ? second.doc() : first.doc(),
                first.example().isEmpty() ? second.example() : first.example(),
                first.deprecated() == null ? second.deprecated() : first.deprecated());
    }

    /** Where a default is from must be told of the one who says it. */
    private String declaredAt(Presence presence) {
        Set<Tier> own = EnumSet.noneOf(Tier.class);
        own.addAll(presence.defaults().keySet());
        own.removeAll(asked.presence().defaults().keySet());
        if (own.isEmpty()) {
            return asked.declaredAt();
        }
        boolean all = own.size() == presence.defaults().size();
        return all ? said.declaredAt() : asked.declaredAt() + " and " + said.declaredAt();
    }

    private boolean isSame(String one, String other) {
        return one.equals(other)
                || Objects.equals(asked.type().parse(one), asked.type().parse(other));
    }

    private static Set<Tier> union(Set<Tier> one, Set<Tier> other) {
        Set<Tier> both = EnumSet.noneOf(Tier.class);
        both.addAll(one);
        both.addAll(other);
        return both;
    }

    private static String labels(Collection<Tier> tiers) {
        List<String> labels = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            if (tiers.contains(tier)) {
                labels.add(tier.label());
            }
        }
        return labels.size() == Tier.values().length ? "every tier" : String.join(", ", labels);
    }
}
