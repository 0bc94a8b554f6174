package io.tierguard.cli.workflow;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.SecretReference;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.tier.SignalName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one job hands over against the contract: the {@code env} of the workflow, over it that of the job, and over that
 * those of the steps that mention tierguard. Where a job calls another workflow, it is the secrets that it names.
 */
final class JobCheck {
    private final Contract contract;
    private final Tier tier;
    private final Job job;
    private final Complaints complaints;
    private final EntryCheck entries;
    private final Map<String, Node> handed = new LinkedHashMap<>();
    private boolean unknown;

    JobCheck(Contract contract, Tier tier, Job job, EntryCheck entries, Complaints complaints) {
        this.contract = contract;
        this.tier = tier;
        this.job = job;
        this.entries = entries;
        this.complaints = complaints;
    }

    void run(@Nullable Node envOfWorkflow) {
        if (job.isCall()) {
            if (job.block().get("secrets") instanceof Node.Block secrets) {
                add("secrets", secrets);
            }
        } else {
            add("env", envOfWorkflow);
            add("env", job.block().get("env"));
            if (job.block().get("steps") instanceof Node.Items steps) {
                for (Node step : steps.items()) {
                    if (step instanceof Node.Block block && startsTierguard(block)) {
                        add("env", block.get("env"));
                    }
                }
            }
        }
        checkTier();
        for (KeySpec spec : contract.keys()) {
            if (isDemanded(spec)) {
                demand(spec);
            }
        }
    }

    private static boolean startsTierguard(Node.Block step) {
        return mentions(step.get("run")) || mentions(step.get("uses"));
    }

    private static boolean mentions(@Nullable Node node) {
        return node instanceof Node.Text text && Node.Text.indexOf(text.text(), "tierguard", 0) >= 0;
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

    /** What the environment is called and what the application is told must not be two tiers. */
    private void checkTier() {
        SignalName own = contract.signals().get(0);
        if (handed.get(own.variable()) instanceof Node.Text text) {
            Tier said = own.tier(text.text().strip().toLowerCase(Locale.ROOT));
            if (said != null && said != tier) {
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
    }

    private boolean isDemanded(KeySpec spec) {
        boolean ofRunner =
                spec.key().name().startsWith("GITHUB_") && !spec.key().name().equals("GITHUB_TOKEN");
        return ContractText.isRequired(spec, tier)
                && ContractText.isFrom(spec, tier, Layer.ENVIRONMENT)
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
        if (found == null && unknown) {
            return;
        }
        String where = job.isCall() ? "secrets" : "env";
        complaints.add(
                Problem.of(
                                ProblemId.GITHUB_WORKFLOW_LACKS,
                                key + " is required in " + tier.label() + ", and job " + job.shown()
                                        + (found == null ? " doesn't hand it over" : " hands it over empty"))
                        .key(spec.key())
                        .because("an empty variable counts as missing, and a job has no others than it is handed")
                        .fix("write " + EntryCheck.mapping(spec) + " below " + where),
                found == null ? job.id() : found);
    }
}
