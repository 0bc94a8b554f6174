package io.tierguard.secrets.github.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To which addresses a token goes. */
class ApiTest {
    private static Api api(String text) {
        return Objects.requireNonNull(Api.of(text), text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://api.github.com/x?page=2, true",
        "https://api.github.com, https://API.GitHub.com:443/x, true",
        "https://api.github.com:443, https://api.github.com/x, true",
        "https://git.test:8443/api/v3, https://git.test:8443/elsewhere, true",
        "http://127.0.0.1, http://127.0.0.1:80/x, true",
        "https://git.test:8443, http://git.test:8443/x, false",
        "https://git.test:80, http://git.test/x, false",
        "https://git.test, https://git.test:80/x, false",
        "https://git.test, https://git.test:8443/x, false",
        "https://git.test, https://git.test.example.net/x, false",
        "https://git.test, https://user@git.test/x, false",
        "https://git.test, mailto:a@git.test, false",
    })
    void aTokenGoesToItsOwnHostAlone(String api, URI uri, boolean isOwn) {
        assertThat(api(api).owns(uri)).isEqualTo(isOwn);
    }

    /** Whoever asks: what sends the token looks for itself. */
    @Test
    void whatSendsTheTokenLooksWhereItGoes() {
        Exchange exchange = new Exchange(api("https://git.test"), new Token("fake"));

        assertThatIOException()
                .isThrownBy(() -> exchange.get(URI.create("http://127.0.0.1:1/x"), Duration.ofSeconds(5)))
                .withMessage("not GitHub's");
    }

    /** GitHub Enterprise has its API below a path. */
    @Test
    void aListIsBelowThePathOfTheApi() {
        for (String text : new String[] {"https://git.test/api/v3", "https://git.test/api/v3/"}) {
            assertThat(api(text).list("octo/event-api", Scope.ENVIRONMENT, Kind.VARIABLE, "eu/a b"))
                    .hasToString("https://git.test/api/v3/repos/octo/event-api/environments/eu%2Fa%20b/variables"
                            + "?per_page=30");
        }
        assertThat(api(Api.PUBLIC).list("octo/event-api", Scope.REPOSITORY, Kind.SECRET, ""))
                .hasToString("https://api.github.com/repos/octo/event-api/actions/secrets?per_page=100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.github.com",
                "https:///api",
                "https://git.test?token=x",
                "https://git.test#x",
                "https://user@git.test",
                "http://git.test",
                "http://127.0.0.1.git.test",
                "http://127.0.0.1000",
                "http://127.0.0.a",
                "http://128.0.0.1",
                "https://git.test:65536",
            })
    void whatIsNoPlaceForATokenIsNone(String text) {
        assertThat(Api.of(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.9.9.9", "http://[::1]", "HTTPS://git.test:65535"})
    void thisMachineNeedsNoCertificate(String text) {
        assertThat(Api.of(text)).isNotNull();
    }
}
