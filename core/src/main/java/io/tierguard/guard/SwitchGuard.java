package io.tierguard.guard;

import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Switches that must be off, or on, where it counts: debug, hot reload, mocks, rate limiting, hardening. */
final class SwitchGuard implements Guard {
    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            ProblemId id = about(setting.key().name());
            if (id == null || !isSwitch(setting) || !inspection.canJudge(id, setting)) {
                continue;
            }
            if (!setting.isSet()) {
                inspectAbsent(id, setting, inspection);
            } else if (isUnsafe(id, setting)) {
                inspection.refuse(problem(id, setting, inspection), setting);
            }
        }
    }

    /** A protection that the contract has and that nobody has switched on is off; any other switch rests as it is. */
    private static void inspectAbsent(ProblemId id, Setting setting, Inspection inspection) {
        String key = setting.key().name();
        boolean mustBeOn = id == ProblemId.HARDENING_OFF && !Words.isNegated(key);
        if (mustBeOn && setting.spec().type().parse("true") instanceof Boolean) {
            inspection.add(Problem.of(
                            id,
                            key + " is not set, so it is off in "
                                    + inspection.tier().label())
                    .key(key)
                    .because(because(id))
                    .fix("set " + key + "=true"));
        }
    }

    private static @Nullable ProblemId about(String key) {
        if (Words.has(key, "DEBUG")) {
            return ProblemId.DEBUG_ENDPOINTS;
        }
        if (Words.hasAny(key, "HOT_RELOAD", "LIVE_RELOAD", "HOTRELOAD")) {
            return ProblemId.HOT_RELOAD;
        }
        if (Words.hasAny(key, "MOCK", "MOCKS", "MOCKED", "FAKE", "STUB", "STUBS")) {
            return ProblemId.MOCKS;
        }
        if (Words.hasAny(
                key, "RATE_LIMITING", "RATE_LIMIT", "RATE_LIMITS", "RATE_LIMITER", "RATELIMIT", "THROTTLING")) {
            return ProblemId.RATE_LIMITING_OFF;
        }
        return Words.has(key, "HARDENING") ? ProblemId.HARDENING_OFF : null;
    }

    /** A number of requests is no switch, and neither is a file; what can't be read as one yet may be one. */
    private static boolean isSwitch(Setting setting) {
        if (setting.parsed() == null) {
            return setting.spec().type().parse("true") != null;
        }
        return setting.parsed() instanceof Boolean
                || (!setting.spec().type().isNumber() && (isOn(setting) || isOff(setting)));
    }

    private static boolean isUnsafe(ProblemId id, Setting setting) {
        boolean on = Words.isNegated(setting.key().name()) ? isOff(setting) : isOn(setting);
        boolean mustBeOn = id == ProblemId.RATE_LIMITING_OFF || id == ProblemId.HARDENING_OFF;
        return mustBeOn != on;
    }

    private static boolean isOn(Setting setting) {
        return switch (setting.text().toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            default -> false;
        };
    }

    private static boolean isOff(Setting setting) {
        return switch (setting.text().toLowerCase(Locale.ROOT)) {
            case "false", "off", "no", "0" -> true;
            default -> false;
        };
    }

    private static Problem problem(ProblemId id, Setting setting, Inspection inspection) {
        String key = setting.key().name();
        String tier = inspection.tier().label();
        return Problem.of(id, key + " is " + setting.presentValue().shown() + ", and " + verb(id, inspection, tier))
                .because(because(id))
                .fix(Mends.flip(setting, inspection.tier()));
    }

    private static String verb(ProblemId id, Inspection inspection, String tier) {
        return id.severity(inspection.tier()) == io.tierguard.model.Severity.ERROR
                ? tier + " refuses it"
                : "this is " + tier;
    }

    private static String because(ProblemId id) {
        if (id == ProblemId.DEBUG_ENDPOINTS) {
            return "debug output and endpoints expose internals";
        }
        if (id == ProblemId.HOT_RELOAD) {
            return "code that reloads itself is not the code that was tested";
        }
        if (id == ProblemId.MOCKS) {
            return "a mock answers as if the real service had done its work";
        }
        return id == ProblemId.RATE_LIMITING_OFF
                ? "one client can exhaust the service, or guess passwords at full speed"
                : "the protection was declared, and is not on";
    }
}
