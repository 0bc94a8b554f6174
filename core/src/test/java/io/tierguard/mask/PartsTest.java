package io.tierguard.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are masked of a value. */
class PartsTest {
    private final Set<String> masked = new LinkedHashSet<>();
    private final Parts parts = new Parts(masked);

    @Test
    void eachLineByItself() {
        parts.add("first\rsecond\r\nthird\n\n  fourth \nfirst");
        assertThat(masked).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void aNulEndsALine() {
        parts.add("before\0behind");
        assertThat(masked).containsExactly("before", "behind");
    }

    @Test
    void anObjectIsMaskedWholeAndByItsLeaves() {
        parts.add("{\"user\":\"admin\",\"pin\":1.50,\"on\":true,\"in\":{\"list\":[\"p\\u0061ss\",-12E+3]}}");
        assertThat(masked)
                .containsExactly(
                        "{\"user\":\"admin\",\"pin\":1.50,\"on\":true,\"in\":{\"list\":[\"p\\u0061ss\",-12E+3]}}",
                        "admin",
                        "1.50",
                        "p\\u0061ss",
                        "pass",
                        "-12E+3");
        assertThat(parts.tooShort()).isZero();
    }

    /** The brackets, the names and the words of a document are in every log. */
    @Test
    void ofAPrettyDocumentOnlyTheLinesThatSayAThing() {
        parts.add("""
                {
                  "database": {
                    "password": "otter",
                    "tls": true
                  },
                  "list": [
                    false,
                    "heron"
                  ]
                }
                """);
        assertThat(masked).containsExactly("\"password\": \"otter\",", "otter", "\"heron\"", "heron");
        assertThat(parts.tooShort()).isZero();
    }

    @Test
    void bothValuesOfANameThatStandsTwice() {
        parts.add("{\"a\":\"first\",\"a\":\"second\"}");
        assertThat(masked).contains("first", "second");
    }

    @Test
    void aDocumentWithinADocument() {
        parts.add("[\"{\\\"key\\\": \\\"-----BEGIN-----\\\\nMIIotter\\\\n\\\"}\"]");
        assertThat(masked).contains("-----BEGIN-----", "MIIotter");
    }

    @Test
    void aLineBreakWithinAString() {
        parts.add("{\"key\": \"otter\nheron\"}");
        assertThat(masked).contains("otter", "heron");
    }

    @Test
    void noNestingIsTooDeep() {
        parts.add("[".repeat(100_000) + "\"otter\"" + "]".repeat(100_000));
        assertThat(masked).contains("otter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"otter\"",
                "{\"a\":\"otter\"}x",
                "{\"a\":\"otter\",}",
                "[\"otter\"}",
                "{\"otter\"}",
                "[\"otter\" \"heron\"]",
                "[\"otter\\x\"]",
                "[\"otter\\u12\"]",
                "[otter]",
                "[\"otter",
                "\"otter\"",
                "['otter']",
                "[1,,2]",
                "[+]"
            })
    void whatIsNoDocumentIsText(String text) {
        parts.add(text);
        assertThat(masked).isEqualTo(text.length() < 4 ? Set.of() : Set.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "},",
                "{}",
                "[]",
                "[{\"\":[]}]",
                "true",
                "False",
                "null",
                "--",
                "\n\r\n",
                "{\"a\":\"\"}"
            })
    void whatIsNoSecretIsPassedOver(String text) {
        parts.add(text);
        assertThat(parts.tooShort()).isZero();
        assertThat(masked).allMatch(mask -> mask.startsWith("{\"a\""));
    }

    /** A password of punctuation is one. */
    @Test
    void longPunctuationIsMasked() {
        parts.add("!$%&/()=");
        assertThat(masked).containsExactly("!$%&/()=");
    }

    @Test
    void countsWhatIsTooShort() {
        parts.add("ab\nabcd\n  ab \n7\n密码\n{");
        assertThat(masked).containsExactly("abcd");
        assertThat(parts.tooShort()).isEqualTo(3);
    }

    /** Four characters, however many units each of them takes. */
    @Test
    void theBoundIsFourCharacters() {
        parts.add("abc\nabcd\n\ud83d\ude00\ud83d\ude00\ud83d\ude00\n\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00");
        assertThat(masked).containsExactly("abcd", "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00");
        assertThat(parts.tooShort()).isEqualTo(2);
    }
}
