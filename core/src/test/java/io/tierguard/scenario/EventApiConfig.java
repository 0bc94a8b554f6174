package io.tierguard.scenario;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;

import io.tierguard.Default;
import io.tierguard.Doc;
import io.tierguard.Matches;
import io.tierguard.OneOf;
import io.tierguard.Range;
import io.tierguard.RefuseIn;
import io.tierguard.RequiredIn;
import io.tierguard.Secret;
import java.net.URI;
import java.util.Optional;

/** The contract that the scenarios are checked against: the Event API's. */
public record EventApiConfig(
        @Doc(value = "name of the database", example = "event_api")
        String postgresDb,

        String postgresUser,
        Secret<String> postgresPassword,
        @Default("5432") @Range(min = 1, max = 65535) int dbPort,
        @RequiredIn({STAGING, PRODUCTION}) Optional<Secret<URI>> databaseUrl,

        @OneOf({"development", "test", "staging", "production"})
        String nodeEnv,

        @OneOf({"dev", "test", "prod"}) String mixEnv,

        @Default("info")
        @Default(
                value = "debug",
                in = {DEVELOPMENT, STAGING})
        LogLevel logLevel,

        @RequiredIn({STAGING, PRODUCTION}) Optional<String> imageTag,
        @Matches("sk-.+") Secret<String> openaiApiKey,

        @Default("false") @RefuseIn(value = "true", tier = PRODUCTION, because = "debug endpoints expose internals")
        boolean enableDebugEndpoints,

        @Default("false") boolean disableRateLimiting,
        @Default("false") boolean mockExternalServices,
        @Default("false") boolean hotReload,
        @Default("false") boolean performanceMonitoring,
        @Default("false") boolean securityHardening) {

    /** How much is logged. */
    public enum LogLevel {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
