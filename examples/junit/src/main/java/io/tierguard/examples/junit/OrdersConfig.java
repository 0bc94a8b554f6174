package io.tierguard.examples.junit;

import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;

import io.tierguard.Default;
import io.tierguard.RequiredIn;
import io.tierguard.Secret;
import java.util.Optional;

/** What a service for orders needs. */
public record OrdersConfig(
        String postgresDb,
        @RequiredIn({STAGING, PRODUCTION}) Optional<Secret<String>> postgresPassword,
        @Default("info") String logLevel,
        @Default("false") boolean enableDebugEndpoints) {}
