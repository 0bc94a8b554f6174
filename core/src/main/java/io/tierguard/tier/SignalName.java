package io.tierguard.tier;

import io.tierguard.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The variables that say something of the tier, and how the values of each are to be read. */
public final class SignalName {
    /** The library's own signal: it names the tier, and nothing but the tier. */
    static final SignalName APP_TIER = new SignalName("APP_TIER", false);

    private static final SignalName MIX_ENV = new SignalName("MIX_ENV", false);

    static final List<SignalName> ALL = List.of(
            APP_TIER,
            new SignalName("NODE_ENV", false),
            new SignalName("APP_ENV", false),
            new SignalName("SPRING_PROFILES_ACTIVE", true),
            new SignalName("QUARKUS_PROFILE", true),
            new SignalName("MICRONAUT_ENVIRONMENTS", true),
            MIX_ENV);

    private final String variable;
    private final String property;
    private final boolean list;

    private SignalName(String variable, boolean list) {
        this.variable = variable;
        this.property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        this.list = list;
    }

    /** Returns whether the variable says something of the tier. */
    public static boolean isSignal(String variable) {
        for (SignalName signal : ALL) {
            if (signal.variable.equals(variable)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names of all signals. */
    static List<String> variables() {
        List<String> variables = new ArrayList<>(ALL.size());
        for (SignalName signal : ALL) {
            variables.add(signal.variable);
        }
        return variables;
    }

    String variable() {
        return variable;
    }

    /** The dotted form, {@code app.tier}: a property may have either. */
    String property() {
        return property;
    }

    boolean isOwn() {
        return this == APP_TIER;
    }

    /** Returns whether a value is a list of profiles, of which some may have nothing to do with the tier. */
    boolean isList() {
        return list;
    }

    /** Returns the tiers that a process which was told this tier's name may run in. */
    Set<Tier> fits(Tier named) {
        if (isOwn()) {
            return Set.of(named);
        }
        if (named == Tier.PRODUCTION) {
            // A build for production is what staging runs, too.
            return Set.of(Tier.STAGING, Tier.PRODUCTION);
        }
        // Elixir's dev build is run on staging, to keep its debugging tools there.
        return named == Tier.DEVELOPMENT && this == MIX_ENV ? Set.of(Tier.DEVELOPMENT, Tier.STAGING) : Set.of(named);
    }
}
