package io.tierguard.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from outside on one line, with nothing in it that can't be seen. */
class PrintableTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a b~!", "\u00e4\u20ac\u4e16", "\ud83d\ude00", "e\u0301", "\u2764\ufe0f", "\\n"})
    void whatCanBeSeenStays(String text) {
        assertThat(Printable.of(text)).isSameAs(text);
        assertThat(Printable.line(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "000a, \\n",
        "000d, \\r",
        "0009, \\t",
        "0000, \\u{0}",
        "001b, \\u{1b}",
        "007f, \\u{7f}",
        "0085, \\u{85}",
        "00a0, \\u{a0}",
        "00ad, \\u{ad}",
        "034f, \\u{34f}",
        "115f, \\u{115f}",
        "1160, \\u{1160}",
        "17b4, \\u{17b4}",
        "17b5, \\u{17b5}",
        "200b, \\u{200b}",
        "202e, \\u{202e}",
        "2028, \\u{2028}",
        "2029, \\u{2029}",
        "2066, \\u{2066}",
        "2800, \\u{2800}",
        "3164, \\u{3164}",
        "d800, \\u{d800}",
        "dc00, \\u{dc00}",
        "e000, \\u{e000}",
        "fe00, \\u{fe00}",
        "fe0d, \\u{fe0d}",
        "feff, \\u{feff}",
        "ffa0, \\u{ffa0}",
        "ffff, \\u{ffff}",
        "e0041, \\u{e0041}",
        "e0100, \\u{e0100}",
        "e01ef, \\u{e01ef}",
    })
    void whatCantBeSeenIsNamed(String code, String shown) {
        String text = "a" + Character.toString(Integer.parseInt(code, 16)) + "b";

        assertThat(Printable.of(text)).isEqualTo("a" + shown + "b");
        assertThat(Printable.isVisible(text.codePointAt(1))).isFalse();
    }

    @Test
    void isVisibleToTheEdge() {
        assertThat(Printable.isVisible(' ')).isTrue();
        assertThat(Printable.isVisible('~')).isTrue();
        assertThat(Printable.isVisible(0x1f)).isFalse();
        assertThat(Printable.isVisible(0xfe0e)).isTrue();
        assertThat(Printable.isVisible(0xfe10)).isTrue();
        assertThat(Printable.isVisible(0xfdfd)).isTrue();
        assertThat(Printable.isVisible(0xa1)).isTrue();
        assertThat(Printable.isVisible(0x20000)).isTrue();
    }

    @Test
    void whatIsTooLongIsCutAndNeverInACharacter() {
        String eighty = "x".repeat(80);
        assertThat(Printable.of(eighty)).isEqualTo(eighty);
        assertThat(Printable.of(eighty + "y")).isEqualTo(eighty + "\u2026");
        assertThat(Printable.of("x".repeat(79) + "\ud83d\ude00")).isEqualTo("x".repeat(79) + "\u2026");
        assertThat(Printable.of("x".repeat(78) + "\ud83d\ude00y")).isEqualTo("x".repeat(78) + "\ud83d\ude00\u2026");
        assertThat(Printable.line(eighty + "\n")).isEqualTo(eighty + "\\n");
    }

    @Property(tries = 3000)
    void nothingIsInvisible(@ForAll String text) {
        assertThat(Printable.of(text).codePoints()).allMatch(Printable::isVisible);
        assertThat(Printable.line(text).codePoints()).allMatch(Printable::isVisible);
        assertThat(Printable.line(Printable.line(text))).isEqualTo(Printable.line(text));
    }
}
