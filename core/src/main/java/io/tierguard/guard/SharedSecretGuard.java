package io.tierguard.guard;

import io.tierguard.contract.Scalar;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.HashMap;
import java.util.Map;

/**
 * One value under two secret keys. Nothing but the names of both is told, not even to the hash of a report.
 *
 * <p>The password inside a URL may well be another key's value: both say the same thing to the same database. A URL as a whole is left
 * alone for the same reason, and so is whatever is neither free text nor bytes: two numbers may be equal.
 */
final class SharedSecretGuard implements Guard {
    @Override
    public void inspect(Inspection inspection) {
        Map<String, Setting> first = new HashMap<>(0);
        for (Setting setting : inspection.settings()) {
            if (!setting.spec().secret()
                    || !(setting.spec().type().isFreeText() || setting.spec().type() == Scalar.BYTES)
                    || !inspection.canJudge(ProblemId.SHARED_SECRET, setting)
                    || !setting.isSet()
                    || !ConnectionUrl.of(setting.text()).isNone()
                    || isNone(inspection, setting)) {
                continue;
            }
            Setting other = first.putIfAbsent(setting.text(), setting);
            if (other != null) {
                inspection.refuse(
                        Problem.of(
                                        ProblemId.SHARED_SECRET,
                                        setting.key() + " and " + other.key() + " are the same secret")
                                .because("who learns one of them has both, and neither can be replaced alone")
                                .fix("make a secret of its own for " + setting.key()),
                        setting);
            }
        }
    }

    /** What is no secret at all has to be replaced anyway. */
    private static boolean isNone(Inspection inspection, Setting setting) {
        String key = setting.key().name();
        return inspection.has(ProblemId.PLACEHOLDER_SECRET, key) || inspection.has(ProblemId.WEAK_SECRET, key);
    }
}
