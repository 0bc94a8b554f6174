package io.tierguard.guard;

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
                    || !inspection.canJudge(ProblemId.DEBUG_LOGGING, setting)) {
                continue;
            }
            if (isChatty(setting.text())) {
                String tier = inspection.tier().label();
                String shown = setting.presentValue().shown();
                inspection.refuse(
                        Problem.of(
                                        ProblemId.DEBUG_LOGGING,
                                        setting.key() + " is " + shown + ", and " + tier + " refuses it")
                                .because("logs at this level hold tokens and personal data")
                                .fix("set " + setting.key() + "=info"),
                        setting);
            }
        }
    }

    /** One level, or several, each behind the name of its logger: {@code info,com.acme=debug}. */
    private static boolean isChatty(String levels) {
        int from = 0;
        for (int i = 0; i < levels.length(); i++) {
            char c = levels.charAt(i);
            if (c == '=' || c == ':') {
                from = i + 1;
            } else if (c == ',' || c == ';') {
                if (isChattyLevel(levels.substring(from, i))) {
                    return true;
                }
                from = i + 1;
            }
        }
        return isChattyLevel(levels.substring(from));
    }

    private static boolean isChattyLevel(String level) {
        return switch (level.strip().toLowerCase(Locale.ROOT)) {
            case "debug", "trace", "all", "fine", "finer", "finest", "verbose", "silly" -> true;
            default -> false;
        };
    }
}
