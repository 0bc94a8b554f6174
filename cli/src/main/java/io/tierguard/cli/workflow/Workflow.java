package io.tierguard.cli.workflow;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Contract;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Phase;
import io.tierguard.report.Report;
import io.tierguard.source.SourceFile;
import io.tierguard.tier.SignalName;
import io.tierguard.tier.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workflow of GitHub Actions, as far as it could be read. */
public final class Workflow {
    /** More jobs of one tier than anybody has; each is held against the whole contract. */
    private static final int MOST_JOBS = 100;

    private final String name;
    private final Complaints complaints;
    private final Node.@Nullable Block root;
    private final List<Job> jobs = new ArrayList<>();
    private final String notRead;

    private Workflow(String name, SourceFile file) {
        this.name = name;
        this.complaints = new Complaints(name);
        this.notRead = notRead(name, file);
        this.root = file.text() == null ? null : mapping(file.text());
        Node all = root == null ? null : root.get("jobs");
        if (all instanceof Node.Block block) {
            addJobs(block);
        } else if (root != null) {
            complaints.unreadable(
                    name + " has no jobs", "a workflow has a mapping of jobs", "name the file of a workflow", root);
        }
    }

    /** Reads the file, which reports call by that name. */
    public static Workflow read(Path file, String name) {
        return new Workflow(name, SourceFile.read(file, name, Layer.ENVIRONMENT, SourceFile.LIMIT));
    }

    /** What was read and is no text is a finding; what the system didn't let us read is not. */
    private String notRead(String name, SourceFile file) {
        if (file.absent()) {
            return "there is no file " + name;
        }
        for (Problem problem : file.problems()) {
            boolean read = problem.id() == ProblemId.FILE_TOO_LARGE || problem.id() == ProblemId.FILE_NOT_UTF8;
            if (!read) {
                return problem.message();
            }
            int line = problem.origin() instanceof Origin.File place ? place.line() : 0;
            complaints.unreadable(problem.message(), problem.because(), problem.fix(), line, 0);
        }
        return "";
    }

    private Node.@Nullable Block mapping(String text) {
        Node node = YamlReader.read(text, complaints);
        if (node != null && !(node instanceof Node.Block)) {
            complaints.unreadable(
                    name + " is no mapping",
                    "a workflow begins with on: or name:",
                    "name the file of a workflow",
                    node);
        }
        return Node.block(node);
    }

    private void addJobs(Node.Block all) {
        for (Node.Pair pair : all.pairs()) {
            if (pair.value() instanceof Node.Block block) {
                jobs.add(new Job(pair.name(), block));
            } else {
                complaints.unreadable(
                        "job " + Complaints.shown(pair.name().text()) + " is no mapping",
                        "",
                        "write what the job does below its name",
                        pair.name());
            }
        }
    }

    /** Returns why the system didn't let us read the file, or nothing. */
    public Optional<String> notRead() {
        return notRead.isEmpty() ? Optional.empty() : Optional.of(notRead);
    }

    /** Returns whether the file could be made out, so that it has the jobs that it has. */
    public boolean isWhole() {
        return root != null && complaints.problems().isEmpty();
    }

    /** Returns whether there is a job of that name. */
    public boolean hasJob(String id) {
        for (Job job : jobs) {
            if (job.id().text().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names of the jobs, as far as they may be shown. */
    public List<String> jobs() {
        List<String> names = new ArrayList<>();
        for (Job job : jobs) {
            if (Complaints.isName(job.id().text())) {
                names.add(job.id().text());
            }
        }
        return names;
    }

    /**
     * Holds the jobs against the contract.
     *
     * @param named the one job that is looked at, or null for those whose environment is or may be the tier
     */
    public Report check(Contract contract, Tier tier, @Nullable String named) {
        Complaints all = new Complaints(name);
        all.problems().addAll(complaints.problems());
        if (root != null) {
            HandsAll handsAll = new HandsAll(tier, all);
            handsAll.look(root);
            jobs.forEach(handsAll::look);
            check(contract, tier, chosen(contract.signals().get(0), tier, named, all), all);
        }
        Verdict verdict = new Verdict(tier, tier, List.of(), List.of());
        int keys = contract.keys().size();
        return Report.of(contract.application(), verdict, all.problems(), Map.of(), List.of(), keys, 0)
                .declaring(contract.names())
                .in(Phase.BUILD)
                .on("workflow " + name);
    }

    private void check(Contract contract, Tier tier, List<Job> chosen, Complaints all) {
        EntryCheck entries = new EntryCheck(contract, tier, all);
        for (Job job : chosen.subList(0, Math.min(MOST_JOBS, chosen.size()))) {
            new JobCheck(contract, tier, job, entries, all).run(root == null ? null : root.get("env"));
        }
        if (chosen.size() > MOST_JOBS) {
            all.unreadable(
                    "more than " + MOST_JOBS + " jobs are for " + tier.label() + ", and the rest was not looked at",
                    "",
                    "name one with --job",
                    chosen.get(MOST_JOBS).id());
        }
    }

    /** A job that was chosen by its name may be one for another tier, and what is asked of it then is asked in vain. */
    private void checkNamed(Job job, Tier tier, List<Tier> tiers, Complaints all) {
        if (!job.isInDoubt() && !tiers.isEmpty() && !tiers.contains(tier)) {
            String own = tiers.get(0).label();
            all.add(
                    Problem.of(
                                    ProblemId.GITHUB_WORKFLOW_LACKS,
                                    "job " + job.shown() + " has " + own + " as its environment, not " + tier.label())
                            .because("it is handed the secrets and variables of its environment alone")
                            .fix("ask with --tier " + own + ", or name another job"),
                    job.id());
        }
    }

    private List<Job> chosen(SignalName names, Tier tier, @Nullable String named, Complaints all) {
        List<Job> chosen = new ArrayList<>();
        Job calling = null;
        for (Job job : jobs) {
            boolean wanted = named == null
                    ? job.isFor(tier, names) || job.isInDoubt()
                    : job.id().text().equals(named);
            if (wanted) {
                chosen.add(job);
                checkNamed(job, tier, job.tiers(names), all);
            }
            calling = calling == null && job.isCall() ? job : calling;
        }
        if (chosen.isEmpty() && named == null && complaints.problems().isEmpty()) {
            Problem none = Problem.of(
                            ProblemId.GITHUB_WORKFLOW_LACKS,
                            "no job of " + name + " has " + tier.label() + " as its environment")
                    .because("its secrets and variables are handed to such a job alone")
                    .fix("write environment: " + tier.label() + " in the job that deploys, or name a job with --job");
            all.add(
                    calling == null
                            ? none
                            : none.note(
                                    "job " + calling.shown() + " calls another workflow: check the file of that one"),
                    calling == null ? 0 : calling.id().line(),
                    0);
        }
        return chosen;
    }
}
