package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tierguard.Tier;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting from production as it stands, one thing is changed, and that one thing is refused. */
class RefusalsTest {
    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void startFromProduction() throws IOException {
        variables.putAll(Tiers.production());
        assertThat(check().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TG401, ENABLE_DEBUG_ENDPOINTS, true",
        "TG402, HOT_RELOAD, true",
        "TG403, MOCK_EXTERNAL_SERVICES, true",
        "TG404, DISABLE_RATE_LIMITING, true",
        "TG405, LOG_LEVEL, debug",
        "TG407, SECURITY_HARDENING, false",
        "TG408, POSTGRES_PASSWORD, changeme",
        "TG410, DATABASE_URL, postgresql://event_api:eleven-otters@localhost:5432/event_api_production",
        "TG411, POSTGRES_DB, event_api_staging",
        "TG413, IMAGE_TAG, staging-abc",
        "TG505, STAGING_OPENAI_API_KEY, sk-live-this-is-no-real-key-of-staging",
        "TG103, MIX_ENV, dev",
    })
    void refusesTheValueWhereItIsSet(String id, String key, String value) {
        variables.put(key, value);

        assertThat(Said.errors(check())).containsExactly(id + " " + key + " environment " + key);
    }

    @Test
    void refusesTheReasonThatTheContractGives() {
        variables.put("ENABLE_DEBUG_ENDPOINTS", "true");

        assertThat(check().findings())
                .extracting(finding -> finding.problem().because())
                .containsExactly("debug endpoints expose internals");
    }

    @Test
    void refusesTheDevelopmentKeyAsAPlaceholderAndByTheServicesOwnGuard() {
        variables.put("OPENAI_API_KEY", "sk-development-this-is-no-real-key");

        assertThat(Said.errors(check()))
                .containsExactly(
                        "TG408 OPENAI_API_KEY environment OPENAI_API_KEY",
                        "TG450 OPENAI_API_KEY environment OPENAI_API_KEY");
        assertThat(check().findings())
                .extracting(finding -> finding.problem().slug())
                .contains("mocks-off-needs-a-live-key");
    }

    @Test
    void refusesNodeEnvStagingAgainstAppTier() {
        variables.put("APP_TIER", "production");
        variables.put("NODE_ENV", "staging");

        Report report = check();

        assertThat(report.checkedAs()).contains(Tier.PRODUCTION);
        assertThat(Said.errors(report)).containsExactly("TG103 NODE_ENV environment NODE_ENV");
    }

    @Test
    void doubtsNodeEnvStagingWhereTheDatabaseIsProductions() {
        variables.put("NODE_ENV", "staging");

        Report report = check();

        assertThat(report.tier()).contains(Tier.STAGING);
        assertThat(Said.errors(report))
                .containsExactly(
                        "TG106 NODE_ENV environment NODE_ENV",
                        "TG412 POSTGRES_DB environment POSTGRES_DB",
                        "TG412 DATABASE_URL environment DATABASE_URL");
    }

    @Test
    void refusesNodeEnvDevelopmentAgainstAppTier() {
        variables.put("APP_TIER", "production");
        variables.put("NODE_ENV", "development");

        assertThat(Said.errors(check())).containsExactly("TG103 NODE_ENV environment NODE_ENV");
    }

    @Test
    void refusesAMisspeltTier() {
        variables.put("APP_TIER", "producion");

        Report report = check();

        assertThat(report.tier()).isEmpty();
        assertThat(Said.errors(report)).containsExactly("TG102 APP_TIER environment APP_TIER");
    }

    @Test
    void refusesWhereNothingSaysTheTier() {
        variables.keySet().removeAll(List.of("NODE_ENV", "MIX_ENV"));

        Report report = check();

        assertThat(report.tier()).isEmpty();
        assertThat(Said.errors(report)).containsExactly("TG101 APP_TIER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POSTGRES_DB",
                "POSTGRES_USER",
                "POSTGRES_PASSWORD",
                "DATABASE_URL",
                "NODE_ENV",
                "MIX_ENV",
                "IMAGE_TAG",
                "OPENAI_API_KEY"
            })
    void refusesWithoutARequiredKey(String key) {
        variables.remove(key);
        assertThat(Said.errors(check())).containsExactly("TG201 " + key);

        variables.put(key, "");
        assertThat(Said.errors(check())).containsExactly("TG201 " + key + " environment " + key);
    }

    @ParameterizedTest
    @MethodSource
    void refusesATrailingNewline(String key, List<String> ids) {
        variables.computeIfPresent(key, (same, value) -> value + "\n");

        assertThat(Said.errors(check()))
                .containsExactlyElementsOf(ids.stream()
                        .map(id -> id + " " + key + " environment " + key)
                        .toList());
    }

    static Stream<Arguments> refusesATrailingNewline() {
        return Stream.of(
                arguments("POSTGRES_DB", List.of("TG420")),
                arguments("POSTGRES_USER", List.of("TG420")),
                arguments("POSTGRES_PASSWORD", List.of("TG420")),
                arguments("DATABASE_URL", List.of("TG301", "TG420")),
                arguments("NODE_ENV", List.of("TG102", "TG305", "TG420")),
                arguments("MIX_ENV", List.of("TG102", "TG305", "TG420")),
                arguments("IMAGE_TAG", List.of("TG420")),
                arguments("OPENAI_API_KEY", List.of("TG304", "TG420")));
    }

    @Test
    void refusesASecretInADotenvFile() throws IOException {
        dotenv("# shipped by mistake\nOPENAI_API_KEY=sk-live-from-a-file\n");

        assertThat(Said.errors(check())).containsExactly("TG502 OPENAI_API_KEY dotenv .env:2:16");
    }

    @Test
    void takesNoSecretFromADotenvFileWhereNothingElseHasIt() throws IOException {
        dotenv("OPENAI_API_KEY=sk-live-from-a-file\n");
        variables.remove("OPENAI_API_KEY");

        assertThat(Said.errors(check()))
                .containsExactly("TG201 OPENAI_API_KEY", "TG502 OPENAI_API_KEY dotenv .env:1:16");
    }

    @Test
    void saysAllOfItInOneReport() throws IOException {
        dotenv("POSTGRES_PASSWORD=from-a-file\n");
        variables.put("APP_TIER", "production");
        variables.put("NODE_ENV", "staging");
        variables.put("MIX_ENV", "dev");
        variables.put("ENABLE_DEBUG_ENDPOINTS", "true");
        variables.put("HOT_RELOAD", "true");
        variables.put("MOCK_EXTERNAL_SERVICES", "true");
        variables.put("DISABLE_RATE_LIMITING", "true");
        variables.put("LOG_LEVEL", "debug");
        variables.put("SECURITY_HARDENING", "false");
        variables.put("OPENAI_API_KEY", "sk-development-this-is-no-real-key");
        variables.put("POSTGRES_PASSWORD", "changeme");
        variables.put("DATABASE_URL", "postgresql://event_api:eleven-otters@localhost:5432/event_api_production");
        variables.put("POSTGRES_DB", "event_api_staging\n");
        variables.put("POSTGRES_USER", "");
        variables.put("IMAGE_TAG", "staging-abc");
        variables.put("STAGING_OPENAI_API_KEY", "sk-live-this-is-no-real-key-of-staging");

        Report report = check();

        assertThat(report.checkedAs()).contains(Tier.PRODUCTION);
        assertThat(Said.errors(report))
                .containsExactly(
                        "TG103 NODE_ENV environment NODE_ENV",
                        "TG103 MIX_ENV environment MIX_ENV",
                        "TG201 POSTGRES_USER environment POSTGRES_USER",
                        "TG401 ENABLE_DEBUG_ENDPOINTS environment ENABLE_DEBUG_ENDPOINTS",
                        "TG402 HOT_RELOAD environment HOT_RELOAD",
                        "TG403 MOCK_EXTERNAL_SERVICES environment MOCK_EXTERNAL_SERVICES",
                        "TG404 DISABLE_RATE_LIMITING environment DISABLE_RATE_LIMITING",
                        "TG405 LOG_LEVEL environment LOG_LEVEL",
                        "TG407 SECURITY_HARDENING environment SECURITY_HARDENING",
                        "TG408 POSTGRES_PASSWORD environment POSTGRES_PASSWORD",
                        "TG408 OPENAI_API_KEY environment OPENAI_API_KEY",
                        "TG410 DATABASE_URL environment DATABASE_URL",
                        "TG411 POSTGRES_DB environment POSTGRES_DB",
                        "TG413 IMAGE_TAG environment IMAGE_TAG",
                        "TG420 POSTGRES_DB environment POSTGRES_DB",
                        "TG502 POSTGRES_PASSWORD dotenv .env:1:19",
                        "TG505 STAGING_OPENAI_API_KEY environment STAGING_OPENAI_API_KEY");
        for (String secret : List.of("sk-development", "changeme", "eleven-otters", "from-a-file", "sk-live")) {
            assertThat(report.toString()).doesNotContain(secret);
            assertThat(report.toJson()).doesNotContain(secret);
        }
    }

    private void dotenv(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), text);
    }

    private Report check() {
        return Tiers.process(folder, variables).check();
    }
}
