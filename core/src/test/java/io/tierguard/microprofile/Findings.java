package io.tierguard.microprofile;

import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import java.util.List;

/** What a report finds, as tests ask for it. */
final class Findings {
    private Findings() {}

    static List<String> ids(Report report) {
        return report.findings().stream().map(Finding::id).toList();
    }

    static String text(Report report) {
        return report.toText(TextStyle.PLAIN);
    }

    static List<String> keys(Report report, String id) {
        return report.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .map(finding -> String.valueOf(finding.problem().key()))
                .toList();
    }
}
