package io.tierguard.secrets.aws;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes each secret once, by whatever names it was asked for, and says which was asked for in two ways. */
final class Once {
    private final Map<String, Wanted> taken = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Returns whether a secret of that name and ARN is here for the first time. */
    boolean isFirst(Wanted one, @Nullable String name, @Nullable String arn) {
        Wanted before = taken.putIfAbsent(name + " " + arn, one);
        if (before != null && !Objects.equals(before.key(), one.key())) {
            problems.add(twice(before, one));
        }
        return before == null;
    }

    List<Problem> problems() {
        return problems;
    }

    private static Problem twice(Wanted one, Wanted other) {
        String names = one.name().equals(other.name()) ? one.name() : one.name() + ", which is " + other.name() + ",";
        return Problem.of(ProblemId.SECRETS_CLASH, names + " is asked for " + way(one) + " and " + way(other))
                .at(new Origin.Stored(Contents.store(one), "*"))
                .because(AwsSecrets.ONE_WAY)
                .fix("take one of the two out");
    }

    private static String way(Wanted one) {
        return one.key() == null
                ? "as a JSON object"
                : "as the value of " + one.key().name();
    }
}
