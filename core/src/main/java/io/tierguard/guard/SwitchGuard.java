package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Switches that must be off, or on, where it counts: debug, hot reload, mocks, rate limiting, hardening. */
final class SwitchGuard implements Guard {
    private static final ProblemId[] KINDS = {
        ProblemId.DEBUG_ENDPOINTS,
        ProblemId.HOT_RELOAD,
        ProblemId.MOCKS,
        ProblemId.RATE_LIMITING_OFF,
        ProblemId.HARDENING_OFF
    };
    private static final String[] DEBUG = {"DEBUG"};
    private static final String[] RELOAD = {"HOT_RELOAD", "LIVE_RELOAD", "HOTRELOAD"};
    private static final String[] MOCKS = {"MOCK", "MOCKS", "MOCKED", "FAKE", "STUB", "STUBS"};
    private static final String[] LIMITS = {
        "RATE_LIMITING", "RATE_LIMIT", "RATE_LIMITS", "RATE_LIMITER", "RATELIMIT", "THROTTLING"
    };
    private static final String[] HARDENING = {"HARDENING"};
    private static final String[] OFF_WORDS = {"false", "off", "disabled", "no"};
    private static final String[] ON_WORDS = {"true", "on", "enabled", "yes"};

    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            ProblemId id = about(setting.key().name());
            if (id == null || !isSwitch(id, setting) || !inspection.canJudge(id, setting)) {
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
        boolean mustBeOn = id == ProblemId.HARDENING_OFF && !isNegated(id, key);
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
        for (ProblemId id : KINDS) {
            if (Words.hasAny(key, subjects(id))) {
                return id;
            }
        }
        return null;
    }

    private static String[] subjects(ProblemId id) {
        if (id == ProblemId.DEBUG_ENDPOINTS) {
            return DEBUG;
        }
        if (id == ProblemId.HOT_RELOAD) {
            return RELOAD;
        }
        if (id == ProblemId.MOCKS) {
            return MOCKS;
        }
        return id == ProblemId.RATE_LIMITING_OFF ? LIMITS : HARDENING;
    }

    private static boolean isProtection(ProblemId id) {
        return id == ProblemId.RATE_LIMITING_OFF || id == ProblemId.HARDENING_OFF;
    }

    private static boolean isNegated(ProblemId id, String key) {
        for (String subject : subjects(id)) {
            if (Words.has(key, subject)) {
                return Words.isNegated(key, subject, isProtection(id));
            }
        }
        return false;
    }

    /** A number of requests is no switch, and neither is a file; what can't be read as one yet may be one. */
    private static boolean isSwitch(ProblemId id, Setting setting) {
        if (setting.parsed() == null) {
            return setting.spec().type().parse("true") != null;
        }
        String key = setting.key().name();
        if (setting.spec().type().isNumber()) {
            boolean bare = !isProtection(id) && List.of(subjects(id)).contains(key);
            boolean named = bare || isNegated(id, key) || Words.hasAny(key, "ENABLE", "ENABLED", "USE", "ALLOW");
            return named && (isOn(setting) || isOff(setting));
        }
        return setting.parsed() instanceof Boolean || isOn(setting) || isOff(setting);
    }

    private static boolean isUnsafe(ProblemId id, Setting setting) {
        boolean on = isNegated(id, setting.key().name()) ? isOff(setting) : isOn(setting);
        return isProtection(id) != on;
    }

    private static boolean isOn(Setting setting) {
        String text = setting.text().strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "on", "yes", "1", "enabled", "enable", "y", "t", "*" -> true;
            default -> isNamespaces(setting, text);
        };
    }

    /** What Node's debug library takes: the names of what is to say more. */
    private static boolean isNamespaces(Setting setting, String text) {
        return setting.key().name().equals("DEBUG") && (text.indexOf('*') >= 0 || text.indexOf(':') >= 0);
    }

    private static boolean isOff(Setting setting) {
        return switch (setting.text().strip().toLowerCase(Locale.ROOT)) {
            case "false", "off", "no", "0", "disabled", "disable", "none", "n", "f" -> true;
            default -> false;
        };
    }

    private static String fix(Setting setting, Tier tier) {
        return switch (setting.text().toLowerCase(Locale.ROOT)) {
            case "true", "false", "on", "off", "yes", "no", "1", "0" -> Mends.flip(setting, tier);
            default -> "set " + setting.key() + "=" + other(setting);
        };
    }

    /** The first word for the other side that the type takes. */
    private static String other(Setting setting) {
        boolean on = isOn(setting);
        for (String word : on ? OFF_WORDS : ON_WORDS) {
            if (setting.spec().type().parse(word) != null) {
                return word;
            }
        }
        return on ? "0" : "1";
    }

    private static Problem problem(ProblemId id, Setting setting, Inspection inspection) {
        String key = setting.key().name();
        String tier = inspection.tier().label();
        return Problem.of(id, key + " is " + setting.presentValue().shown() + ", and " + verb(id, inspection, tier))
                .because(because(id))
                .fix(fix(setting, inspection.tier()));
    }

    private static String verb(ProblemId id, Inspection inspection, String tier) {
        return id.severity(inspection.tier()) == Severity.ERROR ? tier + " refuses it" : "this is " + tier;
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
