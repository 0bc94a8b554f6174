package io.tierguard.contract.file;

import io.tierguard.contract.KeySpec;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;

/** Tells where a file and what is asked of a key already don't fit together, at the file's line and naming both. */
final class Difference {
    private final KeySpec asked;
    private final Section section;

    Difference(KeySpec asked, Section section) {
        this.asked = asked;
        this.section = section;
    }

    /**
     * The word says less than what is asked already.
     *
     * @param what what is asked, to go after where that stands: {@code requires it in every tier}
     */
    void loosens(String word, String what) {
        add(
                word,
                Problem.of(
                                ProblemId.CONTRACT_LOOSENS,
                                word + " of " + asked.key() + " is looser than " + asked.declaredAt() + ", which "
                                        + what)
                        .because("a file can only tighten, and its readers would believe it")
                        .fix("write what " + asked.declaredAt() + " asks or more, or leave " + word + " out"));
    }

    /**
     * Both can't hold.
     *
     * @param word the word of the file, or nothing for its block as a whole
     */
    void disagrees(String word, String what, String fix) {
        String subject = word.isEmpty() ? asked.key().name() : word + " of " + asked.key();
        add(
                word,
                Problem.of(ProblemId.CONTRACT_DISAGREES, subject + " does not fit " + asked.declaredAt() + ": " + what)
                        .because("both are asked of every value")
                        .fix(fix));
    }

    private void add(String word, Problem problem) {
        section.findings().add(word.isEmpty() ? section.line() : section.line(word), problem.key(asked.key()));
    }
}
