package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretJsonTest {
    private static Map<String, String> read(String text) throws SecretJson.Unreadable {
        Map<String, String> items = new LinkedHashMap<>();
        for (SecretJson.Item item : SecretJson.read(text)) {
            items.put(item.path(), item.text());
        }
        return items;
    }

    @Test
    void objectsWithinObjectsAreJoined() throws SecretJson.Unreadable {
        assertThat(read("{\"a\": {\"b\": {\"c\": \"x\"}, \"d\": \"\"}, \"e\": null, \"f\": {}}"))
                .containsExactly(Map.entry("a_b_c", "x"), Map.entry("a_d", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.10",
                "1e400",
                "123456789012345678901234567890",
                "9007199254740993",
                "-0",
                "1.0",
                "1E+2",
                "-9223372036854775808",
                "true",
                "false",
                "[1.50,\"a\\\"b\",{\"c\":null,\"d\":[]},true]"
            })
    void numbersBooleansAndArraysAreAsTheyWereWritten(String written) throws SecretJson.Unreadable {
        assertThat(read("{\"a\": " + written + "}")).containsExactly(Map.entry("a", written));
    }

    @Test
    void textIsUnescapedAndNothingElse() throws SecretJson.Unreadable {
        assertThat(read("{\"a\": \" \\u00e9\\n$\\ud83d\\ude00${B}\"}"))
                .containsExactly(Map.entry("a", " \u00e9\n$\ud83d\ude00${B}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "``                        | is empty",
                "`  `                      | is empty",
                "sk-canary                 | is not JSON",
                "\"sk-canary\"             | is JSON, and no object",
                "[{\"a\": 1}]              | is JSON, and no object",
                "42                        | is JSON, and no object",
                "{\"a\": \"canary\"        | is not JSON",
                "{\"a\": \"canary\",}      | is not JSON",
                "{'a': 'canary'}           | is not JSON",
                "{a: canary}               | is not JSON",
                "{\"a\": 01}               | is not JSON",
                "{\"a\": NaN}              | is not JSON",
                "{\"a\": TRUE}             | is not JSON",
                "{\"a\": 1} // canary      | is not JSON",
                "{\"a\": 1} {\"b\": 2}     | is not JSON",
                "{\"a\": 1, \"a\": 2}      | has one name twice in one JSON object",
                "{\"a\": 1, \"\\u0061\": 2} | has one name twice in one JSON object",
                "{\"a\": [{\"b\":1,\"b\":1}]} | has one name twice in one JSON object",
                "{\"a\": \"\\ud800canary\"}  | is not JSON",
                "{\"a\": \"\\ude00\\ud83d\"} | is not JSON",
                "{\"\\ud800\": 1}          | is not JSON",
            })
    void whatIsNoObjectIsRefusedAndNotShown(String text, String what) {
        assertThatThrownBy(() -> SecretJson.read(text)).hasMessage(what).hasNoCause();
    }

    @Test
    void depthHasALimit() throws SecretJson.Unreadable {
        assertThat(read("{\"a\":".repeat(31) + "{\"a\":1}" + "}".repeat(31))).hasSize(1);
        assertThatThrownBy(() -> read("{\"a\":".repeat(33) + "1" + "}".repeat(33)))
                .hasMessage("has JSON that is deeper than 32");
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(30_000))).hasMessage("has JSON that is deeper than 32");
    }

    @Test
    void aControlCharacterInATextIsNoJson() {
        assertThatThrownBy(() -> read("{\"a\": \"x\ny\"}")).hasMessage("is not JSON");
    }
}
