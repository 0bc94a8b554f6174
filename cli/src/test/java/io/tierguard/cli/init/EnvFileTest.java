package io.tierguard.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the name of a file says of its tier. */
class EnvFileTest {
    @ParameterizedTest
    @CsvSource({
        ".env, DEVELOPMENT, false",
        ".env.local, DEVELOPMENT, true",
        ".env.dev, DEVELOPMENT, false",
        ".env.development.local, DEVELOPMENT, true",
        ".env.test, TEST, false",
        ".env.staging, STAGING, false",
        ".env.QA, STAGING, false",
        ".env.prod, PRODUCTION, false",
        ".env.production.local, PRODUCTION, true",
        "staging.env, STAGING, false",
    })
    void nameSaysTheTier(String name, Tier tier, boolean local) {
        EnvFile file = EnvFile.of(Path.of("folder", name), name);
        assertThat(file.tier()).isEqualTo(tier);
        assertThat(file.local()).isEqualTo(local);
        assertThat(file.template()).isFalse();
        assertThat(file.isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".env.example", ".env.sample", ".env.production.example", "env.dist", ".env.template"})
    void templateHasNoTier(String name) {
        EnvFile file = EnvFile.of(Path.of(name), name);
        assertThat(file.tier()).isNull();
        assertThat(file.template()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".env.bak", ".env.vault", ".env.staging.production", "settings.txt", ".env.producton"})
    void otherNamesSayNothing(String name) {
        assertThat(EnvFile.of(Path.of(name), name).isKnown()).isFalse();
    }

    @Test
    void folderOfTheFileSaysNothing() {
        assertThat(EnvFile.of(Path.of("production", ".env"), ".env").tier()).isEqualTo(Tier.DEVELOPMENT);
    }
}
