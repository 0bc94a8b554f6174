package io.tierguard;

import java.util.Optional;

/** Loads a configuration of ten keys; {@link StartPathTest} counts the classes. */
public final class StartPathMain {
    private StartPathMain() {}

    enum LogLevel {
        DEBUG,
        INFO
    }

    record TenKeysConfig(
            String postgresDb,
            String postgresUser,
            Secret<String> postgresPassword,
            @Default("5432") @Range(min = 1, max = 65535) int dbPort,
            @RequiredIn({Tier.STAGING, Tier.PRODUCTION}) Optional<String> imageTag,
            String nodeEnv,
            String mixEnv,
            @Default("info") LogLevel logLevel,
            Secret<String> openaiApiKey,

            @Default("false") @RefuseIn(value = "true", tier = Tier.PRODUCTION, because = "it exposes internals")
            boolean enableDebugEndpoints) {}

    /** Ends with 0 if the configuration is the one of the test. */
    public static void main(String[] args) {
        TenKeysConfig config = Tierguard.load(TenKeysConfig.class);
        Runtime.getRuntime().halt(config.dbPort() == 5432 && config.enableDebugEndpoints() ? 0 : 1);
    }
}
