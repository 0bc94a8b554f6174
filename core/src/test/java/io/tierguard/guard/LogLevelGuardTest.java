package io.tierguard.guard;

import static io.tierguard.Tier.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log levels that write down everything. */
class LogLevelGuardTest {
    @TempDir
    Path folder;

    enum Level {
        TRACE,
        DEBUG,
        INFO
    }

    record Levels(
            Optional<String> logLevel,
            Optional<Level> appLogLevel,
            Optional<String> loglevel,
            Optional<String> loggingLevelRoot,
            Optional<String> level,
            Optional<String> catalogLevel) {}

    @ParameterizedTest
    @CsvSource({
        "LOG_LEVEL, debug",
        "LOG_LEVEL, DEBUG",
        "LOG_LEVEL, trace",
        "LOG_LEVEL, ALL",
        "LOG_LEVEL, FINE",
        "LOG_LEVEL, finer",
        "LOG_LEVEL, finest",
        "LOG_LEVEL, verbose",
        "LOG_LEVEL, silly",
        "LOG_LEVEL, root=debug",
        "LOG_LEVEL, 'info,com.acme=debug'",
        "LOG_LEVEL, 'com.acme: TRACE, info'",
        "LOG_LEVEL, 'com.acme=debug;info'",
        "APP_LOG_LEVEL, Trace",
        "LOGLEVEL, debug",
        "LOGGING_LEVEL_ROOT, debug",
    })
    void isRefusedInProductionAlone(String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Levels.class, tier, folder, Map.of(key, value)))
                    .isEqualTo(Judged.weighed("TG405", "---E", tier, key));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info",
                "warn",
                "ERROR",
                "off",
                "debugging",
                "CONFIG",
                "debug=info",
                "info,com.acme.debug=warn",
                "a:b",
                ","
            })
    void isFine(String value) {
        assertThat(Judged.findings(Levels.class, PRODUCTION, folder, Map.of("LOG_LEVEL", value)))
                .isEmpty();
    }

    @Test
    void anotherLevelIsNone() {
        assertThat(Judged.findings(
                        Levels.class, PRODUCTION, folder, Map.of("LEVEL", "debug", "CATALOG_LEVEL", "debug")))
                .isEmpty();
    }

    @Test
    void saysWhatToDo() {
        assertThat(Judged.only(Judged.guard(Levels.class, PRODUCTION, folder, Map.of("LOG_LEVEL", "debug"))
                                .check())
                        .fix())
                .isEqualTo("set LOG_LEVEL=info");
    }
}
