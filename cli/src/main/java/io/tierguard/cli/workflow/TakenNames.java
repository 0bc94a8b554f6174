package io.tierguard.cli.workflow;

import io.tierguard.Tier;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the names of secrets and variables that declared keys take their values from. GitHub lets anything be called
 * anything, so only what nobody would mean is told: a name of another tier, one that is a slip away from the key's own, and
 * two keys that take each other's.
 */
final class TakenNames {
    /** Far more than one name takes; an alias may repeat a large text more often than one has time to look at it. */
    private static final int LONGEST = 512;

    private final Contract contract;
    private final Tier tier;
    private final Complaints complaints;
    private final Map<String, KeySpec> specs = new HashMap<>();
    private final Set<Node> crossed = Collections.newSetFromMap(new IdentityHashMap<>());

    TakenNames(Contract contract, Tier tier, Complaints complaints) {
        this.contract = contract;
        this.tier = tier;
        this.complaints = complaints;
        contract.keys().forEach(spec -> specs.put(spec.key().name(), spec));
    }

    /**
     * Looks at the value of a key. A name that the contract has for a key of its own is no sign of a mistake, whatever it
     * begins or ends with. Neither is one that is taken under a condition, which may ask for the tier.
     */
    void check(KeySpec spec, Expressions expressions, Node.Text value) {
        if (expressions.asks()) {
            return;
        }
        for (String name : expressions.taken()) {
            Tier other = contract.names().contains(name) ? null : otherTier(name);
            if (other != null) {
                ofAnotherTier(spec, name, other, value);
            }
        }
        String only = only(value);
        if (only != null
                && !contract.names().contains(only)
                && Slip.isOf(only, spec.key().name())) {
            slipped(spec, only, value);
        }
    }

    /** Looks at which keys of a job take each other's names. */
    void checkTogether(Map<String, Node> handed) {
        for (KeySpec one : contract.keys()) {
            String key = one.key().name();
            Node value = handed.get(key);
            String name = only(value);
            KeySpec other = name == null || name.equals(key) ? null : specs.get(name);
            Node facing = name == null ? null : handed.get(name);
            // What several jobs share, and the other one of both, is told of once.
            if (other != null
                    && value != null
                    && facing != null
                    && key.equals(only(facing))
                    && crossed.add(value)
                    && crossed.add(facing)) {
                swapped(one, other, value);
            }
        }
    }

    /** Returns the name that is all of the value, or null where it is no name or more than one. */
    private static @Nullable String only(@Nullable Node value) {
        if (!(value instanceof Node.Text text) || text.text().length() > LONGEST) {
            return null;
        }
        Expressions expressions = Expressions.in(text.text());
        List<String> taken = expressions.taken();
        return expressions.isWhole() && !expressions.asks() && taken.size() == 1 ? taken.get(0) : null;
    }

    private void ofAnotherTier(KeySpec spec, String name, Tier other, Node.Text value) {
        complaints.add(
                Problem.of(
                                ProblemId.GITHUB_WORKFLOW_LACKS,
                                spec.key() + " is handed over in " + tier.label() + " from " + Complaints.shown(name)
                                        + ", which is a name of " + other.label())
                        .key(spec.key())
                        .because("a mistake in one tier would reach the other")
                        .fix("keep a value of its own in the environment " + tier.label() + ", and write "
                                + EntryCheck.mapping(spec)),
                value);
    }

    private void slipped(KeySpec spec, String name, Node.Text value) {
        complaints.add(
                Problem.of(
                                ProblemId.GITHUB_WORKFLOW_UNDECLARED,
                                spec.key() + " is handed over from " + Complaints.shown(name)
                                        + ", which is almost its own name")
                        .key(spec.key())
                        .because("where GitHub has nothing under a name, it hands over an empty text without a word")
                        .fix("write " + EntryCheck.mapping(spec) + ", and have GitHub keep it under that name"),
                value);
    }

    private void swapped(KeySpec one, KeySpec other, Node value) {
        complaints.add(
                Problem.of(
                                ProblemId.GITHUB_WORKFLOW_UNDECLARED,
                                one.key() + " is handed over from " + other.key() + ", and " + other.key() + " from "
                                        + one.key())
                        .key(one.key())
                        .because("each would have the value of the other")
                        .fix("write " + EntryCheck.mapping(one) + " and " + EntryCheck.mapping(other)),
                value);
    }

    /** Only words that are no other thing's name as well: {@code TEST_USER} may belong to any tier. */
    private @Nullable Tier otherTier(String name) {
        for (Tier other : List.of(Tier.PRODUCTION, Tier.STAGING, Tier.DEVELOPMENT)) {
            boolean named = isAtAnEnd(name, other.name()) || (other == Tier.PRODUCTION && isAtAnEnd(name, "PROD"));
            if (named && other != tier) {
                return other;
            }
        }
        return null;
    }

    private static boolean isAtAnEnd(String name, String word) {
        return name.startsWith(word + "_") || name.endsWith("_" + word);
    }
}
