package io.tierguard;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the application's own over two or more keys: values that are fine alone and unsafe together.
 *
 * <pre>{@code
 * Rule liveKey = Rule.over("MOCK_EXTERNAL_SERVICES", "OPENAI_API_KEY")
 *         .in(Tier.STAGING, Tier.PRODUCTION)
 *         .refuseWhen(values -> !values.flag("MOCK_EXTERNAL_SERVICES")
 *                 && values.secret("OPENAI_API_KEY").reveal().startsWith("sk-development"))
 *         .because("a development key would be billed and throttled")
 *         .fix("set a live OPENAI_API_KEY");
 * }</pre>
 *
 * <p>A rule is not evaluated where one of its keys is missing although required, or malformed; the report says so. What
 * the condition throws becomes a finding that names the exception's type alone. A rule is immutable, and safe to share
 * between threads if its condition is.
 */
public final class Rule {
    private final List<String> keys;
    private final Set<Tier> tiers;
    private final @Nullable Predicate<RuleValues> condition;
    private final String because;
    private final String fix;

    private Rule(
            List<String> keys, Set<Tier> tiers, @Nullable Predicate<RuleValues> condition, String because, String fix) {
        this.keys = keys;
        this.tiers = Set.copyOf(tiers);
        this.condition = condition;
        this.because = because;
        this.fix = fix;
    }

    /**
     * Returns a rule over these keys, in every tier, that refuses nothing yet.
     *
     * @throws IllegalArgumentException if there is no key
     */
    public static Rule over(String... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("a rule is over at least one key");
        }
        return new Rule(List.of(keys), EnumSet.allOf(Tier.class), null, "", "");
    }

    /**
     * Returns this rule, for these tiers alone.
     *
     * @throws IllegalArgumentException if there is no tier
     */
    public Rule in(Tier... only) {
        if (only.length == 0) {
            throw new IllegalArgumentException("a rule holds in at least one tier");
        }
        return new Rule(keys, EnumSet.copyOf(List.of(only)), condition, because, fix);
    }

    /** Returns this rule with the condition under which it refuses. */
    public Rule refuseWhen(Predicate<RuleValues> unsafe) {
        return new Rule(keys, tiers, Objects.requireNonNull(unsafe, "unsafe"), because, fix);
    }

    /** Returns this rule with the reason that the report gives. */
    public Rule because(String reason) {
        return new Rule(keys, tiers, condition, reason, fix);
    }

    /** Returns this rule with what the report says is to be done. */
    public Rule fix(String action) {
        return new Rule(keys, tiers, condition, because, action);
    }

    /** Returns the keys that the rule is over. */
    public List<String> keys() {
        return keys;
    }

    /** Returns the tiers in which the rule holds. */
    public Set<Tier> tiers() {
        return tiers;
    }

    /** Returns the condition under which the rule refuses, or null where none was given yet. */
    public @Nullable Predicate<RuleValues> condition() {
        return condition;
    }

    /** Returns the reason that the report gives; empty where none was given. */
    public String because() {
        return because;
    }

    /** Returns what the report says is to be done; empty where nothing was given. */
    public String fix() {
        return fix;
    }
}
