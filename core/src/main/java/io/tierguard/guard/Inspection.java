package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import io.tierguard.tier.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One look of all guards at one configuration: what they look at, and what they found so far. */
final class Inspection {
    /** The guards that refuse one value, as a contract does. */
    private static final Set<ProblemId> SWITCHES = Set.of(
            ProblemId.DEBUG_ENDPOINTS,
            ProblemId.HOT_RELOAD,
            ProblemId.MOCKS,
            ProblemId.RATE_LIMITING_OFF,
            ProblemId.DEBUG_LOGGING,
            ProblemId.HARDENING_OFF);

    private final Checked checked;
    private final Verdict verdict;
    private final List<Problem> problems = new ArrayList<>(0);
    private final Map<String, List<ProblemId>> guardsOf = new HashMap<>();
    private final Map<String, List<String>> waiting = new LinkedHashMap<>(0);
    private int evaluated;

    Inspection(Checked checked, Verdict verdict) {
        this.checked = checked;
        this.verdict = verdict;
    }

    Checked checked() {
        return checked;
    }

    Verdict verdict() {
        return verdict;
    }

    Tier tier() {
        return checked.tier();
    }

    List<Setting> settings() {
        return checked.settings();
    }

    /** Returns whether the guard has anything to say in this tier. */
    boolean applies(ProblemId id) {
        return id.severity(tier()) != null;
    }

    /**
     * Counts the guard as evaluated for the setting, or notes that it was not, because the contract refuses the setting
     * already.
     */
    boolean canJudge(ProblemId id, Setting setting) {
        put(guardsOf, setting, id);
        if (!applies(id)) {
            return false;
        }
        if (setting.failed()) {
            notEvaluated(id.slug(), setting);
            return false;
        }
        evaluated++;
        return true;
    }

    /** Counts a guard that is about no setting in particular. */
    void evaluated() {
        evaluated++;
    }

    void notEvaluated(String guard, Setting failed) {
        put(waiting, failed, guard);
    }

    private static <T> void put(Map<String, List<T>> lists, Setting setting, T element) {
        String key = setting.key().name();
        List<T> list = lists.get(key);
        if (list == null) {
            list = new ArrayList<>(2);
            lists.put(key, list);
        }
        if (!list.contains(element)) {
            list.add(element);
        }
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** Adds a problem of a setting that has a value, at the place of the value. */
    void add(Problem problem, Setting setting) {
        problems.add(problem.key(setting.key())
                .at(setting.place(), setting.presentValue())
                .shadowing(setting.supply().shadowedOrigins()));
    }

    /** Returns whether this problem of this key was found already. */
    boolean has(ProblemId id, String key) {
        for (Problem problem : problems) {
            if (problem.id() == id && key.equals(problem.key())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a built-in guard has refused the setting's value as a switch or a level. */
    boolean isRefusedFor(Setting setting) {
        for (Problem problem : problems) {
            if (setting.key().name().equals(problem.key()) && SWITCHES.contains(problem.id())) {
                return true;
            }
        }
        return false;
    }

    /** Returns what the contract itself refuses the setting's value for in this tier, or null. */
    @Nullable
    Refusal refusal(Setting setting) {
        for (Refusal refusal : setting.spec().refusals()) {
            if (refusal.tiers().contains(tier()) && isValue(setting, refusal.value())) {
                return refusal;
            }
        }
        return null;
    }

    private static boolean isValue(Setting setting, String refused) {
        Object parsed = setting.spec().type().parse(refused);
        return parsed != null && parsed.equals(setting.parsed());
    }

    /**
     * Returns whether a guard that only warns here has to stand back, because the contract refuses the value outright and
     * that is said as the contract's own.
     */
    boolean yields(ProblemId id, Setting setting) {
        return refusal(setting) != null && id.severity(tier()) != Severity.ERROR;
    }

    Judgement judgement() {
        for (Setting failed : settings()) {
            List<String> guards = waiting.get(failed.key().name());
            if (guards != null) {
                problems.add(notEvaluated(failed, String.join(", ", guards)));
            }
        }
        return new Judgement(problems, guardsOf, evaluated);
    }

    private static Problem notEvaluated(Setting failed, String guards) {
        String why = failed.isSet() ? " is refused already: " : " is missing: ";
        Problem problem = Problem.of(ProblemId.NOT_EVALUATED, "not evaluated, because " + failed.key() + why + guards)
                .key(failed.key());
        return failed.origin() == null ? problem : problem.at(failed.place());
    }
}
