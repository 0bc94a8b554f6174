package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Problem;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a report says, in a form that reads well in a test: {@code TG401 error DEBUG environment:DEBUG}. */
final class Judged {
    private Judged() {}

    static <T extends Record> Tierguard<T> guard(
            Class<T> type, Tier tier, Path folder, Map<String, String> environment) {
        return Tierguard.of(type)
                .environment(environment)
                .systemProperties(Map.of())
                .directory(folder)
                .tier(tier);
    }

    static List<String> findings(
            Class<? extends Record> type, Tier tier, Path folder, Map<String, String> environment) {
        return findings(guard(type, tier, folder, environment).check());
    }

    static List<String> findings(Report report) {
        List<String> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Problem problem = finding.problem();
            String place = problem.origin() == null
                    ? "-"
                    : problem.origin().layer().label() + ":" + problem.origin().location();
            findings.add(problem.id() + " " + finding.severity().label() + " " + problem.key() + " " + place);
        }
        return findings;
    }

    /** The findings that weights such as {@code --WE} stand for in that tier, for a variable. */
    static List<String> weighed(String id, String weights, Tier tier, String key) {
        return switch (weights.charAt(List.of(Tier.values()).indexOf(tier))) {
            case 'E' -> List.of(id + " error " + key + " environment:" + key);
            case 'W' -> List.of(id + " warning " + key + " environment:" + key);
            case 'I' -> List.of(id + " info " + key + " environment:" + key);
            default -> List.of();
        };
    }

    static Problem only(Report report) {
        if (report.findings().size() != 1) {
            throw new AssertionError("not one finding: " + findings(report));
        }
        return report.findings().get(0).problem();
    }
}
