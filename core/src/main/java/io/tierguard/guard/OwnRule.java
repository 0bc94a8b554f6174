package io.tierguard.guard;

import io.tierguard.Rule;
import io.tierguard.RuleValues;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** A rule of the application's own, evaluated like a guard of the catalogue. */
final class OwnRule implements Guard {
    private final String slug;
    private final Rule rule;

    OwnRule(String slug, Rule rule) {
        this.slug = slug;
        this.rule = rule;
    }

    @Override
    public void inspect(Inspection inspection) {
        Predicate<RuleValues> condition = Objects.requireNonNull(rule.condition(), slug);
        for (String key : rule.keys()) {
            inspection.isOver(slug, Objects.requireNonNull(inspection.checked().setting(key), key));
        }
        if (!rule.tiers().contains(inspection.tier())) {
            return;
        }
        List<Setting> settings = new ArrayList<>(rule.keys().size());
        for (String key : rule.keys()) {
            Setting setting = Objects.requireNonNull(inspection.checked().setting(key), key);
            if (setting.failed()) {
                inspection.notEvaluated(slug, setting);
                return;
            }
            settings.add(setting);
        }
        inspection.evaluated();
        try {
            if (condition.test(new CheckedRuleValues(slug, inspection.tier(), settings))) {
                inspection.add(unsafe(settings));
            }
        } catch (CheckedRuleValues.Misuse e) {
            throw e;
        } catch (Throwable e) {
            inspection.add(failed(e));
        }
    }

    private Problem unsafe(List<Setting> settings) {
        Setting first = settings.get(0);
        String keys = String.join(" and ", rule.keys());
        Problem problem = Problem.of(
                        ProblemId.OWN_RULE,
                        settings.size() == 1 ? keys + " is unsafe here" : keys + " are unsafe together")
                .slug(slug)
                .key(first.key())
                .because(rule.because())
                .fix(rule.fix().isEmpty() ? "change " + (settings.size() == 1 ? "it" : "one of them") : rule.fix());
        if (first.isSet()) {
            problem = problem.at(first.place(), first.presentValue());
        }
        for (Setting setting : settings.subList(1, settings.size())) {
            problem = problem.note(
                    setting.isSet()
                            ? setting.place().describe() + " = "
                                    + setting.presentValue().shown()
                            : setting.key() + " is not set");
        }
        return problem;
    }

    /** The exception's message may quote a value: its type is all that is said. */
    private Problem failed(Throwable thrown) {
        return Problem.of(
                        ProblemId.OWN_RULE_FAILED,
                        "the guard " + slug + " failed with "
                                + thrown.getClass().getName())
                .slug(slug)
                .key(rule.keys().get(0))
                .because("a guard that can't be evaluated guards nothing")
                .fix("mend the guard's condition");
    }
}
