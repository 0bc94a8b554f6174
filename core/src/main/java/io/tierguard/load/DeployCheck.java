package io.tierguard.load;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.contract.ContractCheck;
import io.tierguard.contract.KeySpec;
import io.tierguard.guard.Guards;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Waivers;
import io.tierguard.layer.KnownNames;
import io.tierguard.layer.Snapshot;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Waiver;
import io.tierguard.report.Phase;
import io.tierguard.report.Report;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Surroundings;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of {@link Phase#DEPLOY}: whether what a tier requires is there by name, before anything is deployed to it.
 *
 * <p>Secret managers are asked which names they have, and never for a value. What one of them can't tell is left open, with a
 * warning: that is no reason to refuse a deployment, nor to call it complete. Variables are those of the process that checks,
 * a {@code .env} is not looked at, and no guard that needs a value is evaluated. Immutable; each run asks anew.
 */
public final class DeployCheck {
    private final Contract contract;
    private final List<Problem> mistakes;
    private final Options options;

    /**
     * Returns a check that has not begun.
     *
     * @param contract what the application needs
     * @param mistakes what is wrong with the contract itself; where there is any, nothing is held against it
     * @param options what the caller has set
     */
    public DeployCheck(Contract contract, List<Problem> mistakes, Options options) {
        this.contract = contract;
        this.mistakes = List.copyOf(mistakes);
        this.options = options;
    }

    /** Returns what is to be said of the deployment. Its outcome has no checked values, because none was read. */
    public Outcome run() {
        Surroundings around = options.surroundings();
        Verdict verdict = Verdicts.of(
                options.tier(),
                options.tierSaidBy(),
                around.environment(),
                around.properties(),
                List.of(),
                contract.signals(),
                options.testimony(around));
        if (!mistakes.isEmpty()) {
            return Unchecked.brokenContract(contract, mistakes, verdict, List.of())
                    .in(Phase.DEPLOY);
        }
        Tier tier = verdict.checkedAs();
        if (tier == null) {
            return Unchecked.unknownTier(contract, verdict, List.of()).in(Phase.DEPLOY);
        }
        Snapshot snapshot = KnownNames.gather(
                tier,
                options.sources(around, DotenvFiles.unread(around), contract, tier),
                contract.names(),
                secrets(),
                contract.defaults(tier));
        Checked checked = ContractCheck.checkNames(contract, tier, snapshot);

        List<Problem> ofKeys = new ArrayList<>(checked.problems());
        ofKeys.addAll(Guards.judgeNames(checked));
        List<Problem> problems = new ArrayList<>(verdict.problems());
        problems.addAll(certain(snapshot.problems(), ofKeys, tier));
        return concluded(verdict, tier, problems, checked);
    }

    /** What no waiver is needed for here may need it at the start, where the guards are evaluated. */
    private Outcome concluded(Verdict verdict, Tier tier, List<Problem> problems, Checked checked) {
        Map<Problem, Waiver> waived = Map.of();
        if (!options.waivers().isEmpty()) {
            Waivers waivers = Waivers.of(options.waivers(), tier, options.today(), problems);
            waived = waivers.waived();
            for (Problem problem : waivers.problems()) {
                if (problem.id() != ProblemId.WAIVER_UNUSED) {
                    problems.add(problem);
                }
            }
        }
        Report report = Report.of(
                        contract.application(),
                        verdict,
                        problems,
                        waived,
                        checked.suppliers(),
                        contract.keys().size(),
                        0)
                .declaring(contract.names());
        return new Outcome(report.in(Phase.DEPLOY), verdict, problems, waived, null, Judgement.NONE);
    }

    private Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>();
        for (KeySpec spec : contract.keys()) {
            if (spec.secret()) {
                secrets.add(spec.key().name());
            }
        }
        return secrets;
    }

    /**
     * Leaves open what a manager decides that can't tell its names: what it may have is not missing, and where it wins, the
     * layer below it does not count. What is required is named beside the manager.
     */
    private List<Problem> certain(List<Problem> ofSources, List<Problem> ofKeys, Tier tier) {
        Set<Layer> silent = EnumSet.noneOf(Layer.class);
        for (Problem problem : ofSources) {
            if (problem.id() == ProblemId.SECRETS_NAMES_UNKNOWN && problem.origin() != null) {
                silent.add(problem.origin().layer());
            }
        }
        List<Problem> certain = new ArrayList<>();
        List<KeySpec> open = new ArrayList<>();
        for (Problem problem : ofKeys) {
            KeySpec spec = silent.isEmpty() ? null : spec(problem.key());
            if (spec == null || !isOpen(problem, spec, silent, tier)) {
                certain.add(problem);
            } else if (spec.presence().requiredIn().contains(tier)) {
                open.add(spec);
            }
        }
        for (Problem problem : ofSources) {
            List<String> names = new ArrayList<>();
            if (problem.id() == ProblemId.SECRETS_NAMES_UNKNOWN && problem.origin() != null) {
                for (KeySpec spec : open) {
                    if (maySupply(problem.origin().layer(), spec, tier)) {
                        names.add(spec.key().name());
                    }
                }
            }
            certain.add(
                    names.isEmpty()
                            ? problem
                            : problem.note("required, and not known to be there: " + String.join(", ", names)));
        }
        return certain;
    }

    private static boolean isOpen(Problem problem, KeySpec spec, Set<Layer> silent, Tier tier) {
        ProblemId id = problem.id();
        boolean isOfWinner = id == ProblemId.LAYER_NOT_ALLOWED || id == ProblemId.SECRET_FROM_FILE;
        if (!isOfWinner && id != ProblemId.REQUIRED_MISSING) {
            return false;
        }
        Layer below = isOfWinner && problem.origin() != null ? problem.origin().layer() : Layer.DEFAULT;
        for (Layer layer : silent) {
            if (layer.compareTo(below) > 0 && maySupply(layer, spec, tier)) {
                return true;
            }
        }
        return false;
    }

    private static boolean maySupply(Layer layer, KeySpec spec, Tier tier) {
        Set<Layer> from = spec.from().get(tier);
        return from == null || from.contains(layer);
    }

    private @Nullable KeySpec spec(@Nullable String key) {
        for (KeySpec spec : contract.keys()) {
            if (spec.key().name().equals(key)) {
                return spec;
            }
        }
        return null;
    }
}
