package io.tierguard.load;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.contract.ContractCheck;
import io.tierguard.contract.KeySpec;
import io.tierguard.guard.Judgement;
import io.tierguard.layer.KnownNames;
import io.tierguard.layer.Snapshot;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Phase;
import io.tierguard.report.Report;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Surroundings;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way of {@link Phase#DEPLOY}: whether what a tier requires is there by name, before anything is deployed to it.
 *
 * <p>Secret managers are asked which names they have, and never for a value. What one of them can't tell is left open, with a
 * warning: that is no reason to refuse a deployment, nor to call it complete. Variables are those of the process that checks,
 * a {@code .env} is not looked at, and no guard is evaluated. Immutable; each run asks anew.
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
                contract.signals());
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

        List<Problem> problems = new ArrayList<>(verdict.problems());
        problems.addAll(certain(snapshot.problems(), checked.problems(), tier));
        Report report = Report.of(
                contract.application(),
                verdict,
                problems,
                Map.of(),
                checked.suppliers(),
                contract.keys().size(),
                0);
        return new Outcome(report.in(Phase.DEPLOY), verdict, problems, Map.of(), null, Judgement.NONE);
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

    /** A key that a manager may have, and can't tell of, is not missing: it is said beside the manager that it is not known. */
    private List<Problem> certain(List<Problem> ofSources, List<Problem> ofKeys, Tier tier) {
        boolean isOpen = false;
        for (Problem problem : ofSources) {
            isOpen |= problem.id() == ProblemId.SECRETS_NAMES_UNKNOWN;
        }
        List<Problem> certain = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Problem problem : ofKeys) {
            String key = problem.key();
            if (isOpen && problem.id() == ProblemId.REQUIRED_MISSING && key != null && mayBeInManager(key, tier)) {
                open.add(key);
            } else {
                certain.add(problem);
            }
        }
        for (Problem problem : ofSources) {
            boolean tells = problem.id() == ProblemId.SECRETS_NAMES_UNKNOWN && !open.isEmpty();
            certain.add(
                    tells ? problem.note("required, and not known to be there: " + String.join(", ", open)) : problem);
        }
        return certain;
    }

    private boolean mayBeInManager(String key, Tier tier) {
        for (KeySpec spec : contract.keys()) {
            if (spec.key().name().equals(key)) {
                Set<Layer> from = spec.from().get(tier);
                return from == null || from.contains(Layer.SECRETS);
            }
        }
        return false;
    }
}
