package io.tierguard.guard;

import io.tierguard.contract.Refusal;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.Locale;

/** A log level that writes down everything, personal data and tokens included. */
final class LogLevelGuard implements Guard {
    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            if (!Words.hasAny(setting.key().name(), "LOG_LEVEL", "LOGLEVEL", "LOGGING_LEVEL")
                    || inspection.yields(ProblemId.DEBUG_LOGGING, setting)
                    || !inspection.canJudge(ProblemId.DEBUG_LOGGING, setting)) {
                continue;
            }
            if (isChatty(setting.text())) {
                Refusal refusal = inspection.refusal(setting);
                String tier = inspection.tier().label();
                String shown = setting.presentValue().shown();
                inspection.add(
                        Problem.of(
                                        ProblemId.DEBUG_LOGGING,
                                        setting.key() + " is " + shown + ", and " + tier + " refuses it")
                                .because(
                                        refusal == null
                                                ? "logs at this level hold tokens and personal data"
                                                : refusal.because())
                                .fix("set " + setting.key() + "=info"),
                        setting);
            }
        }
    }

    private static boolean isChatty(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "debug", "trace", "all", "fine", "finer", "finest", "verbose", "silly" -> true;
            default -> false;
        };
    }
}
