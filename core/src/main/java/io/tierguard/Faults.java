package io.tierguard;

import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a refresh failed.
 *
 * @param findings what stands for it
 * @param passing whether all of it is of the kind that passes by itself
 */
record Faults(List<Finding> findings, boolean passing) {
    /**
     * Returns why the load failed; nothing where it did not. Where a source failed, whatever its tier makes of that, its
     * fault alone counts: keys that are missing, and values of weaker layers in their place, follow from it.
     */
    static Faults of(Report report) {
        List<Finding> ofSources = new ArrayList<>();
        List<Finding> others = new ArrayList<>();
        boolean passing = true;
        for (Finding finding : report.findings()) {
            if (isOfSource(finding.problem().id())) {
                ofSources.add(finding);
                passing &= isPassing(finding.problem().id());
            } else if (finding.severity() == Severity.ERROR && !finding.waived()) {
                others.add(finding);
            }
        }
        return ofSources.isEmpty() ? new Faults(others, false) : new Faults(ofSources, passing);
    }

    /** Returns the ids, each once. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Finding finding : findings) {
            if (!ids.contains(finding.id())) {
                ids.add(finding.id());
            }
        }
        return List.copyOf(ids);
    }

    private static boolean isOfSource(ProblemId id) {
        return switch (id.id()) {
            case "TG620", "TG621", "TG622", "TG623" -> true;
            case "TG640", "TG641" -> true;
            case "TG626", "TG627", "TG628", "TG629", "TG630", "TG631", "TG632" -> true;
            case "TG650", "TG651", "TG652", "TG659" -> true;
            default -> false;
        };
    }

    private static boolean isPassing(ProblemId id) {
        return id == ProblemId.SECRETS_TIMEOUT
                || id == ProblemId.SECRETS_UNAVAILABLE
                || id == ProblemId.GITHUB_UNAVAILABLE;
    }
}
