package io.tierguard.report;

import io.tierguard.model.Origin;
import io.tierguard.tier.Signal;
import java.util.List;

/** The evidence for a tier on one line: {@code NODE_ENV, MIX_ENV (environment)}. */
final class TierLine {
    private TierLine() {}

    /** What every tier fits is no evidence for one, and left out. */
    static String of(List<Signal> evidence) {
        StringBuilder line = new StringBuilder();
        String place = null;
        for (Signal signal : evidence) {
            if (signal.narrows()) {
                String next = place(signal.origin());
                if (place != null) {
                    line.append(place.equals(next) ? "" : " (" + place + ")").append(", ");
                }
                line.append(signal.name());
                place = next;
            }
        }
        return place == null ? "" : line.append(" (").append(place).append(')').toString();
    }

    private static String place(Origin origin) {
        if (origin instanceof Origin.File file) {
            return file.path();
        }
        if (origin instanceof Origin.Claimed claimed) {
            return claimed.document();
        }
        return origin instanceof Origin.Code code
                ? code.location()
                : origin.layer().label();
    }
}
