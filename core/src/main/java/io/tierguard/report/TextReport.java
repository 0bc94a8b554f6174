package io.tierguard.report;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays a report out for a person: what, where, why, and what to do, one line each. Where was looked for what
 * is missing, and why it may be, is said with the first of several keys alone.
 *
 * <pre>
 *   TG401  ENABLE_DEBUG_ENDPOINTS is true, and production refuses it
 *          environment variable ENABLE_DEBUG_ENDPOINTS = true
 *          debug endpoints expose internals
 *          → set ENABLE_DEBUG_ENDPOINTS=false, or remove it (it defaults to false)
 * </pre>
 */
final class TextReport {
    /** Enough to see what kind of names they are; all of them are in the JSON. */
    private static final int MOST_OF_ONE_ID = 10;

    /** More than a person mends in one go. */
    private static final int MOST_OF_ONE_FAULT = 100;

    private final Report report;
    private final TextPage page;

    /** Why keys are missing: fifteen of them often are for one reason. */
    private final Set<String> whyMissing = new HashSet<>();

    private TextReport(Report report, TextStyle style) {
        this.report = report;
        this.page = new TextPage(style);
    }

    static String of(Report report, TextStyle style) {
        return new TextReport(report, style).text();
    }

    private String text() {
        page.heading(headline(report));
        Finding before = null;
        int same = 0;
        for (List<Finding> places : byPlace()) {
            Finding finding = places.get(0);
            if (before == null || !before.isLike(finding)) {
                addRest(before, same, MOST_OF_ONE_FAULT);
                before = finding;
                same = 0;
            }
            int room = MOST_OF_ONE_FAULT - same;
            same += places.size();
            if (room > 0) {
                page.blank();
                add(places.subList(0, Math.min(room, places.size())));
            }
        }
        addRest(before, same, MOST_OF_ONE_FAULT);
        addInformation();
        page.blank();
        page.footer(totals(report));
        return page.text();
    }

    /** Puts those together that differ in nothing but the place: a word misspelt in ten lines is one thing to mend. */
    private Collection<List<Finding>> byPlace() {
        Map<Finding, List<Finding>> alike = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            if (finding.severity() != Severity.INFO) {
                Finding anywhere = finding.nowhere();
                List<Finding> places = alike.get(anywhere);
                if (places == null) {
                    places = new ArrayList<>(1);
                    alike.put(anywhere, places);
                }
                places.add(finding);
            }
        }
        return alike.values();
    }

    /** Returns the verdict, in a sentence without a full stop. */
    static String headline(Report report) {
        Tier tier = report.tier().orElse(null);
        if (report.phase() == Phase.BUILD) {
            String what = report.subject().isEmpty() ? "contract and files are" : report.subject() + " is";
            return report.application() + "'s " + what + (report.accepted() ? " in order" : " not in order")
                    + (tier == null ? "" : " for " + tier.label());
        }
        if (tier != null && report.phase() == Phase.DEPLOY) {
            return report.application()
                    + (report.accepted() ? " may be deployed to " : " is not ready to be deployed to ")
                    + tier.label();
        }
        if (tier != null) {
            return report.application()
                    + (report.accepted() ? " may start in " : " is not safe to start in ")
                    + tier.label();
        }
        Tier guess = report.checkedAs().orElse(null);
        return report.application() + " can't tell which tier it runs in"
                + (guess == null ? ", so nothing else was checked" : "; the rest was checked as " + guess.label());
    }

    private void add(List<Finding> alike) {
        Finding finding = alike.get(0);
        Problem problem = finding.problem();
        // What somebody answers for is no alarm any more.
        Severity weight = finding.waived() ? Severity.INFO : finding.severity();
        page.title(problem.id().id(), weight, problem.message() + ownName(problem));
        for (Finding place : alike) {
            where(place.problem());
        }
        for (String note : problem.notes()) {
            if (problem.id() != ProblemId.REQUIRED_MISSING || whyMissing.add(note)) {
                page.line(note);
            }
        }
        if (!problem.shadows().isEmpty()) {
            List<String> places = new ArrayList<>();
            for (Origin origin : problem.shadows()) {
                places.add(origin.describe());
            }
            page.line("hides: " + String.join(", ", places));
        }
        page.line(problem.because());
        page.line(new FindingText(finding).waiver());
        page.fix(problem.fix());
    }

    /** The id of a rule of the application's own says little; its name says which. */
    private static String ownName(Problem problem) {
        return problem.slug().equals(problem.id().slug()) ? "" : " (" + problem.slug() + ")";
    }

    private void where(Problem problem) {
        Origin origin = problem.origin();
        if (origin == null) {
            return;
        }
        String shown = problem.shown();
        if (shown == null) {
            page.line(origin.describe());
        } else if (origin instanceof Origin.File file && file.line() > 0 && problem.key() != null) {
            page.excerpt(file.location(), problem.key() + "=", shown, file.column() > 0);
        } else {
            page.line(origin.describe() + " = " + shown);
        }
    }

    /** What is good to know is said in a line each, and not without end. */
    private void addInformation() {
        Finding before = null;
        int same = 0;
        for (Finding finding : report.findings()) {
            if (finding.severity() != Severity.INFO) {
                continue;
            }
            if (before == null || !before.isLike(finding)) {
                addRest(before, same, MOST_OF_ONE_ID);
                page.blank();
                same = 0;
            }
            before = finding;
            same++;
            if (same <= MOST_OF_ONE_ID) {
                Origin origin = finding.problem().origin();
                boolean inFile = origin instanceof Origin.File;
                page.title(
                        finding.id(),
                        Severity.INFO,
                        finding.problem().message() + (inFile && origin != null ? " (" + origin.location() + ")" : ""));
            }
        }
        addRest(before, same, MOST_OF_ONE_ID);
    }

    private void addRest(@Nullable Finding first, int same, int most) {
        if (first != null && same > most) {
            page.line("and " + (same - most) + " more of the same");
        }
    }

    /** Returns how much was found and looked at, and which tier that was for. */
    static List<String> totals(Report report) {
        int waived = 0;
        for (Finding finding : report.findings()) {
            waived += finding.waived() ? 1 : 0;
        }
        List<String> totals = new ArrayList<>();
        totals.add(counted(report.errors(), "error") + ", " + counted(report.warnings(), "warning")
                + (waived == 0 ? "" : ", " + waived + " waived"));
        Tier tier = report.tier().orElse(null);
        if (tier != null && !report.tierEvidence().isEmpty()) {
            totals.add("tier " + tier.label() + " from " + TierLine.of(report.tierEvidence()));
        }
        String guards = report.phase() == Phase.BOOT ? ", " + counted(report.guards(), "guard") : "";
        totals.add(counted(report.keys(), "key") + guards);
        return totals;
    }

    /** Returns how many findings of one id a person is told of. */
    static int most(Severity severity) {
        return severity == Severity.INFO ? MOST_OF_ONE_ID : MOST_OF_ONE_FAULT;
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
