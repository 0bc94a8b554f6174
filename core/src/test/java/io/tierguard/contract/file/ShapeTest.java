package io.tierguard.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "db",
                "event_api_db",
                "a.b-c.example.net",
                "127.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "::ffff:127.0.0.1",
                "1a",
                "a.1b"
            })
    void hosts(String text) {
        assertThat(Shape.HOST.parse(text)).isEqualTo(text);
        assertThat(Shape.EMAIL.parse("a.b+c@" + text)).isEqualTo("a.b+c@" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "db:5432",
                "http://db",
                "-a",
                "a-",
                "a..b",
                ".a",
                "a.",
                "256.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "12345",
                "g::1",
                "::1::",
                "[::1]",
                "1:2:3",
                "ü.example.net",
                "a/b",
                "a\n",
                "x@y",
                "1.2.3.1000"
            })
    void noHosts(String text) {
        assertThat(Shape.HOST.parse(text)).isNull();
        assertThat(Shape.EMAIL.parse("a@" + text)).isNull();
    }

    @Test
    void lengthsOfAHost() {
        assertThat(Shape.HOST.parse("a".repeat(63))).isNotNull();
        assertThat(Shape.HOST.parse("a".repeat(64))).isNull();
        assertThat(Shape.HOST.parse("a.".repeat(126) + "b")).isNotNull();
        assertThat(Shape.HOST.parse("a.".repeat(126) + "bc")).isNull();
        assertThat(Shape.EMAIL.parse("a".repeat(64) + "@b")).isNotNull();
        assertThat(Shape.EMAIL.parse("a".repeat(65) + "@b")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "@b", "a@", "a b@c", "a@b@c", "\"a\"@b", "a,b@c", "a\u00a0b@c", "a\u007f@c", "a\t@c"})
    void noEmails(String text) {
        assertThat(Shape.EMAIL.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.net", "postgresql://u:p@my_db:5432/x?sslmode=require", "http://[::1]:80/"})
    void urls(String text) {
        assertThat(Shape.URL.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "example.net", "//example.net", "urn:a:b", "file:/a", "https:///a", "http://a b", "http:"})
    void noUrls(String text) {
        assertThat(Shape.URL.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [1 , 2]\n",
                "{\"a\":{\"b\":[true,false,null]},\"c\":\"d\"}",
                "0",
                "-0.5e+10",
                "1E3",
                "\"\"",
                "\"\\u00fc\\n\\\"\"",
                "\"ü\"",
                "[[[]]]",
                "true"
            })
    void json(String text) {
        assertThat(Shape.JSON.parse(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{\"a\":1,}",
                "{1:2}",
                "{\"a\" 1}",
                "01",
                "1.",
                ".5",
                "-",
                "+1",
                "1e",
                "1e+",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"\\",
                "\"a\nb\"",
                "tru",
                "nul",
                "[1] 2",
                "1 2",
                "[1 2]",
                "]",
                "{}}",
                "NaN",
                "[,1]",
                "{,",
                "{\"a\":1,"
            })
    void noJson(String text) {
        assertThat(Shape.JSON.parse(text)).isNull();
    }

    @Test
    void jsonHasADepth() {
        assertThat(Shape.JSON.parse("[".repeat(65) + "]".repeat(65))).isNotNull();
        assertThat(Shape.JSON.parse("[".repeat(66) + "]".repeat(66))).isNull();
        assertThat(Shape.JSON.parse("[".repeat(100_000))).isNull();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void eachSaysWhatIsExpected(Shape shape) {
        assertThat(shape.expectation()).startsWith(shape == Shape.HOST ? "the " : "a");
        assertThat(shape.isFreeText()).isFalse();
        assertThat(shape.isNumber()).isFalse();
    }
}
