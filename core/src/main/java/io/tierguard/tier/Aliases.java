package io.tierguard.tier;

import io.tierguard.Tier;
import org.jspecify.annotations.Nullable;

/** The names that people give to tiers. */
public final class Aliases {
    private Aliases() {}

    /** Returns the tier of that name, written small, or null where no tier is called so. */
    public static @Nullable Tier tier(String name) {
        return switch (name) {
            case "development", "dev", "local" -> Tier.DEVELOPMENT;
            case "test" -> Tier.TEST;
            case "staging", "stage", "stg", "qa", "uat", "preprod" -> Tier.STAGING;
            case "production", "prod", "live" -> Tier.PRODUCTION;
            default -> null;
        };
    }
}
