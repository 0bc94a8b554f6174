package io.tierguard.tier;

import io.tierguard.Tier;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Entry;
import io.tierguard.model.NearMiss;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Testimony;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hears what was said of the tier, and decides. */
public final class Verdicts {
    private Verdicts() {}

    /** Decides on the tier from the signals that are built in. */
    public static Verdict of(
            @Nullable Tier inCode,
            Map<String, String> environment,
            Map<String, String> properties,
            List<Entry> dotenv) {
        return of(inCode, ".tier(…)", environment, properties, dotenv, SignalName.BUILT_IN);
    }

    /**
     * Decides on the tier.
     *
     * @param inCode the tier that the application set itself, or null
     * @param saidBy what it was set with
     * @param environment the variables of the process
     * @param properties the system properties
     * @param dotenv what the {@code .env} of the working folder says; nothing where there is none
     * @param signals what is heard
     */
    public static Verdict of(
            @Nullable Tier inCode,
            String saidBy,
            Map<String, String> environment,
            Map<String, String> properties,
            List<Entry> dotenv,
            List<SignalName> signals) {
        return of(inCode, saidBy, environment, properties, dotenv, signals, null);
    }

    /**
     * Decides on the tier where the place itself may have said something of it.
     *
     * @param inCode the tier that the application set itself, or null
     * @param saidBy what it was set with
     * @param environment the variables of the process
     * @param properties the system properties
     * @param dotenv what the {@code .env} of the working folder says; nothing where there is none
     * @param signals what is heard
     * @param heard what was heard of the place, or null where nobody was asked
     */
    public static Verdict of(
            @Nullable Tier inCode,
            String saidBy,
            Map<String, String> environment,
            Map<String, String> properties,
            List<Entry> dotenv,
            List<SignalName> signals,
            @Nullable Testimony heard) {
        List<Signal> said = ofProcess(inCode, saidBy, environment, properties, signals);
        List<Signal> claimed = heard == null ? List.of() : Claims.signals(heard.claims(), signals.get(0));
        if (!said.isEmpty() || namesATier(claimed)) {
            said.addAll(claimed);
        }
        List<Signal> written = ofFile(dotenv, signals);
        Verdict verdict = said.isEmpty()
                ? ofFileAlone(written, claimed, CloudRuntime.marker(environment), signals)
                : decide(said);
        // Only development reads a .env; test doesn't, staging and production refuse it.
        if (!said.isEmpty() && verdict.tier() == Tier.DEVELOPMENT) {
            verdict = heldAgainst(written, verdict);
        }
        List<Problem> misspelt = misspelt(environment, signals);
        verdict = misspelt.isEmpty() ? verdict : verdict.refused(misspelt);
        return heard == null ? verdict : verdict.lacking(heard.problems());
    }

    /** Variables that are called almost like a signal and name a tier: whoever set them meant one. */
    private static List<Problem> misspelt(Map<String, String> environment, List<SignalName> signals) {
        List<Problem> problems = new ArrayList<>(0);
        NearMiss near = null;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            // The few values that name a tier are rarer than names, and quicker to tell.
            if (signals.get(0).tier(variable.getValue().strip()) != null && !SignalName.isAmong(signals, name)) {
                near = near == null ? new NearMiss(SignalName.variables(signals)) : near;
                String signal = near.of(name);
                if (signal != null) {
                    problems.add(TierProblems.misspelt(name, signal, new Origin.Variable(name)));
                }
            }
        }
        return problems;
    }

    private static List<Signal> ofProcess(
            @Nullable Tier inCode,
            String saidBy,
            Map<String, String> environment,
            Map<String, String> properties,
            List<SignalName> signals) {
        List<Signal> said = new ArrayList<>();
        if (inCode != null) {
            said.add(Signal.of(SignalName.APP_TIER, inCode.label(), new Origin.Code(saidBy), true));
        }
        for (SignalName signal : signals) {
            if (!ControlKeys.isOfTheJvm(signal.property())) {
                hearProperty(said, signal, signal.property(), properties);
            }
            hearProperty(said, signal, signal.variable(), properties);
            String value = environment.get(signal.variable());
            if (value != null && !value.isEmpty()) {
                said.add(Signal.of(signal, value, new Origin.Variable(signal.variable()), true));
            }
        }
        return said;
    }

    private static void hearProperty(
            List<Signal> said, SignalName signal, String name, Map<String, String> properties) {
        String value = properties.get(name);
        if (value != null && !value.isEmpty()) {
            said.add(Signal.of(signal, value, new Origin.Property(name), true));
        }
    }

    /** In the order of the signals, whatever the order of the lines is. */
    private static List<Signal> ofFile(List<Entry> dotenv, List<SignalName> signals) {
        Map<String, Entry> lines = new HashMap<>(0);
        for (Entry entry : dotenv) {
            // A bare name in a .env repeats the process, which was heard already.
            if (SignalName.isAmong(signals, entry.name())
                    && entry.origin() instanceof Origin.File
                    && !entry.value().isEmpty()) {
                lines.put(entry.name(), entry);
            }
        }
        List<Signal> written = new ArrayList<>(lines.size());
        for (SignalName signal : signals) {
            Entry line = lines.get(signal.variable());
            if (line != null) {
                boolean own = line.ingredients().isEmpty();
                written.add(Signal.of(signal, line.value().reveal(), line.origin(), own));
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

    /**
     * Nothing but a file speaks: it may declare development, where people develop. What a claim says that names no tier can
     * be held against it, and is nothing to go by otherwise.
     */
    private static Verdict ofFileAlone(
            List<Signal> written, List<Signal> claimed, @Nullable String cloud, List<SignalName> signals) {
        List<Signal> all = new ArrayList<>(written);
        all.addAll(claimed);
        if (!hasUnknown(written)
                && cloud == null
                && isNamed(Tier.DEVELOPMENT, written)
                && Verdict.shared(written).equals(Set.of(Tier.DEVELOPMENT))) {
            return Verdict.shared(all).isEmpty()
                    ? Verdict.refused(null, all, TierProblems.contradicted(all, Tier.DEVELOPMENT))
                    : Verdict.decided(Tier.DEVELOPMENT, all, List.of());
        }
        return Verdict.refused(null, all, TierProblems.ofFileAlone(written, cloud, signals));
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

    private static boolean namesATier(List<Signal> claimed) {
        for (Signal signal : claimed) {
            if (signal.names() != null) {
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
     * the strictest that any signal fits, so that a wrong deployment to production sees all of its faults at once. What names
     * no tier points at none: that production isn't excluded says nothing for it.
     */
    private static @Nullable Tier bestGuess(List<Signal> said) {
        Tier guess = null;
        for (Signal signal : said) {
            Tier named = signal.names();
            if (named == null) {
                continue;
            }
            if (signal.own()) {
                return named;
            }
            for (Tier tier : signal.fits()) {
                guess = guess == null || tier.compareTo(guess) > 0 ? tier : guess;
            }
        }
        return guess;
    }
}
