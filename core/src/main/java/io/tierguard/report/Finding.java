package io.tierguard.report;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Severity;
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
 * @param waived whether somebody has answered for it until a date
 */
public record Finding(Problem problem, Severity severity, boolean waived) {
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
}
