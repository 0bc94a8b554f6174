package io.tierguard.cli.workflow;

import io.tierguard.Tier;
import io.tierguard.cli.docs.GitHubEnv;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.cli.run.ChildEnvironment;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.NearMiss;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.tier.SignalName;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at each entry that jobs hand over, once however many of them do: is it declared, and is a secret one. */
final class EntryCheck {
    private static final String IN_THE_FILE = "whoever can read the repository can read it, and its history keeps it";

    private final Contract contract;
    private final Tier tier;
    private final Complaints complaints;
    private final NearMiss near;
    private final TakenNames taken;
    private final Map<String, KeySpec> specs = new HashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    EntryCheck(Contract contract, Tier tier, Complaints complaints) {
        this.contract = contract;
        this.tier = tier;
        this.complaints = complaints;
        this.near = new NearMiss(List.copyOf(contract.names()));
        this.taken = new TakenNames(contract, tier, complaints);
        for (KeySpec spec : contract.keys()) {
            String key = spec.key().name();
            specs.put(key, spec);
            specs.putIfAbsent(tier.name() + "_" + key, spec);
        }
    }

    /** Returns the line of an {@code env} block that hands the key over. */
    static String mapping(KeySpec spec) {
        String key = spec.key().name();
        return key + ": " + GitHubEnv.source(spec);
    }

    /** Returns whether the value is none, whatever GitHub has. */
    boolean isEmpty(Node value) {
        return value instanceof Node.Text text
                && (text.isNull() || Expressions.in(text.text()).make() == Expressions.Make.EMPTY);
    }

    void check(Node.Pair pair) {
        if (!seen.add(pair.name()) || pair.isMerge()) {
            return;
        }
        String name = pair.name().text();
        KeySpec spec = specs.get(name);
        if (!(pair.value() instanceof Node.Text value)) {
            complaints.unreadable(
                    Complaints.shown(name) + " is a mapping or a list, and a variable has one value",
                    "",
                    "write one value, JSON in quotes if need be",
                    pair.name());
        } else if (spec == null) {
            undeclared(pair.name());
        } else if (!isEmpty(value)) {
            declared(spec, value, pair.name());
        }
    }

    /** Looks at an entry of a step that needs not be the application's own, and returns the key that it is, or null. */
    @Nullable
    KeySpec ofStep(Node.Pair pair) {
        KeySpec spec = specs.get(pair.name().text());
        if (spec == null || !(pair.value() instanceof Node.Text value) || isEmpty(value)) {
            return null;
        }
        if (seen.add(pair.name())) {
            sourceOf(spec, value);
        }
        return spec;
    }

    /** Looks at what one job hands over, by their names. */
    void checkTogether(Map<String, Node> handed) {
        taken.checkTogether(handed);
    }

    private void undeclared(Node.Text at) {
        String name = at.text();
        if (isOfEveryJob(name) || isFileOfKey(name)) {
            return;
        }
        Tier owner = ownerOfKey(name);
        if (owner != null) {
            complaints.add(
                    Problem.of(
                                    ProblemId.GITHUB_WORKFLOW_UNDECLARED,
                                    name + " is handed over, and it is for " + owner.label())
                            .key(name)
                            .because("the check at the start refuses what another tier uses")
                            .fix("take it out, or hand it over in the job for " + owner.label() + " alone"),
                    at);
            return;
        }
        String meant = near.of(name);
        Problem problem = Problem.of(
                        ProblemId.GITHUB_WORKFLOW_UNDECLARED,
                        Complaints.shown(name) + " is handed over, and the contract doesn't know it")
                .key(Complaints.shown(name))
                .because("what nobody declared nobody checks, and each step could read it")
                .fix("declare it, take it out, or set it at the one step that needs it");
        complaints.add(meant == null ? problem : problem.note("did you mean " + meant + "?"), at);
    }

    /** Returns the other tier whose prefix is before a key, or null. */
    private @Nullable Tier ownerOfKey(String name) {
        for (Tier other : Tier.values()) {
            String prefix = other.name() + "_";
            if (other != tier && name.startsWith(prefix) && specs.containsKey(name.substring(prefix.length()))) {
                return other;
            }
        }
        return null;
    }

    private boolean isFileOfKey(String name) {
        return name.endsWith("_FILE") && specs.containsKey(name.substring(0, name.length() - "_FILE".length()));
    }

    private boolean isOfEveryJob(String name) {
        return name.equals("CI")
                || name.startsWith("GITHUB_")
                || name.startsWith("RUNNER_")
                || name.startsWith("ACTIONS_")
                || SignalName.isAmong(contract.signals(), name)
                || ChildEnvironment.isOfSystem(name);
    }

    private void declared(KeySpec spec, Node.Text value, Node.Text name) {
        String key = spec.key().name();
        if (ContractText.isForbidden(spec, tier)) {
            unwanted(spec, key + " is handed over, and the contract forbids it in " + tier.label(), name);
        } else if (!ContractText.isFromJob(contract, spec, tier)) {
            String from = String.join(", ", ContractText.from(spec, tier));
            unwanted(spec, key + " is handed over, and in " + tier.label() + " it comes from " + from + " alone", name);
        }
        sourceOf(spec, value);
    }

    private void sourceOf(KeySpec spec, Node.Text value) {
        Expressions expressions = Expressions.in(value.text());
        taken.check(spec, expressions, value);
        if (spec.secret()) {
            switch (expressions.make()) {
                case LITERAL -> open(spec, "its value stands in the workflow", IN_THE_FILE, value);
                case FALLBACK -> open(spec, "what stands in for it stands in the workflow", IN_THE_FILE, value);
                case VARIABLE ->
                    open(
                            spec,
                            "it is handed over from a variable",
                            "variables on GitHub are kept in the open, and no log masks them",
                            value);
                case READABLE ->
                    open(spec, "it is made of nothing secret", "whoever sees the run can work it out", value);
                case EMPTY, OTHER -> {}
            }
        }
    }

    private void unwanted(KeySpec spec, String message, Node.Text name) {
        complaints.add(
                Problem.of(ProblemId.GITHUB_WORKFLOW_UNDECLARED, message)
                        .key(spec.key())
                        .because("the check at the start refuses it")
                        .fix("take it out"),
                name);
    }

    private void open(KeySpec spec, String how, String because, Node.Text value) {
        complaints.add(
                Problem.of(ProblemId.GITHUB_WORKFLOW_LACKS, spec.key() + " is a secret, and " + how)
                        .key(spec.key())
                        .because(because)
                        .fix("keep a new one as a secret on GitHub, and write " + mapping(spec)),
                value);
    }
}
