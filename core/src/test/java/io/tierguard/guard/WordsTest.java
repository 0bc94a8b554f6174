package io.tierguard.guard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that names are made of. */
class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"DEBUG", "DEBUG_X", "X_DEBUG", "X_DEBUG_Y", "UNDEBUG_DEBUG", "DEBUGGER_DEBUG_X"})
    void hasTheWord(String key) {
        assertThat(Words.has(key, "DEBUG")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DEBU", "UNDEBUG", "DEBUGGER", "XDEBUG_Y", "X_DEBUGY", "DEBUG2"})
    void hasItNot(String key) {
        assertThat(Words.has(key, "DEBUG")).isFalse();
    }

    @Test
    void isNegated() {
        assertThat(Words.isNegated("DISABLE_X", "X", false)).isTrue();
        assertThat(Words.isNegated("X_OFF", "X", false)).isTrue();
        assertThat(Words.isNegated("NOTHING_X", "X", false)).isFalse();
        assertThat(Words.isNegated("NO_Y_X", "X", false)).isFalse();
        assertThat(Words.isNegated("NO_Y_X", "X", true)).isTrue();
        assertThat(Words.isNegated("X", "X", false)).isFalse();
        assertThat(Words.isNegated("_X", "X", false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "x_dev, PRODUCTION, DEVELOPMENT",
        "x_dev_staging, PRODUCTION, DEVELOPMENT",
        "dev_production, STAGING, PRODUCTION",
        "production_dev, STAGING, PRODUCTION",
        "dev_production, DEVELOPMENT,",
        "production_dev, DEVELOPMENT,",
        "device, PRODUCTION,",
        "'', PRODUCTION,",
        "test, PRODUCTION, TEST",
        "test_x, PRODUCTION,",
        "x_live, STAGING, PRODUCTION",
        "live_x, STAGING,",
        "DEV, PRODUCTION, DEVELOPMENT",
        "x_dev1, PRODUCTION, DEVELOPMENT",
        "2dev, PRODUCTION, DEVELOPMENT",
        "x_test2, PRODUCTION, TEST",
        "test2_x, PRODUCTION,",
        "stagingdb, PRODUCTION, STAGING",
        "x-prd, STAGING, PRODUCTION",
        "db, PRODUCTION,",
    })
    void aDatabaseIsNamedAfterATier(String name, Tier own, Tier other) {
        assertThat(Words.otherTier(name, own)).isEqualTo(other);
    }

    @Test
    void aHostIsNamedAfterATier() {
        assertThat(Words.otherTierOfHost("test.example.net", PRODUCTION)).isEqualTo(Tier.TEST);
        assertThat(Words.otherTierOfHost("example.dev", PRODUCTION)).isNull();
        assertThat(Words.otherTierOfHost("dev", PRODUCTION)).isEqualTo(DEVELOPMENT);
        assertThat(Words.otherTierOfHost("db.staging", PRODUCTION)).isEqualTo(STAGING);
        assertThat(Words.otherTierOfHost(".dev", PRODUCTION)).isNull();
        assertThat(Words.otherTierOfHost("prod.dev.example.net", DEVELOPMENT)).isEqualTo(PRODUCTION);
        assertThat(Words.otherTierOfHost("live.dev.example.net", DEVELOPMENT)).isNull();
        assertThat(Words.otherTierOfHost("dev.prod.example.net", PRODUCTION)).isNull();
    }
}
