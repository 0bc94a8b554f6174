package io.tierguard.examples.eventapi;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Severity;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.util.List;

/** What a report says, as lines such as {@code TG401 ENABLE_DEBUG_ENDPOINTS environment ENABLE_DEBUG_ENDPOINTS}. */
final class Said {
    private Said() {}

    static List<String> errors(Report report) {
        return findings(report, Severity.ERROR);
    }

    static List<String> warnings(Report report) {
        return findings(report, Severity.WARNING);
    }

    /** Returns id, key, layer and location of each finding of that weight. */
    private static List<String> findings(Report report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::problem)
                .map(problem -> problem.id() + " " + problem.key() + place(problem))
                .toList();
    }

    private static String place(Problem problem) {
        Origin origin = problem.origin();
        return origin == null ? "" : " " + origin.layer().label() + " " + origin.location();
    }
}
