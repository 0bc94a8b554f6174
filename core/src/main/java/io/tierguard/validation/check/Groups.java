package io.tierguard.validation.check;

import io.tierguard.Tier;
import io.tierguard.validation.Tiers;

/** Which group a tier has. */
final class Groups {
    private Groups() {}

    static Class<?> of(Tier tier) {
        return switch (tier) {
            case DEVELOPMENT -> Tiers.Development.class;
            case TEST -> Tiers.Test.class;
            case STAGING -> Tiers.Staging.class;
            case PRODUCTION -> Tiers.Production.class;
        };
    }
}
