package io.tierguard.report;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Severity;
import io.tierguard.model.Waiver;
import org.jspecify.annotations.Nullable;

/**
 * A problem, with what it weighs in the tier at hand.
 *
 * <pre>{@code
 * assertThat(report.findings()).extracting(Finding::id).containsExactly("TG401");
 * }</pre>
 *
 * @param problem the problem
 * @param severity what it weighs
 * @param waiver who answers for it until when, and why, or null where nobody does
 */
public record Finding(
        Problem problem, Severity severity, @Nullable Waiver waiver) {
    /** Returns whether somebody answers for it, so that it neither refuses nor counts as a warning. */
    public boolean waived() {
        return waiver != null;
    }

    /** Returns the id, {@code TG401}. */
    public String id() {
        return problem.id().id();
    }

    /** Returns the key or name concerned, or null where there is none. */
    public @Nullable String key() {
        return problem.key();
    }

    /** Returns where it is, or null for what is nowhere. */
    public @Nullable Origin origin() {
        return problem.origin();
    }

    /** Returns this finding without its place: what is so equal is to be mended in the same way. */
    Finding nowhere() {
        Problem nowhere = new Problem(
                problem.id(),
                problem.slug(),
                problem.key(),
                problem.message(),
                problem.notes(),
                problem.because(),
                problem.fix(),
                null,
                problem.shown(),
                problem.shadows());
        return new Finding(nowhere, severity, waiver);
    }

    /** Returns whether the two are told of together: of one id, and both waived or neither. */
    boolean isLike(Finding other) {
        return problem.id() == other.problem.id() && waived() == other.waived();
    }
}
