package io.tierguard.tier;

import io.tierguard.Tier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that say something of the tier, and how the values of each are to be read. */
public final class SignalName {
    /** The library's own signal: it names the tier, and nothing but the tier. */
    static final SignalName APP_TIER = new SignalName("APP_TIER", "app.tier", false);

    private static final SignalName MIX_ENV = new SignalName("MIX_ENV", null, false);

    static final List<SignalName> ALL = List.of(
            APP_TIER,
            new SignalName("NODE_ENV", null, false),
            new SignalName("APP_ENV", null, false),
            new SignalName("SPRING_PROFILES_ACTIVE", "spring.profiles.active", true),
            new SignalName("QUARKUS_PROFILE", "quarkus.profile", true),
            new SignalName("MICRONAUT_ENVIRONMENTS", "micronaut.environments", true),
            MIX_ENV);

    private final String variable;
    private final @Nullable String property;
    private final boolean list;

    private SignalName(String variable, @Nullable String property, boolean list) {
        this.variable = variable;
        this.property = property;
        this.list = list;
    }

    /** Returns the signal of that variable, or null where the variable is none. */
    static @Nullable SignalName of(String variable) {
        for (SignalName signal : ALL) {
            if (signal.variable.equals(variable)) {
                return signal;
            }
        }
        return null;
    }

    /** Returns whether the variable says something of the tier. */
    public static boolean isSignal(String variable) {
        return of(variable) != null;
    }

    String variable() {
        return variable;
    }

    @Nullable
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
        return switch (named) {
            // A build for production is what staging runs, too.
            case PRODUCTION -> Set.of(Tier.STAGING, Tier.PRODUCTION);
            // Elixir's dev build is run on staging, to keep its debugging tools there.
            case DEVELOPMENT -> this == MIX_ENV ? Set.of(Tier.DEVELOPMENT, Tier.STAGING) : Set.of(named);
            case TEST, STAGING -> Set.of(named);
        };
    }
}
