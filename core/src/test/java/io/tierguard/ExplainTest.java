package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of a configuration that was accepted. */
class ExplainTest {
    @TempDir
    Path directory;

    private Guarded<ExplainedConfig> guarded;

    enum LogLevel {
        DEBUG,
        INFO
    }

    record ExplainedConfig(
            @Doc("how much is logged") @Default("info") @Default(value = "debug", in = Tier.DEVELOPMENT)
            LogLevel logLevel,

            @RequiredIn(Tier.PRODUCTION) @ForbiddenIn(Tier.TEST) @Length(min = 3)
            Optional<Secret<String>> apiKey,

            @Default("false") @RefuseIn(value = "true", tier = Tier.PRODUCTION, because = "it shows internals")
            boolean debug,

            String greeting,

            @From(value = Layer.ENVIRONMENT, in = Tier.STAGING)
            Optional<String> absent) {}

    @BeforeEach
    void load() throws IOException {
        Files.writeString(
                directory.resolve(".env"),
                "APP_TIER=development\nLOG_LEVEL=info\nAPI_KEY=abcdef\nGREETING=\"hello ${HIDDEN_NAME}\"\n");
        guarded = Tierguard.of(ExplainedConfig.class)
                .directory(directory)
                .environment(Map.of("LOG_LEVEL", "debug", "API_KEY", "", "HIDDEN_NAME", "you"))
                .systemProperties(Map.of())
                .load();
    }

    @Test
    void tellsWinnerShadowedContractAndGuards() {
        assertThat(guarded.explain("LOG_LEVEL")).hasToString("""
                        LOG_LEVEL = debug
                          from      environment variable LOG_LEVEL
                          hides     .env:2:11 = info
                                    default of ExplainedConfig.logLevel = debug
                          contract  how much is logged
                                    one of debug or info
                                    defaults to debug in development
                                    defaults to info in test, staging, production
                          guards    TG405 debug-logging: refuses in production
                        """);
    }

    @Test
    void showsNoSecret() {
        assertThat(guarded.explain("API_KEY")).hasToString("""
                        API_KEY = ***
                          from      .env:3:9
                          hides     environment variable API_KEY (empty)
                          contract  secret, text, a value of at least 3 characters
                                    required in production
                                    forbidden in test
                          guards    TG408 placeholder-secret: refuses in staging, production
                                    TG409 weak-secret: warns in staging, refuses in production
                                    TG416 shared-secret: warns in staging, refuses in production
                        """);
        assertThat(guarded.explain("GREETING").toString())
                .startsWith(
                        "GREETING = ***\n  from      .env:4:10\n  with      HIDDEN_NAME from environment variable HIDDEN_NAME\n");
    }

    @Test
    void tellsWhatAContractRefuses() {
        assertThat(guarded.explain("DEBUG").toString())
                .contains("true is refused in production", "defaults to false\n", "TG401 debug-endpoints-enabled");
        assertThat(guarded.explain("ABSENT").toString())
                .contains("ABSENT = (not set)", "in staging from environment alone");
    }

    @Test
    void allKeysMakeATable() {
        assertThat(guarded.explain()).hasToString("""
                        KEY        VALUE      FROM
                        LOG_LEVEL  debug      environment variable LOG_LEVEL
                        API_KEY    ***        .env:3:9
                        DEBUG      false      default of ExplainedConfig.debug
                        GREETING   ***        .env:4:10, with 1 other
                        ABSENT     (not set)
                        """);
    }

    @Test
    void refusesAKeyThatThereIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guarded.explain("LOGLEVEL"))
                .withMessage("the contract has no key LOGLEVEL");
    }

    @Test
    void saysWhatItIs() {
        assertThat(guarded).hasToString("explained in development, 5 keys");
        assertThat(guarded.tier()).isEqualTo(Tier.DEVELOPMENT);
        assertThat(guarded.config().logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(guarded.report().tier()).contains(Tier.DEVELOPMENT);
    }

    @Test
    void namesTheApplicationsOwnGuardsInWhateverTier() {
        Rule rule = Rule.over("GREETING", "DEBUG").refuseWhen(values -> false).in(Tier.PRODUCTION);
        Guarded<ExplainedConfig> with = Tierguard.of(ExplainedConfig.class)
                .directory(directory)
                .environment(Map.of())
                .systemProperties(Map.of("app.tier", "development"))
                .override("GREETING", "x")
                .guard("no-greeting", rule)
                .load();

        assertThat(with.explain("GREETING").toString()).contains("TG450 no-greeting: the application's own");
        assertThat(with.explain("DEBUG").toString()).contains("TG450 no-greeting: the application's own");
        assertThat(with.explain("API_KEY").toString()).doesNotContain("TG450");
    }
}
