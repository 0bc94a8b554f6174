package io.tierguard.validation;

import io.tierguard.Tier;

/**
 * The tiers as groups of Jakarta Bean Validation: a constraint in one of these is checked in that tier alone. A constraint
 * that names no group is in {@code Default}, and is checked in every tier.
 *
 * <pre>{@code
 * record PoolConfig(
 *         @Min(1) int poolMin,
 *         @Min(value = 10, groups = {Tiers.Staging.class, Tiers.Production.class}) int poolMax) {}
 * }</pre>
 */
public final class Tiers {
    private Tiers() {}

    /** The group of {@link Tier#DEVELOPMENT}. */
    public interface Development {}

    /** The group of {@link Tier#TEST}. */
    public interface Test {}

    /** The group of {@link Tier#STAGING}. */
    public interface Staging {}

    /** The group of {@link Tier#PRODUCTION}. */
    public interface Production {}
}
