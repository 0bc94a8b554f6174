package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import io.tierguard.model.Waivable;
import io.tierguard.model.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the waivers of a contract come to in one tier on one day. Loaded only where there are some.
 *
 * @param waived the problems that somebody answers for, each with its waiver
 * @param problems what is wrong with the waivers themselves
 */
public record Waivers(Map<Problem, Waiver> waived, List<Problem> problems) {
    /** Copies what it is given. */
    public Waivers {
        waived = Map.copyOf(waived);
        problems = List.copyOf(problems);
    }

    /**
     * Holds the waivers of the tier against what was found. A waiver of another tier says nothing here, and neither does it
     * run out here.
     *
     * @param today the day in UTC
     */
    public static Waivers of(List<Waiver> waivers, Tier tier, LocalDate today, List<Problem> found) {
        Map<Problem, Waiver> waived = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Waiver waiver : waivers) {
            if (!waiver.tiers().contains(tier)) {
                continue;
            }
            if (waiver.isOver(today)) {
                problems.add(expired(waiver, tier));
                continue;
            }
            int before = waived.size();
            for (Problem problem : found) {
                if (waiver.isFor(problem) && weighs(problem, tier)) {
                    waived.put(problem, waiver);
                }
            }
            if (waived.size() == before && !isOpen(waiver, found)) {
                problems.add(unused(waiver, tier));
            }
        }
        return new Waivers(waived, problems);
    }

    private static boolean weighs(Problem problem, Tier tier) {
        Severity severity = problem.id().severity(tier);
        return severity == Severity.ERROR || severity == Severity.WARNING;
    }

    /** Where the guard was not evaluated, nobody can tell that its waiver isn't needed. */
    private static boolean isOpen(Waiver waiver, List<Problem> found) {
        boolean own = waiver.id() == ProblemId.OWN_RULE;
        for (Problem problem : found) {
            boolean waiting = problem.id() == ProblemId.NOT_EVALUATED
                    && (own || waiver.key().equals(problem.key()));
            boolean failed =
                    problem.id() == ProblemId.OWN_RULE_FAILED && waiver.slug().equals(problem.slug());
            if (waiting || failed) {
                return true;
            }
        }
        return false;
    }

    /** Nobody declared what another program is told, and what stands there may be a secret that slipped. */
    private static String name(Waiver waiver) {
        String name = waiver.key();
        boolean isShown = !Waivable.isOfAnyName(waiver.id()) || Key.isShowable(name) || isLikeProperty(name);
        return isShown ? name : "a name that is not shown";
    }

    /** Letters in words, as in {@code com.sun.management.jmxremote.port}: without a digit or - it is like no key of an API. */
    private static boolean isLikeProperty(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '.' && c != '_') {
                return false;
            }
        }
        return name.length() <= 64;
    }

    private static Problem expired(Waiver waiver, Tier tier) {
        return Problem.of(
                        ProblemId.WAIVER_EXPIRED,
                        "the waiver of " + waiver.subject() + " for " + name(waiver) + " in " + tier.label()
                                + " ended on " + waiver.until())
                .key(name(waiver))
                .at(waiver.origin())
                .because(waiver.owner() + " answered for it until that day: " + waiver.reason())
                .fix("mend what it was for and take it out, or agree with " + waiver.owner() + " on another day");
    }

    private static Problem unused(Waiver waiver, Tier tier) {
        boolean possible = waiver.id().severity(tier) != null;
        return Problem.of(
                        ProblemId.WAIVER_UNUSED,
                        "nothing needs the waiver of " + waiver.subject() + " for " + name(waiver) + " in "
                                + tier.label())
                .key(name(waiver))
                .at(waiver.origin())
                .because(
                        possible
                                ? "it would let the next mistake of that kind pass unseen"
                                : waiver.subject() + " is never a problem in " + tier.label())
                .fix(waiver.tiers().size() == 1 ? "take it out" : "take " + tier.label() + " out of its tiers");
    }
}
