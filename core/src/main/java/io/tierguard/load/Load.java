package io.tierguard.load;

import io.tierguard.Tier;
import io.tierguard.bind.Binding;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.contract.ContractCheck;
import io.tierguard.guard.Guards;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Waivers;
import io.tierguard.layer.Layers;
import io.tierguard.layer.Snapshot;
import io.tierguard.model.Problem;
import io.tierguard.model.Waiver;
import io.tierguard.report.Report;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Surroundings;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way through the house: every load goes through each stage once, in the order of the lines in {@link #run}.
 *
 * <p>Immutable; each run reads everything anew.
 */
public final class Load {
    private final Contract contract;
    private final List<Problem> mistakes;
    private final Options options;
    private final @Nullable Binding<?> binding;

    /** Returns a load that has not begun, of what is bound to no type that asks anything itself. */
    public Load(Contract contract, List<Problem> mistakes, Options options) {
        this(contract, mistakes, options, null);
    }

    /**
     * Returns a load that has not begun.
     *
     * @param contract what the application needs
     * @param mistakes what is wrong with the contract itself; where there is any, nothing is held against it
     * @param options what the caller has set
     * @param binding the type that the values are for, if it asks more of them than the contract
     */
    public Load(Contract contract, List<Problem> mistakes, Options options, @Nullable Binding<?> binding) {
        this.contract = contract;
        this.mistakes = List.copyOf(mistakes);
        this.options = options;
        this.binding = binding;
    }

    /** Returns what is to be said of the configuration as it is now. */
    public Outcome run() {
        if (binding != null && mistakes.isEmpty()) {
            binding.prepare();
        }
        Surroundings around = options.surroundings();
        DotenvFiles dotenv = DotenvFiles.of(around, options.dialect());
        Verdict verdict = Verdicts.of(
                options.tier(),
                options.tierSaidBy(),
                around.environment(),
                around.properties(),
                dotenv.main().entries(),
                contract.signals(),
                options.testimony(around));
        if (!mistakes.isEmpty()) {
            return Unchecked.brokenContract(
                    contract, mistakes, verdict, dotenv.main().problems());
        }
        Tier tier = verdict.checkedAs();
        if (tier == null) {
            return Unchecked.unknownTier(contract, verdict, dotenv.main().problems());
        }
        Tier kept = options.keptTier();
        if (kept != null && kept != tier) {
            return Unchecked.changedTier(contract, verdict, kept, tier);
        }
        Snapshot snapshot = Layers.gather(
                tier, options.sources(around, dotenv, contract, tier), contract.names(), contract.defaults(tier));
        Checked checked = ContractCheck.check(contract, tier, snapshot);
        // Before anything of the application's own is asked, which may print what it is given.
        List<Problem> unmasked = options.masked(checked, around);
        Judgement judgement = Guards.judge(checked, verdict, around, options.rules());

        List<Problem> problems = new ArrayList<>(verdict.problems());
        problems.addAll(snapshot.problems());
        problems.addAll(checked.problems());
        if (binding != null) {
            problems.addAll(binding.problems(checked));
        }
        problems.addAll(judgement.problems());
        problems.addAll(unmasked);
        return concluded(verdict, tier, problems, checked, judgement);
    }

    /** Nothing asks for the day unless a waiver could end on it. */
    private Outcome concluded(
            Verdict verdict, Tier tier, List<Problem> problems, Checked checked, Judgement judgement) {
        Map<Problem, Waiver> waived = Map.of();
        if (!options.waivers().isEmpty()) {
            Waivers waivers = Waivers.of(options.waivers(), tier, options.today(), problems);
            waived = waivers.waived();
            problems.addAll(waivers.problems());
        }
        Report report = Report.of(
                        contract.application(),
                        verdict,
                        problems,
                        waived,
                        checked.suppliers(),
                        contract.keys().size(),
                        judgement.evaluated())
                .declaring(contract.names());
        return new Outcome(report, verdict, problems, waived, checked, judgement);
    }
}
