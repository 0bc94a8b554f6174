package io.tierguard.secrets.github.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.secrets.github.Canary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody could hand in as the object of all secrets. */
class SecretsJsonTest {
    private static String wrong(String text) {
        try {
            return "read: " + SecretsJson.read(text).size();
        } catch (SecretsJson.Malformed e) {
            Canary.assertIsNotIn(e + e.what());
            assertThat(e).hasNoCause();
            return e.what();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^                                     | is blank",
                "^  ^                                   | is blank",
                "kanariZ9                               | holds text that is not JSON",
                "***                                    | holds text that is not JSON",
                "{'A':'kanariZ9'}                       | holds text that is not JSON",
                "{\"A\":\"kanariZ9\"                    | holds text that is not JSON, after member 1",
                "{\"A\":\"kanariZ9\",}                  | holds text that is not JSON, after member 1",
                "{\"A\":\"kanariZ9}                     | holds text that is not JSON",
                "{\"A\":\"kanari\\Z9\"}                 | holds text that is not JSON",
                "{A:1}                                  | holds text that is not JSON",
                "\"kanariZ9\"                           | holds JSON that is no object",
                "[\"kanariZ9\"]                         | holds JSON that is no object",
                "null                                   | holds JSON that is no object",
                "{\"A\":\"kanariZ9\"} {}                | holds text that is not JSON, after member 1",
                "{\"A\":\"kanariZ9\"}, kanariZ9         | holds text that is not JSON, after member 1",
                "{\"A\":\"1\",\"A\":\"kanariZ9\"}       | holds an object whose member 2 has a name for the second time",
                "{\"A\":\"1\",\"a\":\"kanariZ9\"}       | holds an object whose member 2 has a name for the second time",
                "{\"A\":\"1\",\"B\":null}               | holds an object whose member 2 is no text",
                "{\"A\":1}                              | holds an object whose member 1 is no text",
                "{\"A\":true}                           | holds an object whose member 1 is no text",
                "{\"A\":{\"kanariZ9\":\"kanariZ9\"}}    | holds an object whose member 1 is no text",
                "{\"A\":[\"kanariZ9\"]}                 | holds an object whose member 1 is no text",
                "{}                                     | read: 0",
                "{\"A\":\"\",\"github_token\":\"x\"}    | read: 2",
            })
    void whatIsNoObjectOfTextsIsSaidAndNotQuoted(String text, String what) {
        assertThat(wrong(text)).isEqualTo(what);
    }

    @Test
    void whatNoVariableHoldsIsRefusedToo() {
        assertThat(wrong(null)).isEqualTo("is no variable of this job");
        assertThat(wrong("\uFEFF{}")).isEqualTo("begins with a byte order mark");
        assertThat(wrong("{\"A\":\"" + "x".repeat(2 << 20) + "\"}")).isEqualTo("is longer than 1048576 characters");
        assertThat(wrong("[".repeat(500_000))).isEqualTo("holds JSON that is no object");
        assertThat(wrong("{\"A\":".repeat(100_000))).isEqualTo("holds an object whose member 1 is no text");
    }

    @Test
    void namesAreInCapitals() throws Exception {
        assertThat(SecretsJson.read("{\n  \"github_token\": \"x\",\n  \"A\": \"\\u00e9\\n\"\n}"))
                .containsEntry("GITHUB_TOKEN", "x")
                .containsEntry("A", "é\n");
    }
}
