package io.tierguard.model;

import java.util.List;

/**
 * What was heard of the place where a process runs.
 *
 * @param claims what bears on the tier
 * @param problems what could not be heard
 */
public record Testimony(List<TierClaim> claims, List<Problem> problems) {
    /** Copies the lists. */
    public Testimony {
        claims = List.copyOf(claims);
        problems = List.copyOf(problems);
    }

    /** Returns the testimony of somebody who could not hear. */
    public static Testimony failed(Problem problem) {
        return new Testimony(List.of(), List.of(problem));
    }
}
