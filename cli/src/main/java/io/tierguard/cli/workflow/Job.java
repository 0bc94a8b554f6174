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
    /** Returns the name as it may be shown. */
    String shown() {
        return Complaints.shown(id.text());
    }

    /** Returns whether the environment that the job names, or one that its matrix has for it, is the tier. */
    boolean isFor(Tier tier, SignalName names) {
        for (String environment : environments()) {
            if (tier == names.tier(environment.strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the job has an environment that only a run can tell. */
    boolean isInDoubt() {
        Node.Text name = environment();
        return name != null
                && !Expressions.in(name.text()).isEmpty()
                && environments().isEmpty();
    }

    /** Returns whether the job calls another workflow instead of running steps of its own. */
    boolean isCall() {
        return block.get("uses") != null;
    }

    private Node.@Nullable Text environment() {
        Node environment = block.get("environment");
        Node name = environment instanceof Node.Block named ? named.get("name") : environment;
        return name instanceof Node.Text text ? text : null;
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
        String property = expressions.matrixName();
        return property == null ? List.of() : ofMatrix(property);
    }

    private List<String> ofMatrix(String property) {
        List<String> values = new ArrayList<>();
        Node.Block strategy = Node.block(block.get("strategy"));
        Node.Block matrix = strategy == null ? null : Node.block(strategy.get("matrix"));
        if (matrix == null) {
            return values;
        }
        for (Node.Pair pair : matrix.pairs()) {
            if (pair.value() instanceof Node.Items list) {
                boolean own = pair.name().text().equalsIgnoreCase(property);
                boolean include = pair.name().text().equals("include");
                for (Node item : list.items()) {
                    addText(values, own ? item : null);
                    addOf(values, include ? Node.block(item) : null, property);
                }
            }
        }
        return values;
    }

    private static void addOf(List<String> values, Node.@Nullable Block included, String property) {
        for (Node.Pair pair : included == null ? List.<Node.Pair>of() : included.pairs()) {
            addText(values, pair.name().text().equalsIgnoreCase(property) ? pair.value() : null);
        }
    }

    private static void addText(List<String> values, @Nullable Node node) {
        if (node instanceof Node.Text text) {
            values.add(text.text());
        }
    }
}
