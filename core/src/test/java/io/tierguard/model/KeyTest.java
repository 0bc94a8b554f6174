package io.tierguard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one spelling of a setting, and the one rule that every other spelling comes to it by. */
class KeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "Z9", "OPENAI_API_KEY", "A_", "A__B", "S3"})
    void isAKey(String name) {
        assertThat(Key.isValid(name)).isTrue();
        assertThat(Key.of(name).name()).isEqualTo(name);
        assertThat(Key.of(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "_A", "9A", "a", "Ab", "A-B", "A.B", "A B", "A\u00c4", "\u0410", "A\u0661", "A\n", "@", "[", "A@",
                "A[", "A/", "A:", "A`"
            })
    void isNoKey(String name) {
        assertThat(Key.isValid(name)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Key.of(name)).withMessageNotContaining("'" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "openai.api-key, OPENAI_API_KEY",
        "openaiApiKey, OPENAI_API_KEY",
        "openaiAPIKey, OPENAI_API_KEY",
        "openai_api_key, OPENAI_API_KEY",
        "OPENAI_API_KEY, OPENAI_API_KEY",
        "OpenaiApiKey, OPENAI_API_KEY",
        "dbPort, DB_PORT",
        "s3Bucket, S3_BUCKET",
        "S3Bucket, S3_BUCKET",
        "sha256Sum, SHA256_SUM",
        "http2, HTTP2",
        "ipV4, IP_V4",
        "X9A, X9A",
        "aURL, A_URL",
        "URL, URL",
        "aB, A_B",
        "a-B, A_B",
        "a.b.c, A_B_C",
        "a-Bc, A_BC",
        "a..b, A__B",
        "zZ9, Z_Z9",
    })
    void aPathStandsForAKey(String path, String key) {
        assertThat(Key.fromPath(path)).isEqualTo(Key.of(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9a",
                "_a",
                ".a",
                "a b",
                "\u00e9t\u00e9",
                "a\u0131",
                "a$b",
                "a/b",
                "a:b",
                "a@b",
                "a[b",
                "a`b",
                "a{b"
            })
    void aPathStandsForNone(String path) {
        assertThat(Key.fromPath(path)).isNull();
    }

    @Property
    void aKeyStandsForItself(@ForAll("keys") String name) {
        assertThat(Key.fromPath(name)).isEqualTo(Key.of(name));
        assertThat(Key.fromPath(name.toLowerCase(java.util.Locale.ROOT).replace('_', '.')))
                .isEqualTo(Key.of(name));
    }

    @Property
    void noTextIsMoreThanAKeyOrNone(@ForAll @StringLength(max = 20) String text) {
        Key key = Key.fromPath(text);
        assertThat(key == null || Key.isValid(key.name())).isTrue();
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> keys() {
        return net.jqwik.api.Arbitraries.strings()
                .withChars("AZ09_")
                .ofMaxLength(12)
                .map(rest -> "K" + rest);
    }

    @Test
    void aNameThatMayBeASecretIsNotShown() {
        assertThat(Key.isShowable("ABCDEFGHIJKLMNOPQRSTUVWX")).isFalse();
        assertThat(Key.isShowable("ABCDEFGH1JKL")).isFalse();
        assertThat(Key.isShowable("INTERNATIONALIZATION_OF_TEXTS")).isTrue();
        assertThat(Key.isShowable("POSTGRES_DB2")).isTrue();
    }

    @Test
    void keysAreOrderedAndComparedByTheirNames() {
        List<Key> keys = new ArrayList<>(List.of(Key.of("B"), Key.of("A_B"), Key.of("A")));
        Collections.sort(keys);

        assertThat(keys).containsExactly(Key.of("A"), Key.of("A_B"), Key.of("B"));
        assertThat(Key.of("A")).isEqualTo(Key.of("A")).hasSameHashCodeAs(Key.of("A"));
        assertThat(Key.of("A")).isNotEqualTo(Key.of("B")).isNotEqualTo("A").isNotEqualTo(null);
        assertThat(Key.of("A").hashCode()).isNotEqualTo(Key.of("B").hashCode());
    }
}
