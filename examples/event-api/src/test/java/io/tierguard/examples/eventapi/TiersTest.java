package io.tierguard.examples.eventapi;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Guarded;
import io.tierguard.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's three configurations are accepted exactly as they stand. */
class TiersTest {
    @TempDir
    private Path folder;

    @Test
    void developmentIsWhatTheTemplateSays() throws IOException {
        Files.copy(Tiers.DEVELOPMENT, folder.resolve(".env"));

        Guarded<EventApiConfig> guarded = Tiers.process(folder, Map.of()).load();

        assertThat(guarded.tier()).isEqualTo(DEVELOPMENT);
        assertThat(guarded.report().findings()).isEmpty();
        EventApiConfig config = guarded.config();
        assertThat(config.postgresDb()).isEqualTo("event_api_dev");
        assertThat(config.postgresUser()).isEqualTo("event_api");
        assertThat(config.dbPort()).isEqualTo(5432);
        assertThat(config.databaseUrl()).isEmpty();
        assertThat(config.imageTag()).isEmpty();
        assertThat(config.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(config.openaiApiKey().reveal()).startsWith("sk-development-");
        assertThat(config.enableDebugEndpoints()).isTrue();
        assertThat(config.disableRateLimiting()).isTrue();
        assertThat(config.mockExternalServices()).isTrue();
        assertThat(config.hotReload()).isTrue();
    }

    @Test
    void stagingWarnsOfWhatProductionRefuses() throws IOException {
        Guarded<EventApiConfig> guarded = Tiers.process(folder, Tiers.staging()).load();

        assertThat(guarded.tier()).isEqualTo(STAGING);
        assertThat(Said.errors(guarded.report())).isEmpty();
        assertThat(Said.warnings(guarded.report()))
                .containsExactly(
                        "TG401 ENABLE_DEBUG_ENDPOINTS environment ENABLE_DEBUG_ENDPOINTS",
                        "TG404 DISABLE_RATE_LIMITING environment DISABLE_RATE_LIMITING",
                        "TG407 SECURITY_HARDENING default EventApiConfig.securityHardening");
        EventApiConfig config = guarded.config();
        assertThat(config.postgresDb()).isEqualTo("event_api_staging");
        assertThat(config.databaseUrl().map(Secret::reveal).map(URI::getHost)).contains("db.staging.example.net");
        assertThat(guarded.explain("DATABASE_URL").from()).isEqualTo("environment variable STAGING_DATABASE_URL");
        assertThat(config.imageTag()).hasValueSatisfying(tag -> assertThat(tag).matches("staging-[0-9a-f]{7}"));
        assertThat(config.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(config.enableDebugEndpoints()).isTrue();
        assertThat(config.disableRateLimiting()).isTrue();
        assertThat(config.mockExternalServices()).isFalse();
    }

    @Test
    void productionHasNothingToSay() throws IOException {
        Guarded<EventApiConfig> guarded =
                Tiers.process(folder, Tiers.production()).load();

        assertThat(guarded.tier()).isEqualTo(PRODUCTION);
        assertThat(guarded.report().findings()).isEmpty();
        EventApiConfig config = guarded.config();
        assertThat(config.postgresDb()).isEqualTo("event_api_production");
        assertThat(config.databaseUrl().map(Secret::reveal).map(URI::getHost)).contains("db.production.example.net");
        assertThat(config.imageTag()).contains("v1.4.2");
        assertThat(config.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(config.enableDebugEndpoints()).isFalse();
        assertThat(config.disableRateLimiting()).isFalse();
        assertThat(config.mockExternalServices()).isFalse();
        assertThat(config.hotReload()).isFalse();
        assertThat(config.performanceMonitoring()).isTrue();
        assertThat(config.securityHardening()).isTrue();
    }

    @Test
    void noneSaysItsTierByTheLibrarysOwnSignal() throws IOException {
        assertThat(Tiers.development()).doesNotContainKey("APP_TIER");
        assertThat(Tiers.staging()).doesNotContainKey("APP_TIER");
        assertThat(Tiers.production()).doesNotContainKey("APP_TIER");
    }
}
