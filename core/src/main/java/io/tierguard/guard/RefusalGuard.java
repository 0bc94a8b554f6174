package io.tierguard.guard;

import io.tierguard.contract.Refusal;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;

/** The values that the contract itself refuses, unless a built-in guard has said the same of them. */
final class RefusalGuard implements Guard {
    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            if (setting.spec().refusals().isEmpty() || !inspection.canJudge(ProblemId.VALUE_REFUSED, setting)) {
                continue;
            }
            Refusal refusal = inspection.refusal(setting);
            if (refusal != null && !inspection.isRefused(setting)) {
                inspection.add(
                        Problem.of(
                                        ProblemId.VALUE_REFUSED,
                                        what(setting) + inspection.tier().label() + " refuses it")
                                .because(refusal.because())
                                .fix("set " + setting.key() + " to another value"),
                        setting);
            }
        }
    }

    private static String what(Setting setting) {
        return setting.presentValue().isSecret()
                ? setting.key() + " has a value that is named in the contract, and "
                : setting.key() + " is " + setting.presentValue().shown() + ", and ";
    }
}
