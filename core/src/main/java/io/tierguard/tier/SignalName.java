package io.tierguard.tier;

import io.tierguard.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that say something of the tier, and how the values of each are to be read. A load hears a list of them:
 * {@link #BUILT_IN}, and whatever a contract adds to it.
 */
public final class SignalName {
    /** The library's own signal: it names the tier, and nothing but the tier. */
    static final SignalName APP_TIER = new SignalName("APP_TIER", false, false, Map.of());

    /** The signals that are heard in any case. */
    public static final List<SignalName> BUILT_IN = List.of(
            APP_TIER,
            builtIn("NODE_ENV", false),
            builtIn("APP_ENV", false),
            builtIn("SPRING_PROFILES_ACTIVE", true),
            builtIn("QUARKUS_PROFILE", true),
            builtIn("MICRONAUT_ENVIRONMENTS", true),
            builtIn("MIX_ENV", false));

    private final String variable;
    private final String property;
    private final boolean list;
    private final boolean added;
    private final Map<String, Tier> aliases;

    private SignalName(String variable, boolean list, boolean added, Map<String, Tier> aliases) {
        this.variable = variable;
        this.property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        this.list = list;
        this.added = added;
        this.aliases = aliases;
    }

    private static SignalName builtIn(String variable, boolean list) {
        return new SignalName(variable, list, false, Map.of());
    }

    /**
     * Returns the built-in signals and then these, whose values may also be these names of tiers.
     *
     * <p>A signal that is added says where the process was deployed to, so it names its tier alone: its {@code production}
     * is not the build mode of {@code NODE_ENV}. It is read to the letter, because other programs read it as well. It is not
     * the library's own: where everything else points at production, it can be doubted ({@link Verdict#isInferred}).
     *
     * @param added the variables that are signals as well
     * @param aliases further names of tiers, in small letters; one that is built in keeps its meaning
     */
    public static List<SignalName> with(List<String> added, Map<String, Tier> aliases) {
        Map<String, Tier> names = Map.copyOf(aliases);
        List<SignalName> all = new ArrayList<>(BUILT_IN.size() + added.size());
        for (SignalName signal : BUILT_IN) {
            all.add(names.isEmpty() ? signal : new SignalName(signal.variable, signal.list, false, names));
        }
        for (String variable : added) {
            all.add(new SignalName(variable, false, true, names));
        }
        return List.copyOf(all);
    }

    /** Returns the signals that are heard already and then these, each of which may be any of all names of tiers. */
    public static List<SignalName> with(List<SignalName> heard, List<String> added, Map<String, Tier> aliases) {
        Set<String> variables = new LinkedHashSet<>();
        Map<String, Tier> names = new LinkedHashMap<>(aliases);
        for (SignalName signal : heard) {
            names.putAll(signal.aliases);
            if (signal.added) {
                variables.add(signal.variable);
            }
        }
        variables.addAll(added);
        return with(List.copyOf(variables), names);
    }

    /** Returns whether the variable says something of the tier, whatever a contract adds. */
    public static boolean isSignal(String variable) {
        return isAmong(BUILT_IN, variable);
    }

    /** Returns whether the variable is one of these signals. */
    public static boolean isAmong(List<SignalName> signals, String variable) {
        for (SignalName signal : signals) {
            if (signal.variable.equals(variable)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names of these signals. */
    static List<String> variables(List<SignalName> signals) {
        List<String> variables = new ArrayList<>(signals.size());
        for (SignalName signal : signals) {
            variables.add(signal.variable);
        }
        return variables;
    }

    /** Returns the name of the variable. */
    public String variable() {
        return variable;
    }

    /** The dotted form, {@code app.tier}: a property may have either. */
    String property() {
        return property;
    }

    boolean isOwn() {
        return variable.equals("APP_TIER");
    }

    /** Returns whether a value is a list of profiles, of which some may have nothing to do with the tier. */
    boolean isList() {
        return list;
    }

    /** Returns the tier of that name, or null where no tier is called so. What is built in can't be given another meaning. */
    public @Nullable Tier tier(String name) {
        Tier tier = Aliases.tier(name);
        return tier == null ? aliases.get(name) : tier;
    }

    /** Returns the tiers that a process which was told this tier's name may run in. */
    Set<Tier> fits(Tier named) {
        if (added || isOwn()) {
            return Set.of(named);
        }
        if (named == Tier.PRODUCTION) {
            // A build for production is what staging runs, too.
            return Set.of(Tier.STAGING, Tier.PRODUCTION);
        }
        // Elixir's dev build is run on staging, to keep its debugging tools there.
        return named == Tier.DEVELOPMENT && variable.equals("MIX_ENV")
                ? Set.of(Tier.DEVELOPMENT, Tier.STAGING)
                : Set.of(named);
    }
}
