package io.tierguard.load;

import io.tierguard.Tier;
import io.tierguard.contract.Contract;
import io.tierguard.guard.Judgement;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Report;
import io.tierguard.tier.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ends of a load that came to no check. */
final class Unchecked {
    private Unchecked() {}

    /** Without a tier there is nothing to check against; what is wrong with the file that was read is said all the same. */
    static Outcome unknownTier(Contract contract, Verdict verdict, List<Problem> ofFile) {
        List<Problem> problems = new ArrayList<>(verdict.problems());
        problems.addAll(ofFile);
        problems.add(Problem.of(
                        ProblemId.TIER_NOT_KNOWN,
                        "the contract and the guards were not evaluated, because the tier is not known")
                .fix("say which tier this is"));
        return outcome(contract, verdict, problems);
    }

    /** A process stays in the tier that it was started in, and must not ask another tier's secret managers. */
    static Outcome changedTier(Contract contract, Verdict verdict, Tier kept, Tier found) {
        List<Problem> problems = new ArrayList<>(verdict.problems());
        problems.add(Problem.of(
                        ProblemId.TIER_CONTRADICTED,
                        "this was started in " + kept.label() + ", and now it would be " + found.label())
                .at(verdict.evidence().get(0).origin())
                .because("connections and caches are of the tier that the process was started in")
                .fix("take back what says " + found.label() + ", or start the process anew"));
        return outcome(contract, verdict, problems);
    }

    /** A contract with a mistake in it is not the one that was meant: nothing is held against it. */
    static Outcome brokenContract(Contract contract, List<Problem> mistakes, Verdict verdict, List<Problem> ofFile) {
        List<Problem> problems = new ArrayList<>(verdict.problems());
        problems.addAll(ofFile);
        problems.addAll(mistakes);
        problems.add(Problem.of(
                        ProblemId.CONTRACT_NOT_CHECKED,
                        "the configuration was not checked, because its contract has mistakes")
                .fix("mend the contract"));
        return outcome(contract, verdict, problems);
    }

    private static Outcome outcome(Contract contract, Verdict verdict, List<Problem> problems) {
        Report report = Report.of(contract.application(), verdict, problems, Map.of(), List.of(), 0, 0);
        return new Outcome(report, verdict, problems, Map.of(), null, Judgement.NONE);
    }
}
