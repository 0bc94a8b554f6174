package io.tierguard.guard;

import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.List;
import java.util.Map;

/**
 * What the guards found.
 *
 * @param problems what they refuse or warn of, and what they could not judge
 * @param guardsOf for each key the guards that are about it
 * @param rulesOf for each key the names of the application's own rules that are over it
 * @param evaluated how many guards were evaluated, one for each key or group of keys that it is about
 */
public record Judgement(
        List<Problem> problems,
        Map<String, List<ProblemId>> guardsOf,
        Map<String, List<String>> rulesOf,
        int evaluated) {
    /** Nothing was looked at. */
    public static final Judgement NONE = new Judgement(List.of(), Map.of(), Map.of(), 0);

    /** Copies the list; the map is not shared. */
    public Judgement {
        problems = List.copyOf(problems);
    }
}
