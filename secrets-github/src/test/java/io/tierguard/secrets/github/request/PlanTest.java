package io.tierguard.secrets.github.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a token is sent to, as the variables say. */
class PlanTest {
    private static Map<String, String> variables(String... more) {
        Map<String, String> variables = new HashMap<>(Map.of("GITHUB_TOKEN", "fake"));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    @Test
    void withoutAnAddressGitHubItselfIsAsked() throws Exception {
        assertThat(Plan.of("octo/event-api", variables()).target().api().base()).hasToString("https://api.github.com");
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://api.github.com",
        "' ', https://api.github.com",
        "https://git.test/api/v3, https://git.test/api/v3",
        "https://git.test/api/v3/, https://git.test/api/v3",
    })
    void aBlankAddressIsNone(String said, String base) throws Exception {
        assertThat(Plan.of("octo/event-api", variables("GITHUB_API_URL", said))
                        .target()
                        .api()
                        .base())
                .hasToString(base);
    }

    @ParameterizedTest
    @CsvSource({"octo/other, octo/here, octo/other", ", octo/here, octo/here"})
    void aRepositoryThatIsNamedGoesBeforeTheOneOfTheJob(String named, String here, String asked) throws Exception {
        assertThat(Plan.of(named, variables("GITHUB_REPOSITORY", here)).target().repository())
                .isEqualTo(asked);
    }
}
