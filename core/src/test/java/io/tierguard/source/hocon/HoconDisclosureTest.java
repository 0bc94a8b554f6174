package io.tierguard.source.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Guarded;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain key whose value holds a secret is not shown, however the secret got into it. */
class HoconDisclosureTest {
    private static final String CANARY = "cAnArY-7f3a-and-more";

    /** A configuration in which a secret may end up in what is none. */
    public record ShownConfig(
            Optional<Secret<String>> apiKey, String url, Optional<String> host, Optional<List<String>> urls) {}

    @TempDir
    private Path folder;

    private Explanation explain(String key, String conf) throws IOException {
        Files.writeString(folder.resolve("application.conf"), conf);
        Guarded<ShownConfig> guarded = Tierguard.of(ShownConfig.class)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of("API_KEY", CANARY, "OF_NOBODY", CANARY, "HOST", "localhost"))
                .systemProperties(Map.of())
                .directory(folder)
                .load();
        assertThat(guarded.config().url()).isNotEmpty();
        assertThat(guarded.explain().toString()
                        + guarded.report()
                        + guarded.report().toJson())
                .doesNotContain(CANARY);
        return guarded.explain(key);
    }

    @Test
    void whatIsWrittenOutIsShown() throws IOException {
        Explanation url = explain("URL", "\nurl = \"http://here\"");

        assertThat(url.value()).isEqualTo("http://here");
        assertThat(url.from()).isEqualTo("application.conf:2");
    }

    @Test
    void whatHoldsAPlainKeyIsShown() throws IOException {
        assertThat(explain("URL", "url = \"http://\"${HOST}").value()).isEqualTo("http://localhost");
        assertThat(explain("URL", "host = there\nurl = \"http://\"${host}").value())
                .isEqualTo("http://there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url = ${API_KEY}",
                "url = \"http://u:\"${API_KEY}\"@h\"",
                "url = \"http://u:\"${api.key}\"@h\"",
                "url = ${?API_KEY}",
                "url = ${?API_KEY[]}",
                "url = x\nurl = ${?API_KEY}",
                "url = ${OF_NOBODY}",
                "x = ${API_KEY}\nurl = ${x}",
                "x = ${API_KEY}\ny = \"-\"${x}\nurl = ${y}${y}",
                "o { x = ${API_KEY} }\nurl = ${o.x}",
                "a = ${o}\no { x = ${API_KEY} }\na-b = 1\nurl = ${a.x}",
                "a = ${o} { y = 1 }\no { x = ${API_KEY} }\nurl = ${a.x}",
                "a { y = 1 }\na = ${o}\no { x = ${API_KEY} }\nurl = ${a.x}",
                "\"q}\" = ${API_KEY}\nurl = ${\"q}\"}",
                "url = \"a\"\nurl = ${url}${API_KEY}",
                "url = [${API_KEY}, 1]",
                // what is secret by its name is so in a file as well
                "api-key = \"cAnArY-7f3a-and-more\"\nurl = \"http://\"${api-key}",
                "api { key = \"cAnArY-7f3a-and-more\" }\nurl = \"http://\"${api.key}",
                "of-nobody = \"cAnArY-7f3a-and-more\"\nurl = ${of-nobody}",
            })
    void whatHoldsASecretIsNotShown(String conf) throws IOException {
        Explanation url = explain("URL", conf);

        assertThat(url.value()).isEqualTo("***");
        assertThat(url.from()).startsWith("application.conf:");
        assertThat(url.madeOf()).isNotEmpty();
    }

    @Test
    void noPartOfAListIsShown() throws IOException {
        assertThat(explain("URLS", "url = x\nurls = [\"http://here\", ${API_KEY}]")
                        .value())
                .isEqualTo("***");
        assertThat(explain("URLS", "url = x\nurls = [\"http://here\"]\nurls += ${API_KEY}")
                        .value())
                .isEqualTo("***");
    }
}
