package io.tierguard.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Key;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which type values speak for. */
class InferredTypeTest {
    private static String of(String key, String... texts) {
        return InferredType.of(Key.of(key), List.of(texts));
    }

    @ParameterizedTest
    @CsvSource({
        "DEBUG, true, boolean",
        "DEBUG, yes, string",
        "DB_PORT, 5432, port",
        "DB_PORT, 0, integer",
        "DB_PORT, 65536, integer",
        "WORKERS, 5432, integer",
        "WORKERS, -1, integer",
        "WORKERS, 0, integer",
        "WORKERS, 010, string",
        "WORKERS, 1234567890, string",
        "RATIO, 0.5, number",
        "RATIO, 00.5, string",
        "WAIT, 5m, duration",
        "WAIT, PT5M, duration",
        "LIMIT, 5MiB, size",
        "WORD, 5MiB, string",
        "PAGE, https://www.example.net, url",
        "PAGE, www.example.net, string",
        "PLACE, file:///x, uri",
        "IMAGE, redis:7, string",
        "PLACES, 'http://a,http://b', string",
        "MAIL, a@example.net, email",
        "DB_HOST, db, host",
        "DB_HOST, db:5432, string",
        "WORD, db, string",
        "FORM, '{\"a\": 1}', json",
        "FORM, '[a', string",
        "FORM, null, string",
        "TENANT_ID, 7, string",
        "IMAGE_TAG, 7d, string",
        "MAX_VERSION, 5MiB, string",
    })
    void oneValue(String key, String text, String word) {
        assertThat(of(key, text)).isEqualTo(word);
    }

    @Test
    void everyValueHasToFit() {
        assertThat(of("WORKERS", "1", "2")).isEqualTo("integer");
        assertThat(of("WORKERS", "1", "0.5")).isEqualTo("number");
        assertThat(of("WORKERS", "1", "many")).isEqualTo("string");
        assertThat(of("DB_PORT", "80", "0")).isEqualTo("integer");
        assertThat(of("PLACE", "https://a.example.net", "file:///x")).isEqualTo("uri");
    }

    @Test
    void nothingSpeaksForNoType() {
        assertThat(of("DB_PORT")).isEqualTo("string");
    }
}
