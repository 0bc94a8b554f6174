package io.tierguard.cli.workflow;

import io.tierguard.Tier;
import io.tierguard.tier.SignalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A job of a workflow.
 *
 * @param id its name
 * @param block what stands below that
 */
record Job(Node.Text id, Node.Block block) {
    /** More than GitHub allows; what is longer need not be taken apart, for as many jobs as there are aliases of it. */
    private static final int LONGEST_ENVIRONMENT = 1_000;

    /** Returns the name as it may be shown. */
    String shown() {
        return Complaints.shown(id.text());
    }

    /** Returns whether the environment that the job names, or one that its matrix has for it, is the tier. */
    boolean isFor(Tier tier, SignalName names) {
        return tiers(names).contains(tier);
    }

    /** Returns the tiers that the job's environment names, or may be one of. */
    List<Tier> tiers(SignalName names) {
        List<Tier> tiers = new ArrayList<>();
        for (String environment : environments()) {
            Tier tier = names.tier(environment.strip().toLowerCase(Locale.ROOT));
            if (tier != null) {
                tiers.add(tier);
            }
        }
        return tiers;
    }

    /** Returns whether the job has an environment that only a run can tell, so that it may be any tier. */
    boolean isInDoubt() {
        Node.Text name = environment();
        if (name == null) {
            return false;
        }
        Expressions expressions = Expressions.in(name.text());
        boolean open = expressions.matrixPath().isEmpty() && expressions.choosesMore();
        return expressions.isWhole() && (open || environments().isEmpty());
    }

    /** Returns whether the job calls another workflow instead of running steps of its own. */
    boolean isCall() {
        return block.get("uses") != null;
    }

    /** Returns whether it hands all secrets to the workflow that it calls. */
    boolean inheritsSecrets() {
        return isCall()
                && block.get("secrets") instanceof Node.Text text
                && text.text().strip().equalsIgnoreCase("inherit");
    }

    /** Returns the steps, as far as they are some. */
    List<Node.Block> steps() {
        List<Node.Block> steps = new ArrayList<>();
        if (block.get("steps") instanceof Node.Items items) {
            for (Node step : items.items()) {
                if (step instanceof Node.Block one) {
                    steps.add(one);
                }
            }
        }
        return steps;
    }

    private Node.@Nullable Text environment() {
        Node environment = block.get("environment");
        Node name = environment instanceof Node.Block named ? named.get("name") : environment;
        return name instanceof Node.Text text && text.text().length() <= LONGEST_ENVIRONMENT ? text : null;
    }

    private List<String> environments() {
        Node.Text name = environment();
        if (name == null) {
            return List.of();
        }
        Expressions expressions = Expressions.in(name.text());
        if (expressions.isEmpty()) {
            return List.of(name.text());
        }
        List<String> path = expressions.matrixPath();
        return path.isEmpty() ? expressions.choices() : ofMatrix(path);
    }

    private List<String> ofMatrix(List<String> path) {
        List<String> values = new ArrayList<>();
        Node.Block strategy = Node.block(block.get("strategy"));
        Node.Block matrix = strategy == null ? null : Node.block(strategy.get("matrix"));
        if (matrix == null) {
            return values;
        }
        for (Node.Pair pair : matrix.pairs()) {
            if (pair.value() instanceof Node.Items list) {
                boolean own = pair.name().text().equalsIgnoreCase(path.get(0));
                boolean include = pair.name().text().equals("include");
                for (Node item : list.items()) {
                    add(values, own ? item : null, path.subList(1, path.size()));
                    add(values, include ? item : null, path);
                }
            }
        }
        return values;
    }

    /** Adds what stands there below those names, whose case doesn't count. */
    private static void add(List<String> values, @Nullable Node node, List<String> path) {
        if (path.isEmpty()) {
            if (node instanceof Node.Text text) {
                values.add(text.text());
            }
        } else if (node instanceof Node.Block block) {
            for (Node.Pair pair : block.pairs()) {
                if (pair.name().text().equalsIgnoreCase(path.get(0))) {
                    add(values, pair.value(), path.subList(1, path.size()));
                }
            }
        }
    }
}
