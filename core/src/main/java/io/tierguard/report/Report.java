package io.tierguard.report;

import io.tierguard.Tier;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.Severity;
import io.tierguard.model.Waiver;
import io.tierguard.tier.Signal;
import io.tierguard.tier.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a check found: the tier with its evidence, and every finding, the gravest first.
 *
 * <p>No value of a secret is in it, in any form. It is immutable and safe to share between threads.
 *
 * <pre>{@code
 * Report report = Tierguard.of(EventApiConfig.class).check();
 * if (!report.accepted()) {
 *     Files.writeString(Path.of("report.json"), report.toJson());
 * }
 * }</pre>
 */
public final class Report {
    private final Phase phase;
    private final String application;
    private final String subject;
    private final Verdict verdict;
    private final List<Finding> findings;
    private final List<String> layers;
    private final int keys;
    private final List<String> keyNames;
    private final int guards;

    Report(String application, Verdict verdict, List<Finding> findings, List<String> layers, int keys, int guards) {
        this(Phase.BOOT, application, "", verdict, findings, layers, keys, List.of(), guards);
    }

    private Report(
            Phase phase,
            String application,
            String subject,
            Verdict verdict,
            List<Finding> findings,
            List<String> layers,
            int keys,
            List<String> keyNames,
            int guards) {
        this.phase = phase;
        this.application = application;
        this.subject = subject;
        this.verdict = verdict;
        this.findings = List.copyOf(findings);
        this.layers = List.copyOf(layers);
        this.keys = keys;
        this.keyNames = keyNames;
        this.guards = guards;
    }

    /**
     * Returns the report of everything that was found.
     *
     * @param application the application's name
     * @param verdict the tier, with its evidence
     * @param problems what every stage found
     * @param waived those of them that somebody answers for, each with its waiver
     * @param layers the layers and files that supplied a value
     * @param keys how many keys were checked
     * @param guards how many guards were evaluated
     */
    public static Report of(
            String application,
            Verdict verdict,
            Collection<Problem> problems,
            Map<Problem, Waiver> waived,
            List<String> layers,
            int keys,
            int guards) {
        // Where the tier is not known, everything weighs what it weighs in production.
        Tier tier = verdict.checkedAs() == null ? Tier.PRODUCTION : verdict.checkedAs();
        List<Finding> findings = new ArrayList<>();
        List<Finding> answered = new ArrayList<>(0);
        for (Severity severity : Severity.values()) {
            if (severity == Severity.INFO) {
                addSorted(findings, answered);
            }
            List<Finding> alike = new ArrayList<>();
            for (Problem problem : problems) {
                if (problem.id().severity(tier) == severity) {
                    // The hash of a problem is not worth its time where nothing is waived.
                    Waiver waiver = waived.isEmpty() ? null : waived.get(problem);
                    (waiver == null ? alike : answered).add(new Finding(problem, severity, waiver));
                }
            }
            addSorted(findings, alike);
        }
        return new Report(application, verdict, findings, layers, keys, guards);
    }

    private static void addSorted(List<Finding> findings, List<Finding> more) {
        if (more.size() > 1) {
            more.sort(new ById());
        }
        findings.addAll(more);
    }

    /**
     * Returns the report of a build, whose findings were weighed already, each in the tier that it is of.
     *
     * @param application the application's name
     * @param verdict the tier that was asked for, or none
     * @param findings what was found
     * @param keys how many keys the contract has
     */
    public static Report ofBuild(String application, Verdict verdict, Collection<Finding> findings, int keys) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(new ById());
        sorted.sort(Comparator.comparing(Finding::severity));
        return new Report(Phase.BUILD, application, "", verdict, sorted, List.of(), keys, List.of(), 0);
    }

    /** Returns this report as one of that phase. */
    public Report in(Phase checked) {
        return new Report(checked, application, subject, verdict, findings, layers, keys, keyNames, guards);
    }

    /** Returns this report as one of a contract with these keys. */
    public Report declaring(Collection<String> names) {
        return new Report(phase, application, subject, verdict, findings, layers, keys, List.copyOf(names), guards);
    }

    /** Returns this report as one on a single thing of a build, {@code workflow deploy.yml}, which its headline then names. */
    public Report on(String thing) {
        return new Report(phase, application, thing, verdict, findings, layers, keys, keyNames, guards);
    }

    /** Returns what alone was looked at, or an empty text where it was all that a phase looks at. */
    String subject() {
        return subject;
    }

    /** Returns when the configuration was checked. */
    public Phase phase() {
        return phase;
    }

    /** Returns the application's name. */
    public String application() {
        return application;
    }

    /** Returns the tier, or nothing where none could be decided on. */
    public Optional<Tier> tier() {
        return Optional.ofNullable(verdict.tier());
    }

    /** Returns the tier that everything was checked for: a guess where none could be decided on, or nothing at all. */
    public Optional<Tier> checkedAs() {
        return Optional.ofNullable(verdict.checkedAs());
    }

    /** Returns what was said of the tier. */
    public List<Signal> tierEvidence() {
        return verdict.evidence();
    }

    /**
     * Returns every finding: errors, then warnings, then what somebody answers for, then information, each in the order of
     * the ids.
     */
    public List<Finding> findings() {
        return findings;
    }

    /** Returns whether the application may start: there is no error that nobody answers for. */
    public boolean accepted() {
        return errors() == 0;
    }

    /** Returns how many errors nobody answers for. */
    public int errors() {
        return count(Severity.ERROR);
    }

    /** Returns how many warnings nobody answers for. */
    public int warnings() {
        return count(Severity.WARNING);
    }

    private int count(Severity severity) {
        int count = 0;
        for (Finding finding : findings) {
            if (finding.severity() == severity && !finding.waived()) {
                count++;
            }
        }
        return count;
    }

    /** Returns the layers and files that supplied a value. */
    public List<String> layers() {
        return layers;
    }

    /** Returns how many keys were checked. */
    public int keys() {
        return keys;
    }

    /** Returns the names of the keys that were checked, in the order of the contract; none where nothing was checked. */
    public List<String> keyNames() {
        return keyNames;
    }

    /** Returns how many guards were evaluated. */
    public int guards() {
        return guards;
    }

    /** Returns one line for the log of an accepted load: application, tier and its evidence, keys, layers, warnings, waivers. */
    public String summary() {
        Tier tier = verdict.tier();
        String where = tier == null ? "no known tier" : tier.label() + ", from " + TierLine.of(verdict.evidence());
        StringBuilder line = new StringBuilder(application)
                .append(" starts in ")
                .append(where)
                .append(": ")
                .append(keys)
                .append(keys == 1 ? " key from " : " keys from ")
                .append(String.join(", ", layers));
        String before = "; warnings: ";
        for (Finding finding : findings) {
            if (finding.severity() == Severity.WARNING && !finding.waived()) {
                line.append(before)
                        .append(finding.id())
                        .append(' ')
                        .append(finding.problem().message());
                before = ", ";
            }
        }
        for (Finding finding : findings) {
            if (finding.waived()) {
                line.append("; ")
                        .append(finding.id())
                        .append(" ")
                        .append(finding.key())
                        .append(" ")
                        .append(new FindingText(finding).waiver());
            }
        }
        return Printable.line(line.toString());
    }

    /** Returns the report as JSON of the schema {@code tierguard.report/1}, ending in a line break. */
    public String toJson() {
        return JsonReport.of(this);
    }

    /** Returns the report as annotations for a job of GitHub Actions that checks the root of its repository. */
    public String toGitHub() {
        return toGitHub("");
    }

    /**
     * Returns the report as annotations for a job of GitHub Actions: a line for each finding, to be written to standard
     * output, and nothing where there are none. Errors and warnings are annotated as such; information, and what somebody
     * has answered for, as notices.
     *
     * @param folder the folder that was checked, as the root of the repository sees it ({@code services/event-api}); empty
     *     for the root itself
     */
    public String toGitHub(String folder) {
        return GitHubReport.of(this, folder);
    }

    /**
     * Returns the report as Markdown for the summary of a job ({@code GITHUB_STEP_SUMMARY}): the verdict, the totals, and a
     * table of the findings. No key, value or message can become a link, a mention, HTML or a cell of its own there.
     */
    public String toMarkdown() {
        return MarkdownReport.of(this);
    }

    /** Returns the report as SARIF 2.1.0, for a check of the root of its repository. */
    public String toSarif() {
        return toSarif("");
    }

    /**
     * Returns the report as SARIF 2.1.0, as GitHub's code scanning takes it. The category of the run is the application and
     * the tier, so that the checks for several tiers stand side by side. A finding in no file of the repository is said to
     * be in {@code tierguard.conf}.
     *
     * @param folder the folder that was checked, as the root of the repository sees it ({@code services/event-api}); empty
     *     for the root itself
     */
    public String toSarif(String folder) {
        return SarifReport.of(this, folder);
    }

    /** Returns the report as text for the terminal: coloured and in Unicode as the style says. */
    public String toText(TextStyle style) {
        return TextReport.of(this, style);
    }

    /** Returns the report as plain text of at most 100 columns. */
    @Override
    public String toString() {
        return toText(TextStyle.PLAIN);
    }
}
