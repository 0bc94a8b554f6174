package io.tierguard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.ByteSize;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of one value are strict: one table for each of what it takes, and of what only looks like it. */
class ScalarTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tru",
                "TRUE",
                "True",
                "False",
                "FALSE",
                "1",
                "0",
                "yes",
                "no",
                "on",
                "off",
                "t",
                "f",
                " true",
                "true ",
                "true\n",
                "\"true\"",
                "truefalse",
                "\uff54rue"
            })
    void isNoBoolean(String text) {
        assertThat(Scalar.BOOLEAN.parse(text)).isNull();
    }

    @Test
    void isABoolean() {
        assertThat(Scalar.BOOLEAN.parse("true")).isEqualTo(true);
        assertThat(Scalar.BOOLEAN.parse("false")).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5",
                "-",
                "--1",
                "5-",
                "1.0",
                "1e3",
                "1_000",
                "1,000",
                "0x10",
                "1d",
                "1L",
                " 1",
                "1 ",
                "1\n",
                "",
                "\u0661\u0662",
                "\uff11",
                "\u0be7",
                "NaN",
                "Infinity",
                "\u22121",
                "one",
                "1\u200b",
                "/",
                ":"
            })
    void isNoIntegerOfAnyWidth(String text) {
        assertThat(Scalar.BYTE.parse(text)).isNull();
        assertThat(Scalar.SHORT.parse(text)).isNull();
        assertThat(Scalar.INTEGER.parse(text)).isNull();
        assertThat(Scalar.LONG.parse(text)).isNull();
        assertThat(Scalar.BIG_INTEGER.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "BYTE, 127, 128",
        "BYTE, -128, -129",
        "SHORT, 32767, 32768",
        "SHORT, -32768, -32769",
        "INTEGER, 2147483647, 2147483648",
        "INTEGER, -2147483648, -2147483649",
        "LONG, 9223372036854775807, 9223372036854775808",
        "LONG, -9223372036854775808, -9223372036854775809",
    })
    void anIntegerEndsWhereItsTypeDoes(Scalar type, String last, String beyond) {
        assertThat(type.parse(last)).hasToString(last);
        assertThat(type.parse(beyond)).isNull();
        assertThat(Scalar.BIG_INTEGER.parse(beyond)).isEqualTo(new BigInteger(beyond));
    }

    @Test
    void integersAreOfTheTypeThatTheyAreNamedAfter() {
        assertThat(Scalar.BYTE.parse("-7")).isEqualTo((byte) -7);
        assertThat(Scalar.SHORT.parse("007")).isEqualTo((short) 7);
        assertThat(Scalar.INTEGER.parse("0")).isEqualTo(0);
        assertThat(Scalar.LONG.parse("-0")).isEqualTo(0L);
    }

    @Test
    void aNumberIsOfABoundedLength() {
        assertThat(Scalar.BIG_INTEGER.parse("9".repeat(1000))).isNotNull();
        assertThat(Scalar.BIG_INTEGER.parse("9".repeat(1001))).isNull();
        assertThat(Scalar.DECIMAL.parse("9".repeat(1000))).isNotNull();
        assertThat(Scalar.DECIMAL.parse("9".repeat(1001))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1d",
                "1f",
                "1D",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x10",
                "0x1p3",
                "+1",
                "+1.5",
                ".5",
                "5.",
                "-",
                "-.5",
                "1e",
                "1e+",
                "1e-",
                "e5",
                "1e5.5",
                "1e10000",
                "1e-10000",
                "1E+00001",
                "1,5",
                "1 ",
                " 1",
                "",
                "1.5.5",
                "\u0661.\u0665",
                "1e\u0661",
                "1_0",
                "--1",
                "1ee1",
                "1.e1"
            })
    void isNoDecimalOfAnyWidth(String text) {
        assertThat(Scalar.FLOAT.parse(text)).isNull();
        assertThat(Scalar.DOUBLE.parse(text)).isNull();
        assertThat(Scalar.DECIMAL.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "-0.25", "1e3", "1E-3", "1e+3", "0.1e0009", "007.10"})
    void isADecimal(String text) {
        assertThat(Scalar.FLOAT.parse(text)).isEqualTo(Float.valueOf(text));
        assertThat(Scalar.DOUBLE.parse(text)).isEqualTo(Double.valueOf(text));
        assertThat(Scalar.DECIMAL.parse(text)).isEqualTo(new BigDecimal(text));
    }

    @Test
    void aDecimalThatIsTooLargeIsNotReadAsInfinity() {
        assertThat(Scalar.FLOAT.parse("1e39")).isNull();
        assertThat(Scalar.FLOAT.parse("-1e39")).isNull();
        assertThat(Scalar.DOUBLE.parse("1e39")).isEqualTo(1e39);
        assertThat(Scalar.DOUBLE.parse("1e309")).isNull();
        assertThat(Scalar.DOUBLE.parse("-1e9999")).isNull();
        assertThat(Scalar.DECIMAL.parse("1e9999")).isEqualTo(new BigDecimal("1e9999"));
    }

    @ParameterizedTest
    @CsvSource({
        "5ns, PT0.000000005S",
        "5us, PT0.000005S",
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "1h, PT1H",
        "2d, PT48H",
        "0s, PT0S",
        "PT30S, PT30S",
        "P1D, PT24H",
        "-PT5S, PT-5S",
        "PT0.5S, PT0.5S",
        "9223372036854775807ns, PT2562047H47M16.854775807S",
        "9223372036854775807s, PT2562047788015215H30M7S",
    })
    void isADuration(String text, Duration duration) {
        assertThat(Scalar.DURATION.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "5 s",
                " 5s",
                "5s ",
                "+5s",
                "-5s",
                "1.5s",
                "5S",
                "5M",
                "5min",
                "5sec",
                "1h30m",
                "1w",
                "1y",
                "\u0665s",
                "P",
                "PT",
                "P1Y",
                "P1M",
                "PT5",
                "PT\u0665S",
                "-P",
                "Pfoo",
                "9223372036854775808ns",
                "9223372036854775807us",
                "9223372036854775807m",
                "9223372036854775807h",
                "9223372036854775807d",
                "PT9223372036854775807H",
                "99999999999999999999s"
            })
    void isNoDuration(String text) {
        assertThat(Scalar.DURATION.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512B, 512",
        "1k, 1024",
        "1K, 1024",
        "1KiB, 1024",
        "1M, 1048576",
        "10MiB, 10485760",
        "1G, 1073741824",
        "1GiB, 1073741824",
        "1T, 1099511627776",
        "1TiB, 1099511627776",
        "1kB, 1000",
        "1MB, 1000000",
        "1GB, 1000000000",
        "1TB, 1000000000000",
        "9223372036854775807, 9223372036854775807",
        "8388607TiB, 9223370937343148032",
    })
    void isASize(String text, long bytes) {
        assertThat(Scalar.SIZE.parse(text)).isEqualTo(ByteSize.of(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "B",
                "-1",
                "+1",
                "1.5M",
                "1 k",
                " 1k",
                "1k ",
                "1b",
                "1mb",
                "1m",
                "1g",
                "1KB",
                "1kib",
                "1P",
                "1e3",
                "\u0661k",
                "9223372036854775808",
                "8388608TiB",
                "9223372036854775807k",
                "9223373TB"
            })
    void isNoSize(String text) {
        assertThat(Scalar.SIZE.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.net",
                "postgresql://u:p%40@h1:1,h2:2/db",
                "jdbc:postgresql://h/db",
                "urn:x:y",
                "http://[::1]:80/",
                "mailto:a@example.net",
                "file:///tmp/x"
            })
    void isAUri(String text) {
        assertThat(Scalar.URI.parse(text)).isEqualTo(URI.create(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.net",
                "/path",
                "//host/path",
                "../x",
                "?q",
                "http://",
                "http:",
                "http://a b",
                "https://\u0000",
                "http://h/%zz",
                "http://h/^",
                " http://h",
                "http://h\n",
                "1http://h",
                "://h"
            })
    void isNoAbsoluteUri(String text) {
        assertThat(Scalar.URI.parse(text)).isNull();
    }

    @Test
    void aPathHasNoNul() {
        assertThat(Scalar.PATH.parse("/etc/x y")).isEqualTo(Path.of("/etc/x y"));
        assertThat(Scalar.PATH.parse("a/\u0000b")).isNull();
    }

    @Test
    void anyTextIsText() {
        assertThat(Scalar.STRING.parse(" \u0000 ")).isEqualTo(" \u0000 ");
        assertThat(Scalar.STRING.isFreeText()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Scalar.class)
    void onlyTextIsFreeAndNumbersAreNumbers(Scalar type) {
        assertThat(type.isFreeText()).isEqualTo(type == Scalar.STRING);
        assertThat(type.isNumber()).isEqualTo(type.parse("7") instanceof Number);
        assertThat(type.expectation()).isNotBlank();
    }

    @Property(tries = 5000)
    void nothingIsThrownWhateverTheText(@ForAll String text) {
        for (Scalar type : Scalar.values()) {
            Object parsed = type.parse(text);
            assertThat(parsed == null
                            || type == Scalar.STRING
                            || text.codePoints().noneMatch(c -> c == 0))
                    .isTrue();
        }
    }
}
