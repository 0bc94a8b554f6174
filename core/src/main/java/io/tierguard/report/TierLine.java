package io.tierguard.report;

import io.tierguard.model.Origin;
import io.tierguard.tier.Signal;
import java.util.List;

/** The evidence for a tier on one line: {@code NODE_ENV, MIX_ENV (environment)}. */
final class TierLine {
    private TierLine() {}

    static String of(List<Signal> evidence) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < evidence.size(); i++) {
            String place = place(evidence.get(i).origin());
            line.append(line.isEmpty() ? "" : ", ").append(evidence.get(i).name());
            boolean last = i + 1 == evidence.size();
            if (last || !place(evidence.get(i + 1).origin()).equals(place)) {
                line.append(" (").append(place).append(')');
            }
        }
        return line.toString();
    }

    private static String place(Origin origin) {
        if (origin instanceof Origin.File file) {
            return file.path();
        }
        return origin instanceof Origin.Code code
                ? code.location()
                : origin.layer().label();
    }
}
