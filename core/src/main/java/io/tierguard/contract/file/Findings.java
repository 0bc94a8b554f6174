package io.tierguard.contract.file;

import io.tierguard.Layer;
import io.tierguard.model.NearMiss;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with one contract file, each with its line. */
final class Findings {
    /** Stands for a word that is not shown. */
    static final String HIDDEN = "what stands here";

    private static final int LONGEST_WORD = 24;

    /** More than these nobody reads, and a file of many mistakes would be answered with all of its keys at each. */
    private static final int MOST_CHOICES = 20;

    private final String file;
    private final Map<List<String>, NearMiss> near = new HashMap<>(0);
    private final List<Problem> problems = new ArrayList<>(0);

    Findings(String file) {
        this.file = file;
    }

    void add(int line, Problem problem) {
        problems.add(problem.at(new Origin.File(Layer.DEFAULT, file, Math.max(line, 0), 0)));
    }

    void addAll(List<Problem> more) {
        problems.addAll(more);
    }

    /** Says of a name that it is none of those that may stand there, and which one to write. */
    void addUnknown(ProblemId id, int line, String name, String what, List<String> known) {
        String meant = near.computeIfAbsent(known, NearMiss::new).of(name);
        Problem problem = Problem.of(id, shown(name) + " is no " + what);
        String choices =
                known.size() > MOST_CHOICES ? "the " + known.size() + " that there are" : String.join(", ", known);
        add(
                line,
                meant == null
                        ? problem.because("what is misspelt in a contract must not be passed over")
                                .fix(known.isEmpty() ? "declare it first" : "write one of " + choices)
                        : problem.fix("write " + meant));
    }

    String file() {
        return file;
    }

    String place(int line) {
        return file + ":" + line;
    }

    int count() {
        return problems.size();
    }

    List<Problem> problems() {
        return problems;
    }

    /** A name that nobody knows may be a secret that slipped to where a name should be: only what looks like a word is shown. */
    static String shown(String name) {
        if (name.isEmpty() || name.length() > LONGEST_WORD) {
            return HIDDEN;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || (c != '-' && c != '_'))) {
                return HIDDEN;
            }
        }
        return name;
    }
}
