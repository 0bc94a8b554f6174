package io.tierguard.tier;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tier, with the evidence for it.
 *
 * <p>A verdict that could not be reached has problems and no tier. It may still have a tier to check against, so that one
 * report names everything else that is wrong as well.
 *
 * @param tier the tier that was decided on, or null where none could be
 * @param checkedAs the tier to check the rest against, or null where nothing points at one
 * @param evidence every signal that was heard, in a fixed order
 * @param problems why there is no tier, or why it can't be relied on
 */
public record Verdict(@Nullable Tier tier, @Nullable Tier checkedAs, List<Signal> evidence, List<Problem> problems) {
    /** Copies the lists. */
    public Verdict {
        evidence = List.copyOf(evidence);
        problems = List.copyOf(problems);
    }

    static Verdict decided(Tier tier, List<Signal> evidence, List<Problem> problems) {
        return new Verdict(tier, tier, evidence, problems);
    }

    static Verdict refused(@Nullable Tier checkedAs, List<Signal> evidence, List<Problem> problems) {
        return new Verdict(null, checkedAs, evidence, problems);
    }

    /** Returns this verdict with more problems, and so without a tier. */
    Verdict refused(List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(more);
        return refused(checkedAs, evidence, all);
    }

    /** Returns this verdict with what could not be heard. That is no evidence against the tier, so it stays what it is. */
    Verdict lacking(List<Problem> unheard) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(unheard);
        return new Verdict(tier, checkedAs, evidence, all);
    }

    /**
     * Returns whether the tier rests on variables of others alone: those of frameworks, which were not made to say it, and
     * those that a contract adds, which a tool of somebody else's sets, and what a platform claims. The library's own signal
     * is not among them.
     */
    public boolean isInferred() {
        for (Signal signal : evidence) {
            if (signal.own()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the tiers that every one of these signals fits. */
    static Set<Tier> shared(List<Signal> signals) {
        Set<Tier> shared = EnumSet.allOf(Tier.class);
        for (Signal signal : signals) {
            shared.retainAll(signal.fits());
        }
        return shared;
    }
}
