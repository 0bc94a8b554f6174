package io.tierguard.layer;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.model.Severity;
import io.tierguard.source.Reading;
import java.util.HashSet;
import java.util.Set;

/** Says what came of asking a source, for the line of the places that were looked in. */
final class Answers {
    private Answers() {}

    /** Returns how many keys it has. A word of warning is no failure, and a name without a value no key. */
    static String told(Reading reading) {
        if (reading.entries().isEmpty() && hasFailed(reading)) {
            return "failed";
        }
        Set<String> keys = new HashSet<>();
        for (Entry entry : reading.entries()) {
            if (!entry.value().isEmpty()) {
                keys.add(entry.name());
            }
        }
        return keys.size() + (keys.size() == 1 ? " key" : " keys");
    }

    /** What even production passes is a word of warning; in development, a failure is one too. */
    private static boolean hasFailed(Reading reading) {
        for (Problem problem : reading.problems()) {
            if (problem.id().severity(Tier.PRODUCTION) == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
