package io.tierguard.testing;

import io.tierguard.model.NearMiss;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to say of a name that nothing has. Each method returns an empty text where there is nothing to say. */
final class Suggestions {
    private Suggestions() {}

    static String forFinding(Report report, String name) {
        if (name.isBlank()) {
            return "a blank is no name of a finding";
        }
        List<String> names = new ArrayList<>();
        for (ProblemId id : ProblemId.catalogue()) {
            names.add(id.id());
            names.add(id.slug());
        }
        for (Finding finding : report.findings()) {
            names.add(finding.problem().slug());
        }
        if (names.contains(name)) {
            return "";
        }
        boolean isId = name.toUpperCase(Locale.ROOT).startsWith("TG");
        @Nullable String meant = new NearMiss(names).of(name);
        if (name.chars().allMatch(Character::isDigit)) {
            return "no finding is called " + name + didYouMean(names.contains("TG" + name) ? "TG" + name : null);
        }
        // The name of a guard that found nothing is in no report: only what nearly is another name is wrong for
        // certain.
        return isId || meant != null ? "no finding is called " + name + didYouMean(meant) : "";
    }

    static String forKey(Report report, String key) {
        if (report.keyNames().contains(key)) {
            return "";
        }
        if (report.keyNames().isEmpty()) {
            return "the report knows no key";
        }
        return "the contract has no key " + key + didYouMean(new NearMiss(report.keyNames()).of(key));
    }

    private static String didYouMean(@Nullable String meant) {
        return meant == null ? "" : " (did you mean " + meant + "?)";
    }
}
