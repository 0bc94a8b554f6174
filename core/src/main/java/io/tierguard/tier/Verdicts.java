package io.tierguard.tier;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hears what was said of the tier, and decides. */
public final class Verdicts {
    private Verdicts() {}

    /**
     * Decides on the tier.
     *
     * @param inCode the tier that the application set itself, or null
     * @param environment the variables of the process
     * @param properties the system properties
     * @param dotenv what the {@code .env} of the working folder says; nothing where there is none
     */
    public static Verdict of(
            @Nullable Tier inCode,
            Map<String, String> environment,
            Map<String, String> properties,
            List<Entry> dotenv) {
        List<Signal> said = ofProcess(inCode, environment, properties);
        List<Signal> written = ofFile(dotenv);
        if (said.isEmpty()) {
            return ofFileAlone(written, CloudRuntime.marker(environment));
        }
        Verdict verdict = decide(said);
        // Only development reads a .env; test doesn't, staging and production refuse it.
        return verdict.tier() == Tier.DEVELOPMENT ? heldAgainst(written, verdict) : verdict;
    }

    private static List<Signal> ofProcess(
            @Nullable Tier inCode, Map<String, String> environment, Map<String, String> properties) {
        List<Signal> said = new ArrayList<>();
        if (inCode != null) {
            said.add(Signal.of(SignalName.APP_TIER, inCode.label(), new Origin.Code(".tier(…)")));
        }
        for (SignalName signal : SignalName.ALL) {
            String property = signal.property();
            String set = property == null ? null : properties.get(property);
            if (property != null && set != null && !set.isEmpty()) {
                said.add(Signal.of(signal, set, new Origin.Property(property)));
            }
            String value = environment.get(signal.variable());
            if (value != null && !value.isEmpty()) {
                said.add(Signal.of(signal, value, new Origin.Variable(signal.variable())));
            }
        }
        return said;
    }

    private static List<Signal> ofFile(List<Entry> dotenv) {
        List<Signal> written = new ArrayList<>();
        for (Entry entry : dotenv) {
            SignalName signal = SignalName.of(entry.name());
            // A bare name in a .env repeats the process, which was heard already.
            if (signal != null
                    && entry.origin() instanceof Origin.File
                    && !entry.value().isEmpty()) {
                written.add(Signal.of(signal, entry.value().reveal(), entry.origin()));
            }
        }
        return written;
    }

    /** Decides from what the process was told. */
    private static Verdict decide(List<Signal> said) {
        if (hasUnknown(said)) {
            return Verdict.refused(bestGuess(said), said, TierProblems.unknownAmong(said, bestGuess(said)));
        }
        Set<Tier> left = Verdict.shared(said);
        if (left.contains(Tier.PRODUCTION)) {
            return Verdict.decided(Tier.PRODUCTION, said, List.of());
        }
        if (left.size() == 1) {
            Tier tier = left.iterator().next();
            if (isNamed(tier, said)) {
                return Verdict.decided(tier, said, List.of());
            }
        }
        if (left.size() > 1) {
            return Verdict.refused(null, said, List.of(TierProblems.ambiguous(said, left)));
        }
        Tier guess = bestGuess(said);
        return Verdict.refused(guess, said, TierProblems.contradicted(said, guess));
    }

    /** Nothing but a file speaks: it may declare development, where people develop. */
    private static Verdict ofFileAlone(List<Signal> written, @Nullable String cloud) {
        if (!hasUnknown(written)
                && cloud == null
                && isNamed(Tier.DEVELOPMENT, written)
                && Verdict.shared(written).equals(Set.of(Tier.DEVELOPMENT))) {
            return Verdict.decided(Tier.DEVELOPMENT, written, List.of());
        }
        return Verdict.refused(null, written, TierProblems.ofFileAlone(written, cloud));
    }

    /** In development a .env is read, so it must not say that this is something else. */
    private static Verdict heldAgainst(List<Signal> written, Verdict verdict) {
        if (!hasUnknown(written) && Verdict.shared(written).contains(Tier.DEVELOPMENT)) {
            return verdict;
        }
        return Verdict.refused(verdict.tier(), verdict.evidence(), TierProblems.ofFile(written));
    }

    private static boolean hasUnknown(List<Signal> said) {
        for (Signal signal : said) {
            if (!signal.known()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Tier tier, List<Signal> said) {
        for (Signal signal : said) {
            if (signal.names() == tier) {
                return true;
            }
        }
        return false;
    }

    /**
     * The tier that the rest is checked against where the verdict is refused: the one that our own signal names, or else
     * the strictest that any signal fits, so that a wrong deployment to production sees all of its faults at once.
     */
    private static @Nullable Tier bestGuess(List<Signal> said) {
        Tier guess = null;
        for (Signal signal : said) {
            Tier named = signal.names();
            if (signal.own() && named != null) {
                return named;
            }
            for (Tier tier : signal.fits()) {
                guess = guess == null || tier.compareTo(guess) > 0 ? tier : guess;
            }
        }
        return guess;
    }
}
