package io.tierguard.cli.workflow;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a workflow, each at its line. */
final class Complaints {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_WITH_DIGIT = 8;
    private static final int MOST_DIGITS = 3;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    /** Begins for a file that reports call so. */
    Complaints(String file) {
        this.file = file;
    }

    void add(Problem problem, Node at) {
        add(problem, at.line(), at.column());
    }

    void add(Problem problem, int line, int column) {
        problems.add(problem.at(new Origin.File(Layer.ENVIRONMENT, file, line, column)));
    }

    /** Adds that GitHub, or nobody, can tell what stands there. */
    void unreadable(String message, String because, String fix, int line, int column) {
        add(
                Problem.of(ProblemId.GITHUB_WORKFLOW_UNREADABLE, message)
                        .because(because)
                        .fix(fix),
                line,
                column);
    }

    void unreadable(String message, String because, String fix, Node at) {
        unreadable(message, because, fix, at.line(), at.column());
    }

    String file() {
        return file;
    }

    List<Problem> problems() {
        return problems;
    }

    /**
     * Returns whether the text is what names of jobs and variables look like: words with few digits, and none in long ones.
     * Anything else may be a secret that slipped to where a name should be.
     */
    static boolean isName(String text) {
        int digits = 0;
        int word = 0;
        boolean hasDigit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean between = c == '_' || (c == '-' && i > 0);
            word = between ? 0 : word + 1;
            hasDigit = !between && (hasDigit || digit);
            digits += digit ? 1 : 0;
            if (!(letter || between || (digit && i > 0)) || (hasDigit && word > LONGEST_WITH_DIGIT)) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_NAME && digits <= MOST_DIGITS;
    }

    /** Returns the name where it may be shown, or stars. */
    static String shown(String name) {
        return isName(name) ? name : "***";
    }
}
