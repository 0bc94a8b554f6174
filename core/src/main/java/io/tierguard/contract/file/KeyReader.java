package io.tierguard.contract.file;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.BoundedPattern;
import io.tierguard.contract.Constraint;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Presence;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.Scalar;
import io.tierguard.contract.Type;
import io.tierguard.model.Key;
import io.tierguard.model.ProblemId;
import io.tierguard.source.hocon.Node;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the block of one key, and what is wrong with it. */
final class KeyReader {
    private static final List<String> WORDS = List.of(
            "required",
            "forbidden",
            "type",
            "default",
            "values",
            "min",
            "max",
            "minLength",
            "maxLength",
            "pattern",
            "refuse",
            "from",
            "secret",
            "description",
            "example",
            "deprecated");

    private final Key key;
    private final Section section;
    private final Findings findings;
    private final @Nullable KeySpec asked;

    /** Returns a reader of that section, on top of what is asked of the key already, if anything is. */
    KeyReader(Key key, Section section, @Nullable KeySpec asked) {
        this.key = key;
        this.asked = asked;
        this.section = section;
        this.findings = section.findings();
    }

    /** Returns what is asked of the key, or null where not even its type can be told. */
    @Nullable
    KeySpec read() {
        section.knows("word of a key", WORDS);
        Type type = type();
        Boolean declared = section.flag("secret");
        boolean secret = Boolean.TRUE.equals(declared) || (asked != null && asked.secret());
        if (asked == null && !section.has("secret") && type != null && isNamedAsSecret(type)) {
            section.add(
                    section.line(),
                    ProblemId.CONTRACT_UNDECLARED_SECRET,
                    key + " is named as a secret, and nothing says whether it is one",
                    "write secret = true, or secret = false");
        }
        Set<Tier> requiredIn = section.tiers("required", false);
        Set<Tier> forbiddenIn = section.tiers("forbidden", false);
        for (Tier tier : Tier.values()) {
            if (requiredIn.contains(tier) && forbiddenIn.contains(tier)) {
                contradiction("forbidden", key + " is required and forbidden in " + tier.label());
            }
        }
        Map<Tier, Set<Layer>> from = from();
        KeySpec.About about = about();
        if (type == null) {
            return null;
        }
        List<Constraint> constraints = constraints(type, secret);
        Map<Tier, String> defaults = defaults(type, constraints, requiredIn);
        KeySpec spec = new KeySpec(
                key,
                findings.place(section.line()),
                type,
                secret,
                new Presence(requiredIn, forbiddenIn, defaults),
                constraints,
                refusals(type, constraints),
                from,
                about);
        DefaultCheck.check(spec, section);
        return spec;
    }

    private boolean isNamedAsSecret(Type type) {
        return type == Scalar.BYTES
                ? KeySpec.isNamedAsSecretBytes(key)
                : type.isFreeText() && KeySpec.isNamedAsSecret(key);
    }

    private @Nullable Type type() {
        String word = section.text("type");
        if (word == null) {
            return section.has("type") ? null : asked == null ? Scalar.STRING : asked.type();
        }
        Type type = TypeWords.type(word);
        if (type == null) {
            findings.addUnknown(ProblemId.CONTRACT_UNKNOWN_NAME, section.line("type"), word, "type", TypeWords.ALL);
        }
        return type;
    }

    private List<Constraint> constraints(Type type, boolean secret) {
        List<Constraint> constraints = new ArrayList<>(0);
        range(type, constraints);
        Long shortest = section.number("minLength");
        Long longest = section.number("maxLength");
        if (shortest != null || longest != null) {
            long min = shortest == null ? 0 : shortest;
            long max = longest == null ? Integer.MAX_VALUE : longest;
            if (min < 0 || min > max || max > Integer.MAX_VALUE) {
                contradiction(
                        longest == null ? "minLength" : "maxLength",
                        "the lengths of " + key + " are negative, too large, or the least is above the most");
            } else {
                constraints.add(new Constraint.Length((int) min, (int) max, type == Scalar.BYTES));
            }
        }
        String pattern = section.text("pattern");
        if (pattern != null) {
            BoundedPattern bounded = section.pattern("pattern", pattern);
            if (bounded != null) {
                constraints.add(new Constraint.Matches(bounded));
            }
        }
        List<Node.Single> values = section.values("values", true);
        if (values != null) {
            List<String> texts = new ArrayList<>(values.size());
            for (Node.Single value : values) {
                if (fits("values", value, type, constraints)) {
                    texts.add(value.text());
                }
            }
            constraints.add(new Constraint.OneOf(texts, !secret));
        }
        return constraints;
    }

    private void range(Type type, List<Constraint> constraints) {
        boolean isPort = "port".equals(section.text("type"));
        Long min = section.number("min");
        Long max = section.number("max");
        if (min == null && max == null) {
            if (isPort) {
                constraints.add(TypeWords.PORTS);
            }
            return;
        }
        String word = max == null ? "min" : "max";
        long least = min == null ? Long.MIN_VALUE : min;
        long most = max == null ? Long.MAX_VALUE : max;
        if (isPort) {
            least = Math.max(least, TypeWords.PORTS.min());
            most = Math.min(most, TypeWords.PORTS.max());
        }
        if (!type.isNumber()) {
            contradiction(word, key + " has " + word + " and is no number");
        } else if (least > most) {
            contradiction(word, "no number is allowed for " + key + ": min is above max");
        } else {
            constraints.add(new Constraint.Range(least, most));
        }
    }

    /** A default for each tier, or one for all of them, which does not serve where the key is required. */
    private Map<Tier, String> defaults(Type type, List<Constraint> constraints, Set<Tier> requiredIn) {
        Map<Tier, String> defaults = new EnumMap<>(Tier.class);
        Node node = section.get("default");
        if (node instanceof Node.Block block) {
            Section tiers = new Section("default of " + key, block, findings);
            for (Map.Entry<String, Node> member : block.members().entrySet()) {
                Tier tier = tiers.tier(member.getKey(), member.getValue().line());
                if (!Section.isText(member.getValue())) {
                    tiers.wrongKind(member.getValue(), member.getKey(), "one value");
                } else if (tier != null && fits("default", (Node.Single) member.getValue(), type, constraints)) {
                    defaults.put(tier, ((Node.Single) member.getValue()).text());
                    if (requiredIn.contains(tier)) {
                        contradiction("default", key + " is required in " + tier.label() + ", where it has a default");
                    }
                }
            }
        } else if (node != null && !Section.isText(node)) {
            section.wrongKind(node, "default", "one value, or a block with one for each tier");
        } else if (node instanceof Node.Single single && fits("default", single, type, constraints)) {
            for (Tier tier : Tier.values()) {
                defaults.put(tier, single.text());
            }
            defaults.keySet().removeAll(requiredIn);
            if (defaults.isEmpty()) {
                contradiction("default", key + " is required in every tier, so that its default never serves");
            }
        }
        return defaults;
    }

    private boolean fits(String word, Node.Single value, Type type, List<Constraint> constraints) {
        String expected = TypeWords.unfit(value.text(), type, constraints);
        if (expected != null) {
            section.add(
                    value.line(),
                    ProblemId.CONTRACT_UNFIT_VALUE,
                    word + " of " + key + " has a value that is not " + expected,
                    "write " + expected);
        }
        return expected == null;
    }

    private List<Refusal> refusals(Type type, List<Constraint> constraints) {
        Section refuse = section.section("refuse", "refuse of " + key);
        if (refuse == null) {
            return List.of();
        }
        String because = refuse.text("because");
        if (refuse.members().size() == (refuse.has("because") ? 1 : 0)) {
            refuse.add(
                    refuse.line(),
                    ProblemId.CONTRACT_INCOMPLETE,
                    "refuse of " + key + " names no tier, and refuses nothing",
                    "write refuse { production = [value] }");
        }
        Map<String, Set<Tier>> tiersOf = new LinkedHashMap<>();
        for (Map.Entry<String, Node> member : refuse.members().entrySet()) {
            String label = member.getKey();
            Tier tier = label.equals("because")
                    ? null
                    : refuse.tier(label, member.getValue().line());
            List<Node.Single> values = label.equals("because") ? null : refuse.values(label, false);
            for (Node.Single value : values == null ? List.<Node.Single>of() : values) {
                if (fits("refuse", value, type, TypeWords.choices(constraints)) && tier != null) {
                    tiersOf.computeIfAbsent(value.text(), text -> EnumSet.noneOf(Tier.class))
                            .add(tier);
                }
            }
        }
        List<Refusal> refusals = new ArrayList<>(tiersOf.size());
        for (Map.Entry<String, Set<Tier>> refused : tiersOf.entrySet()) {
            refusals.add(new Refusal(refused.getKey(), refused.getValue(), because == null ? "" : because));
        }
        return refusals;
    }

    private Map<Tier, Set<Layer>> from() {
        Map<Tier, Set<Layer>> layers = new EnumMap<>(Tier.class);
        Section from = section.section("from", "from of " + key);
        if (from != null) {
            for (Map.Entry<String, Node> member : from.members().entrySet()) {
                Tier tier = from.tier(member.getKey(), member.getValue().line());
                Set<Layer> allowed = from.layers(member.getKey());
                if (tier != null && !allowed.isEmpty()) {
                    layers.put(tier, allowed);
                }
            }
        }
        return layers;
    }

    private KeySpec.About about() {
        String doc = section.text("description");
        String example = section.text("example");
        return new KeySpec.About(doc == null ? "" : doc, example == null ? "" : example, section.text("deprecated"));
    }

    private void contradiction(String word, String message) {
        section.add(section.line(word), ProblemId.CONTRACT_CONTRADICTION, message, "say one of the two");
    }
}
