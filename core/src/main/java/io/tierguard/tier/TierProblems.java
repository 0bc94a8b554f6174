package io.tierguard.tier;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the signals, put into words. Loaded only where something is. */
final class TierProblems {
    private static final String NAMES = "development, test, staging or production";

    private TierProblems() {}

    static Problem unset(@Nullable String cloud, List<SignalName> signals) {
        StringBuilder looked = new StringBuilder("looked for: APP_TIER, -Dapp.tier");
        for (SignalName signal : signals) {
            looked.append(signal.isOwn() ? "" : ", " + signal.variable());
        }
        Problem problem = Problem.of(ProblemId.TIER_UNSET, "nothing says which tier this is")
                .key("APP_TIER")
                .note(looked.toString())
                .because("a tier that is guessed is a guess about which database is the live one")
                .fix("set APP_TIER to " + NAMES);
        return cloud == null ? problem : problem.note(cloud + " is set, so no .env can say it either");
    }

    /** What is wrong with a file that is the only one to speak. */
    static List<Problem> ofFileAlone(List<Signal> written, @Nullable String cloud, List<SignalName> signals) {
        List<Problem> problems = ofFile(written);
        if (!problems.isEmpty()) {
            return problems;
        }
        if (written.isEmpty()) {
            return List.of(unset(cloud, signals));
        }
        Set<Tier> left = Verdict.shared(written);
        if (left.size() > 1) {
            return List.of(ambiguous(written, left));
        }
        return List.of(cloud == null ? unset(null, signals) : fileInCloud(written.get(0), cloud));
    }

    /** What a file says of the tier that it must not say, or that nobody understands. */
    static List<Problem> ofFile(List<Signal> written) {
        List<Problem> problems = new ArrayList<>(unknown(written));
        problems.addAll(looserOrStricter(written));
        return problems;
    }

    /** One problem for each value that no alias knows. */
    static List<Problem> unknown(List<Signal> said) {
        List<Problem> problems = new ArrayList<>(0);
        for (Signal signal : said) {
            if (!signal.known()) {
                Problem problem = at(signal, ProblemId.TIER_UNKNOWN, signal.name() + " names no tier")
                        .because("a tier that is misspelt must not become another one");
                Tier near = Aliases.nearest(signal.value());
                problems.add(
                        near == null
                                ? problem.fix("set " + signal.name() + " to " + NAMES)
                                : problem.note("did you mean " + near.label() + "?")
                                        .fix("set " + signal.name() + "=" + near.label()));
            }
        }
        return problems;
    }

    /** The values that no alias knows, and where the others are at odds, that as well. */
    static List<Problem> unknownAmong(List<Signal> said, @Nullable Tier guess) {
        List<Problem> problems = unknown(said);
        List<Signal> others = new ArrayList<>(said);
        others.removeIf(signal -> !signal.known());
        if (Verdict.shared(others).isEmpty()) {
            problems.addAll(contradicted(others, guess));
        }
        return problems;
    }

    static Problem ambiguous(List<Signal> said, Set<Tier> left) {
        Signal first = said.get(0);
        return at(first, ProblemId.TIER_AMBIGUOUS, first.assignment() + " fits " + list(left))
                .because("it is a build mode, and doesn't say where the process runs")
                .fix("set APP_TIER to the one that is meant");
    }

    /** One problem for each signal that excludes the tier which the others point at. */
    static List<Problem> contradicted(List<Signal> said, @Nullable Tier guess) {
        List<Problem> problems = new ArrayList<>();
        for (Signal signal : said) {
            if (guess == null ? signal.fits().isEmpty() : !signal.fits().contains(guess)) {
                problems.add(contradiction(signal, said, guess));
            }
        }
        return problems;
    }

    private static Problem contradiction(Signal signal, List<Signal> said, @Nullable Tier guess) {
        String fits = signal.fits().isEmpty() ? "contradicts itself" : "fits " + list(signal.fits()) + " only";
        Problem problem = at(signal, ProblemId.TIER_CONTRADICTED, signal.assignment() + " " + fits);
        for (Signal other : said) {
            if (!other.origin().equals(signal.origin()) && !other.fits().isEmpty() && other.narrows()) {
                problem = problem.note(
                        other.assignment() + " (" + other.origin().describe() + ") fits " + list(other.fits()));
            }
        }
        Set<Tier> left = Verdict.shared(said);
        if (left.size() == 1) {
            String only = left.iterator().next().label();
            problem = problem.because("together they leave " + only + ", which none of them names");
            return !signal.mend().isEmpty()
                    ? problem.fix(signal.mend())
                    : problem.fix("set APP_TIER=" + only + " if that is meant, or " + signal.name() + " to what fits "
                            + guess(guess));
        }
        problem = problem.because("what contradicts itself was put together from two tiers");
        if (!signal.mend().isEmpty()) {
            return problem.fix(signal.mend());
        }
        return problem.fix(
                guess == null
                        ? "set " + signal.name() + " to one tier"
                        : "set " + signal.name() + " to fit " + guess.label() + ", or correct the others");
    }

    private static String guess(@Nullable Tier guess) {
        return guess == null ? "one tier" : guess.label();
    }

    /** A variable that is called almost like a signal, and says a tier. */
    static Problem misspelt(String name, String signal, Origin origin) {
        return Problem.of(
                        ProblemId.TIER_UNKNOWN,
                        Printable.of(name) + " names a tier, and is not a variable that anybody reads")
                .key(signal)
                .at(origin)
                .note("did you mean " + signal + "?")
                .because("a tier that is misspelt must not become another one")
                .fix("rename it to " + signal + ", or remove it");
    }

    /** One problem for each signal in a file that says something other than development. */
    static List<Problem> looserOrStricter(List<Signal> written) {
        List<Problem> problems = new ArrayList<>(0);
        for (Signal signal : written) {
            if (signal.known() && !signal.fits().contains(Tier.DEVELOPMENT)) {
                problems.add(at(
                                signal,
                                ProblemId.TIER_DECLARED_IN_FILE,
                                "a file says " + signal.assignment() + ", and a file can declare development alone")
                        .because("a file travels with the code; the tier belongs to the place")
                        .fix("remove the line, and set " + signal.name() + " in the environment of the process"));
            }
        }
        return problems;
    }

    static Problem fileInCloud(Signal signal, String marker) {
        return at(
                        signal,
                        ProblemId.TIER_DECLARED_IN_FILE,
                        "only a file says " + signal.assignment() + ", and this is a cloud runtime or a build")
                .note(marker + " is set")
                .because("a .env that was shipped by mistake must not turn production into development")
                .fix("set APP_TIER in the environment of the process");
    }

    private static Problem at(Signal signal, ProblemId id, String message) {
        return Problem.of(id, message).key(signal.name()).at(signal.origin(), Value.plain(signal.value()));
    }

    private static String list(Set<Tier> tiers) {
        StringBuilder text = new StringBuilder();
        int left = tiers.size();
        for (Tier tier : Tier.values()) {
            if (tiers.contains(tier)) {
                left--;
                text.append(text.isEmpty() ? "" : left == 0 ? " and " : ", ").append(tier.label());
            }
        }
        return text.toString();
    }
}
