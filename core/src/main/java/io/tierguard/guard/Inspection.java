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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One look of all guards at one configuration: what they look at, and what they found so far. */
final class Inspection {
    private final Checked checked;
    private final Verdict verdict;
    private final List<Problem> problems = new ArrayList<>(0);
    private final Map<String, List<ProblemId>> guardsOf = new HashMap<>();
    private final Map<String, List<String>> rulesOf = new HashMap<>(0);
    private final Map<String, List<String>> waiting = new LinkedHashMap<>(0);
    private final Set<String> refused = new HashSet<>(0);
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

    /** Notes that a rule of the application's own is over the setting, in whatever tier. */
    void isOver(String rule, Setting setting) {
        put(rulesOf, setting, rule);
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

    /**
     * Adds a problem of a setting's value. Where the contract refuses the value as well, it is added with the contract's
     * reason; but a guard that would only warn stands back, because the refusal is then said as the contract's own.
     */
    void refuse(Problem problem, Setting setting) {
        Refusal refusal = refusal(setting);
        if (refusal == null) {
            add(problem, setting);
        } else if (problem.id().severity(tier()) == Severity.ERROR) {
            refused.add(setting.key().name());
            add(refusal.because().isEmpty() ? problem : problem.because(refusal.because()), setting);
        }
    }

    /** Returns whether a built-in guard has refused the setting's value, and has given the contract's reason. */
    boolean isRefused(Setting setting) {
        return refused.contains(setting.key().name());
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
        return Objects.equals(setting.spec().type().parse(refused), setting.parsed());
    }

    Judgement judgement() {
        for (Setting failed : settings()) {
            List<String> guards = waiting.get(failed.key().name());
            if (guards != null) {
                problems.add(notEvaluated(failed, String.join(", ", guards)));
            }
        }
        return new Judgement(problems, guardsOf, rulesOf, evaluated);
    }

    private static Problem notEvaluated(Setting failed, String guards) {
        String why = failed.isSet() ? " is refused already: " : " is missing: ";
        Problem problem = Problem.of(ProblemId.NOT_EVALUATED, "not evaluated, because " + failed.key() + why + guards)
                .key(failed.key());
        return failed.origin() == null ? problem : problem.at(failed.place());
    }
}
