package io.tierguard.guard;

import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;

/**
 * A framework that was told to build for something other than production.
 *
 * <p>Where the variable is a signal of the tier, the verdict has refused it already and this adds nothing. What is left are
 * values that reached the key by another way, and frameworks whose variable is no signal.
 */
final class BuildModeGuard implements Guard {
    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            if (isBuildMode(setting.key().name())
                    && !isSaidByTheVerdict(inspection, setting)
                    && inspection.canJudge(ProblemId.BUILD_MODE, setting)
                    && setting.isSet()
                    && !isProduction(setting.key().name(), setting.text())) {
                inspection.refuse(
                        Problem.of(
                                        ProblemId.BUILD_MODE,
                                        setting.key() + " is "
                                                + setting.presentValue().shown()
                                                + ", and production runs a production build")
                                .because("other builds are slower, say more in their errors, and were tested less")
                                .fix("set " + setting.key() + "="
                                        + productionName(setting.key().name())),
                        setting);
            }
        }
    }

    private static boolean isBuildMode(String key) {
        return switch (key) {
            case "NODE_ENV", "MIX_ENV", "RAILS_ENV", "RACK_ENV", "FLASK_ENV", "ASPNETCORE_ENVIRONMENT" -> true;
            default -> false;
        };
    }

    private static boolean isSaidByTheVerdict(Inspection inspection, Setting setting) {
        for (Problem problem : inspection.verdict().problems()) {
            if (setting.key().name().equals(problem.key())) {
                return true;
            }
        }
        return false;
    }

    /** As the framework itself takes it: Node runs no production build for prod, and Mix none for production. */
    private static boolean isProduction(String key, String mode) {
        return key.startsWith("ASPNETCORE") ? mode.equalsIgnoreCase("production") : mode.equals(productionName(key));
    }

    private static String productionName(String key) {
        return key.equals("MIX_ENV") ? "prod" : "production";
    }
}
