package io.tierguard.contract.file;

import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.BoundedPattern;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.ProblemId;
import io.tierguard.source.hocon.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a guard of the application's own. */
final class GuardReader {
    private static final List<String> WORDS = List.of("in", "when", "because", "fix");
    private static final List<String> CONDITIONS = List.of("set", "unset", "not", "matches", "equals-key");

    private final Section section;
    private final Set<String> declared;
    private final Map<String, KeySpec> specs;
    private final Set<String> keys = new LinkedHashSet<>();
    private final List<Condition> conditions = new ArrayList<>();

    /**
     * Returns a reader of that section.
     *
     * @param declared the keys that the contract has
     * @param specs those of them that could be read
     */
    GuardReader(Section section, Set<String> declared, Map<String, KeySpec> specs) {
        this.section = section;
        this.declared = declared;
        this.specs = specs;
    }

    /** Returns the rule, or null where there is none that could be evaluated; the findings say why. */
    @Nullable
    Rule read() {
        section.knows("word of a guard", WORDS);
        Set<Tier> tiers = section.tiers("in", true);
        String because = section.text("because");
        if (!section.has("because") || (because != null && because.isBlank())) {
            incomplete("because", "the guard " + section.name() + " gives no reason", "because = \"why it is unsafe\"");
        }
        String fix = section.text("fix");
        Section when = section.section("when", "when of " + section.name());
        if (when != null) {
            for (Map.Entry<String, Node> member : when.members().entrySet()) {
                read(when, member.getKey(), member.getValue());
            }
        }
        if (!section.has("when") || (when != null && when.members().isEmpty())) {
            incomplete("when", "the guard " + section.name() + " has no condition", "when { KEY = value }");
        }
        if (keys.isEmpty()) {
            return null;
        }
        Rule rule = Rule.over(keys.toArray(new String[0]))
                .refuseWhen(new Condition.All(conditions))
                .because(because == null ? "" : because)
                .fix(fix == null ? "" : fix);
        return tiers.isEmpty() ? rule : rule.in(tiers.toArray(new Tier[0]));
    }

    private void read(Section when, String key, Node node) {
        if (!isDeclared(key, node.line())) {
            return;
        }
        if (node instanceof Node.Block block) {
            read(key, new Section("the condition on " + key, block, when.findings()));
        } else {
            addOneOf(when, key, key, false);
        }
    }

    private void read(String key, Section about) {
        about.knows("word of a condition", CONDITIONS);
        if (about.members().isEmpty()) {
            about.add(
                    about.line(),
                    ProblemId.CONTRACT_INCOMPLETE,
                    "the condition on " + key + " says nothing",
                    "write one of " + String.join(", ", CONDITIONS));
        }
        Boolean set = about.flag("set");
        Boolean unset = about.flag("unset");
        if (set != null && set.equals(unset)) {
            about.add(
                    about.line("unset"),
                    ProblemId.CONTRACT_CONTRADICTION,
                    key + " can't be set and unset",
                    "say one of the two");
        }
        if (set != null) {
            conditions.add(new Condition.Present(key, set));
        }
        if (unset != null) {
            conditions.add(new Condition.Present(key, !unset));
        }
        if (about.has("not")) {
            addOneOf(about, "not", key, true);
        }
        String expression = about.text("matches");
        BoundedPattern pattern = expression == null ? null : about.pattern("matches", expression);
        if (pattern != null) {
            conditions.add(new Condition.Matches(key, pattern));
        }
        String other = about.text("equals-key");
        if (other != null && isDeclared(other, about.line("equals-key"))) {
            if (other.equals(key)) {
                about.add(
                        about.line("equals-key"),
                        ProblemId.CONTRACT_CONTRADICTION,
                        key + " is compared with itself",
                        "name another key");
            }
            conditions.add(new Condition.SameAs(key, other));
        }
    }

    /** A value that the key can't have is a condition that never holds. */
    private void addOneOf(Section in, String word, String key, boolean negated) {
        List<Node.Single> values = in.values(word, false);
        if (values == null) {
            return;
        }
        KeySpec spec = specs.get(key);
        if (spec == null) {
            return; // what is wrong with the key is said already
        }
        List<String> texts = new ArrayList<>(values.size());
        for (Node.Single value : values) {
            texts.add(value.text());
            String expected = TypeWords.unfit(value.text(), spec.type(), TypeWords.choices(spec.constraints()));
            if (expected != null) {
                in.add(
                        value.line(),
                        ProblemId.CONTRACT_UNFIT_VALUE,
                        "the condition on " + key + " has a value that is not " + expected,
                        "write " + expected);
            }
        }
        Condition oneOf = new Condition.OneOf(key, spec.type(), texts);
        conditions.add(negated ? new Condition.Not(oneOf) : oneOf);
    }

    private boolean isDeclared(String key, int line) {
        if (declared.contains(key)) {
            keys.add(key);
            return true;
        }
        section.findings()
                .addUnknown(
                        ProblemId.CONTRACT_UNDECLARED_KEY,
                        line,
                        key,
                        "key of this contract, and " + section.name() + " is over it",
                        List.copyOf(declared));
        return false;
    }

    private void incomplete(String word, String message, String fix) {
        section.add(section.line(word), ProblemId.CONTRACT_INCOMPLETE, message, "write " + fix);
    }
}
