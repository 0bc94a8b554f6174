package io.tierguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryPathTest {
    @ParameterizedTest
    @CsvSource({
        "'', .env, .env",
        "'', ./.env, .env",
        "., .env, .env",
        "services/api, .env, services/api/.env",
        "services/api/, secrets//x, services/api/secrets/x",
        "./services/./api, ../x, services/x",
        "services, ../x, x",
        "services, ../../services/x,",
        "'', ..,",
        "'', '',",
        "services, /run/x,",
        "'', /run/x,",
        "/srv/api, x,",
    })
    void isWhatTheRootSees(String folder, String path, String expected) {
        assertThat(RepositoryPath.of(folder, path)).isEqualTo(expected);
    }
}
