package io.tierguard.cli.workflow;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Finds what hands a job every secret there is, anywhere in a workflow: in scripts, inputs and conditions too. */
final class HandsAll {
    private static final String WORD = "secrets";

    private final Tier tier;
    private final Complaints complaints;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    HandsAll(Tier tier, Complaints complaints) {
        this.tier = tier;
        this.complaints = complaints;
    }

    /** Looks through the node once, however many aliases there are of it. */
    void look(Node node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof Node.Text text) {
            look(text, Expressions.in(text.text()));
        } else if (node instanceof Node.Items list) {
            list.items().forEach(this::look);
        } else if (node instanceof Node.Block block) {
            for (Node.Pair pair : block.pairs()) {
                look(pair.name());
                if (pair.value() instanceof Node.Text text && pair.name().text().equals("if")) {
                    look(text, Expressions.ofCondition(text.text()));
                    seen.add(text);
                }
                look(pair.value());
            }
        }
    }

    private void look(Node.Text text, Expressions expressions) {
        int at = expressions.takesAll();
        if (at < 0) {
            return;
        }
        int before = 0;
        for (int i = Node.Text.indexOf(text.text(), WORD, 0); i < at; i = Node.Text.indexOf(text.text(), WORD, i + 1)) {
            before++;
        }
        int line = text.lineOf(WORD, before);
        add(
                "every secret is handed over here, not those of the contract alone",
                line,
                line == text.line() ? text.column() : 0);
    }

    /** Looks at a job that calls another workflow. */
    void look(Job job) {
        if (job.inheritsSecrets() && job.block().get(WORD) instanceof Node.Text text) {
            add("job " + job.shown() + " hands every secret to the workflow that it calls", text.line(), text.column());
        }
    }

    private void add(String message, int line, int column) {
        complaints.add(
                Problem.of(ProblemId.GITHUB_WORKFLOW_HANDS_ALL, message)
                        .because("whatever runs there could read secrets that nobody meant for it")
                        .fix("hand over each declared key by its name, as 'tierguard docs github-env --tier "
                                + tier.label() + "' prints them"),
                line,
                column);
    }
}
