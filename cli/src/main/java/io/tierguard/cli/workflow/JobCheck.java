package io.tierguard.cli.workflow;

import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.SecretReference;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.tier.SignalName;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one job hands over against the contract: the {@code env} of its container, over it that of the workflow, then
 * that of the job, and over that those of the steps that mention tierguard; where none does, that of the step which hands
 * over most of what is required, for it will be the one that starts the application. What a script writes to
 * {@code GITHUB_ENV} counts as handed over, whatever its value will be. Where a job calls another workflow, it is the
 * secrets that it names.
 */
final class JobCheck {
    private final Contract contract;
    private final Tier tier;
    private final Job job;
    private final Complaints complaints;
    private final EntryCheck entries;
    private final Map<String, Node> handed = new LinkedHashMap<>();
    private final WrittenVariables written = new WrittenVariables();
    private final IdentityHashMap<Node, Boolean> mentioning = new IdentityHashMap<>();
    private boolean unknown;

    JobCheck(Contract contract, Tier tier, Job job, EntryCheck entries, Complaints complaints) {
        this.contract = contract;
        this.tier = tier;
        this.job = job;
        this.entries = entries;
        this.complaints = complaints;
    }

    void run(@Nullable Node envOfWorkflow) {
        if (job.inheritsSecrets()) {
            unknown = true;
        } else if (job.isCall()) {
            add("secrets", job.block().get("secrets"));
        } else {
            Node.Block container = Node.block(job.block().get("container"));
            add("env", container == null ? null : container.get("env"));
            add("env", envOfWorkflow);
            add("env", job.block().get("env"));
            addSteps();
        }
        entries.checkTogether(handed);
        if (!checkTier()) {
            return;
        }
        for (KeySpec spec : contract.keys()) {
            if (isDemanded(spec)) {
                demand(spec);
            }
        }
    }

    private void addSteps() {
        boolean toldWhich = false;
        Node.Block most = null;
        int mostRequired = 0;
        // An alias may repeat a large text more often than one has time to look at it.
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node.Block step : job.steps()) {
            if (step.get("run") instanceof Node.Text run && seen.add(run)) {
                written.add(run.text());
            }
            if (startsTierguard(step)) {
                toldWhich = true;
                add("env", step.get("env"));
            } else if (step.get("env") instanceof Node.Block env && seen.add(env)) {
                int required = required(env);
                most = required > mostRequired ? env : most;
                mostRequired = Math.max(required, mostRequired);
            }
        }
        if (!toldWhich && most != null) {
            most.pairs().forEach(pair -> handed.put(pair.name().text(), pair.value()));
        }
    }

    /** What else such a step is given is its own affair, but no secret may stand there in plain. */
    private int required(Node.Block env) {
        int required = 0;
        for (Node.Pair pair : env.pairs()) {
            KeySpec spec = entries.ofStep(pair);
            required += spec != null && isDemanded(spec) ? 1 : 0;
        }
        return required;
    }

    private boolean startsTierguard(Node.Block step) {
        return mentions(step.get("run")) || mentions(step.get("uses"));
    }

    private boolean mentions(@Nullable Node node) {
        return node instanceof Node.Text text
                && mentioning.computeIfAbsent(text, ignored -> Node.Text.indexOf(text.text(), "tierguard", 0) >= 0);
    }

    private void add(String word, @Nullable Node node) {
        if (node instanceof Node.Block block) {
            for (Node.Pair pair : block.pairs()) {
                entries.check(pair);
                handed.put(pair.name().text(), pair.value());
                unknown |= pair.isMerge();
            }
        } else if (node instanceof Node.Text text && text.isNull()) {
            return;
        } else if (node != null) {
            unknown = true;
            complaints.unreadable(
                    word + " is no mapping, so that nobody can tell here what is handed over",
                    "",
                    "write each key with its value below " + word,
                    node);
        }
    }

    /**
     * What the environment is called and what the application is told must not be two tiers. Where only a run can tell the
     * environment, the second says what the job is for; returns whether that is this tier.
     */
    private boolean checkTier() {
        SignalName own = contract.signals().get(0);
        if (handed.get(own.variable()) instanceof Node.Text text) {
            Tier said = own.tier(text.text().strip().toLowerCase(Locale.ROOT));
            if (said != null && said != tier) {
                if (job.isInDoubt()) {
                    return false;
                }
                complaints.add(
                        Problem.of(
                                        ProblemId.GITHUB_WORKFLOW_LACKS,
                                        "job " + job.shown() + " is for " + tier.label() + ", and hands over "
                                                + own.variable() + " for " + said.label())
                                .key(own.variable())
                                .because("the tier decides what is checked, and which values are safe")
                                .fix("write " + own.variable() + ": " + tier.label()),
                        text);
            }
        }
        return true;
    }

    private boolean isDemanded(KeySpec spec) {
        boolean ofRunner = spec.key().name().startsWith("GITHUB_") && !spec.secret();
        return ContractText.isRequired(spec, tier)
                && ContractText.isFromJob(contract, spec, tier)
                && !ofRunner
                && !(spec.secret() && hasOtherManager())
                && !(job.isCall() && !spec.secret());
    }

    /** What another manager may have, the check of a deployment asks it for. */
    private boolean hasOtherManager() {
        for (SecretReference manager : contract.secrets().getOrDefault(tier, List.of())) {
            if (!manager.provider().equals("github")) {
                return true;
            }
        }
        return false;
    }

    private void demand(KeySpec spec) {
        String key = spec.key().name();
        Node found = null;
        for (String name : new String[] {key + "_FILE", key, tier.name() + "_" + key}) {
            Node node = handed.get(name);
            if (node != null && !entries.isEmpty(node)) {
                return;
            }
            found = node == null ? found : node;
        }
        if ((found == null && unknown) || written.has(key)) {
            return;
        }
        String where = job.isCall() ? "secrets" : "env";
        Problem problem = Problem.of(
                        ProblemId.GITHUB_WORKFLOW_LACKS,
                        key + " is required in " + tier.label() + ", and job " + job.shown()
                                + (found == null ? " doesn't hand it over" : " hands it over empty"))
                .key(spec.key())
                .because("an empty variable counts as missing, and a job has no others than it is handed")
                .fix("write " + EntryCheck.mapping(spec) + " below " + where);
        complaints.add(
                job.isInDoubt()
                        ? problem.note("the environment of job " + job.shown() + " may be " + tier.label()
                                + ", only a run can tell")
                        : problem,
                found == null ? job.id() : found);
    }
}
