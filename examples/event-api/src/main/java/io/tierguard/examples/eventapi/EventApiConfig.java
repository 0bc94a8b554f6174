package io.tierguard.examples.eventapi;

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

/** What the Event API needs, in every tier. */
// spotless:off
public record EventApiConfig(
        @Doc(value = "name of the database", example = "event_api") String postgresDb,
        String postgresUser,
        Secret<String> postgresPassword,
        @Default("5432") @Range(min = 1, max = 65535) int dbPort,
        @RequiredIn({STAGING, PRODUCTION}) Optional<Secret<URI>> databaseUrl,
        @OneOf({"development", "test", "staging", "production"}) String nodeEnv,
        @OneOf({"dev", "test", "prod"}) String mixEnv,
        @Default("info") @Default(value = "debug", in = {DEVELOPMENT, STAGING}) LogLevel logLevel,
        @RequiredIn({STAGING, PRODUCTION}) @Doc(value = "what runs", example = "v1.4.2") Optional<String> imageTag,
        @Matches("sk-.+") Secret<String> openaiApiKey,
        @Default("false") @RefuseIn(value = "true", tier = PRODUCTION, because = "debug endpoints expose internals")
                boolean enableDebugEndpoints,
        @Default("false") boolean disableRateLimiting,
        @Default("false") @Doc("answers in the place of other services") boolean mockExternalServices,
        @Default("false") @Doc("reads welcome.txt anew for each request") boolean hotReload,
        @Default("false") @Doc("tells in Server-Timing how long an answer took") boolean performanceMonitoring,
        @Default("false") @Doc("adds security headers to every answer") boolean securityHardening) {}
// spotless:on
