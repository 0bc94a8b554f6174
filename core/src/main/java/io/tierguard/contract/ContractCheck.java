package io.tierguard.contract;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.layer.Snapshot;
import io.tierguard.layer.Supply;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a snapshot against a contract: what must be there is, what must not isn't, and every value is of its type. */
public final class ContractCheck {
    private final Tier tier;
    private final Snapshot snapshot;
    private final Disclosure disclosure;
    private final List<Problem> problems = new ArrayList<>(0);

    private ContractCheck(Contract contract, Tier tier, Snapshot snapshot) {
        this.tier = tier;
        this.snapshot = snapshot;
        this.disclosure = new Disclosure(contract, snapshot);
    }

    /** Checks every key of the contract; none keeps another from being looked at. */
    public static Checked check(Contract contract, Tier tier, Snapshot snapshot) {
        ContractCheck check = new ContractCheck(contract, tier, snapshot);
        List<Setting> settings = new ArrayList<>(contract.keys().size());
        for (KeySpec spec : contract.keys()) {
            settings.add(check.setting(spec));
        }
        check.problems.addAll(UndeclaredNames.problems(settings, snapshot, tier, contract.signals(), check.disclosure));
        return new Checked(tier, snapshot, settings, check.problems);
    }

    /** Checks of every key whether it is there, may be, and comes from where it may. No value is looked at. */
    public static Checked checkNames(Contract contract, Tier tier, Snapshot snapshot) {
        ContractCheck check = new ContractCheck(contract, tier, snapshot);
        List<Setting> settings = new ArrayList<>(contract.keys().size());
        for (KeySpec spec : contract.keys()) {
            Supply supply = snapshot.supply(spec.key());
            Entry winner = supply.winner();
            if (winner != null && winner.origin().layer() != Layer.DEFAULT) {
                check.checkPresence(spec, winner, null, supply);
            }
            settings.add(new Setting(spec, supply, winner == null ? null : winner.value(), null, false));
        }
        check.problems.addAll(UndeclaredNames.problems(settings, snapshot, tier, contract.signals(), check.disclosure));
        return new Checked(tier, snapshot, settings, check.problems);
    }

    private Setting setting(KeySpec spec) {
        Supply supply = snapshot.supply(spec.key());
        Entry winner = supply.winner();
        if (winner == null) {
            // Whether it is required is said once it is known which names are near to it.
            return new Setting(
                    spec, supply, null, null, spec.presence().requiredIn().contains(tier));
        }
        Value value = disclosure.of(spec, winner);
        int before = problems.size();
        Object parsed = spec.type().parse(value.reveal());
        if (parsed == null) {
            problems.add(wrongType(spec, winner, value, supply));
        } else {
            checkConstraints(spec, winner, value, supply, parsed);
        }
        boolean failed = problems.size() > before;
        if (winner.origin().layer() != Layer.DEFAULT) {
            checkPresence(spec, winner, value, supply);
        }
        return new Setting(spec, supply, value, parsed, failed);
    }

    private Problem wrongType(KeySpec spec, Entry winner, Value value, Supply supply) {
        String expected = spec.type().expectation();
        for (Constraint constraint : spec.constraints()) {
            if (constraint instanceof Constraint.Range) {
                expected = constraint.expectation();
            }
        }
        // An enum's constants are what a file calls values: one mistake has one id, wherever the contract stands.
        ProblemId id = spec.type() instanceof EnumType ? ProblemId.NOT_ONE_OF : ProblemId.WRONG_TYPE;
        Problem problem = Problem.of(id, spec.key() + " must be " + expected)
                .fix(mend(spec, "set " + spec.key() + " to " + expected));
        int part = spec.type().wrongPart(value.reveal());
        problem = part == 0 ? problem : problem.note("element " + part + " is not");
        return placed(problem, spec, winner, value, supply);
    }

    private void checkConstraints(KeySpec spec, Entry winner, Value value, Supply supply, Object parsed) {
        for (Constraint constraint : spec.constraints()) {
            ProblemId id = constraint.check(value.reveal(), parsed);
            if (id != null) {
                Problem problem = constraint.problem(id, spec.key().name());
                if (problem.fix().isEmpty()) {
                    problem = problem.fix(mend(spec, "set " + spec.key() + " to " + constraint.expectation()));
                }
                problems.add(placed(problem, spec, winner, value, supply));
            }
        }
    }

    private void checkPresence(KeySpec spec, Entry winner, @Nullable Value value, Supply supply) {
        if (spec.presence().forbiddenIn().contains(tier)) {
            Problem problem = Problem.of(
                            ProblemId.FORBIDDEN_SET, spec.key() + " is set, and " + tier.label() + " forbids it")
                    .fix("remove it");
            problems.add(placed(problem, spec, winner, value, supply));
        }
        String instead = spec.about().deprecated();
        if (instead != null) {
            Problem problem = Problem.of(ProblemId.DEPRECATED_KEY, spec.key() + " is deprecated")
                    .fix(instead);
            problems.add(placed(problem, spec, winner, value, supply));
        }
        Set<Layer> allowed = spec.from().get(tier);
        if (allowed != null && !isAllowed(allowed, winner.origin())) {
            Problem problem = Problem.of(
                            ProblemId.LAYER_NOT_ALLOWED,
                            spec.key() + " comes from the layer "
                                    + winner.origin().layer().label() + ", and the contract allows it from "
                                    + labels(allowed) + " alone in " + tier.label())
                    .fix("supply it from " + labels(allowed));
            problems.add(placed(problem, spec, winner, value, supply));
        }
    }

    /** What a job was handed as a secret is a variable of the process as well. */
    private static boolean isAllowed(Set<Layer> allowed, Origin origin) {
        return allowed.contains(origin.layer())
                || (origin instanceof Origin.Job && allowed.contains(Layer.ENVIRONMENT));
    }

    private static Problem placed(Problem problem, KeySpec spec, Entry winner, @Nullable Value value, Supply supply) {
        Problem there = problem.key(spec.key()).shadowing(supply.shadowedOrigins());
        return value == null ? there.at(winner.origin()) : there.at(winner.origin(), value);
    }

    private String mend(KeySpec spec, String action) {
        String example = spec.about().example();
        boolean shown = !example.isEmpty() && disclosure.mayShow(spec, example) && !action.contains("such as ");
        return shown ? action + ", such as " + example : action;
    }

    private static String labels(Set<Layer> layers) {
        StringBuilder text = new StringBuilder();
        for (Layer layer : Layer.values()) {
            if (layers.contains(layer)) {
                text.append(text.isEmpty() ? "" : ", ").append(layer.label());
            }
        }
        return text.toString();
    }

    /** Returns the value as it may be shown; used wherever a value that does not count is shown all the same. */
    public static Value shown(Contract contract, KeySpec spec, Entry entry) {
        return new Disclosure(contract, null).of(spec, entry);
    }

    /** Returns the value as it may be shown beside the secrets of that snapshot. */
    public static Value shown(Contract contract, Snapshot snapshot, KeySpec spec, Entry entry) {
        return new Disclosure(contract, snapshot).of(spec, entry);
    }

    static @Nullable Entry lastEmpty(Supply supply) {
        for (Entry entry : supply.shadowed()) {
            if (entry.value().isEmpty()) {
                return entry;
            }
        }
        return null;
    }
}
