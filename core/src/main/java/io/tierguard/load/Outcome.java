package io.tierguard.load;

import io.tierguard.contract.Checked;
import io.tierguard.guard.Judgement;
import io.tierguard.model.Problem;
import io.tierguard.model.Waiver;
import io.tierguard.report.Phase;
import io.tierguard.report.Report;
import io.tierguard.tier.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a load found out, whether it is accepted or refused.
 *
 * @param report the report
 * @param verdict the tier, with its evidence
 * @param problems what every stage found, in the order of the stages
 * @param waived those of them that a waiver answers for
 * @param checked the snapshot against its contract, or null where it came to no such check: without a tier, or with a
 *     contract that has mistakes
 * @param judgement what the guards found
 */
public record Outcome(
        Report report,
        Verdict verdict,
        List<Problem> problems,
        Map<Problem, Waiver> waived,
        @Nullable Checked checked,
        Judgement judgement) {
    /** Copies the list; the map is not shared. */
    public Outcome {
        problems = List.copyOf(problems);
    }

    /** Returns this outcome with one more problem, such as only the binding of what was accepted can find. */
    public Outcome with(Problem found) {
        List<Problem> more = new ArrayList<>(problems);
        more.add(found);
        Report extended = Report.of(
                        report.application(), verdict, more, waived, report.layers(), report.keys(), report.guards())
                .declaring(report.keyNames());
        return new Outcome(extended, verdict, more, waived, checked, judgement);
    }

    /** Returns this outcome as one of that phase. */
    Outcome in(Phase phase) {
        return new Outcome(report.in(phase), verdict, problems, waived, checked, judgement);
    }
}
