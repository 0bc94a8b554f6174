package io.tierguard.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Java and ECMAScript mean alike is spelled for both, and what they don't is left out. */
class PortablePatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '´',
            value = {
                "sk-.+ ^(?:sk-.+)$",
                "a|b ^(?:a|b)$",
                "[\\w-.]+ ^(?:[\\w\\-.]+)$",
                "\\@\\-\\_ ^(?:@-_)$",
                "a{2,3}?b*? ^(?:a{2,3}?b*?)$",
                "[\\]\\[^-] ^(?:[\\]\\[^-])$",
                "[^a]}] ^(?:[^a]\\}\\])$",
                "(?:a)(?=b)(?!c)(d) ^(?:(?:a)(?=b)(?!c)(d))$",
                "\\/\\d\\.\\t ^(?:\\/\\d\\.\\t)$"
            })
    void spells(String java, String portable) {
        assertThat(PortablePattern.of(java)).isEqualTo(portable);
        assertThat(Pattern.compile(portable)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)x", "(?<n>a)", "(?<=a)b", "(?>a)", "a++", "a?+", "a{2}+", "[a[b]]", "[a&&b]", "[]a]", "\\p{L}",
                "\\h", "\\Qx\\E", "\\R", "(a)\\1", "\\x41", "\\u0041", "a\\", "[a", "\\z"
            })
    void leavesOut(String java) {
        assertThat(PortablePattern.of(java)).isNull();
    }
}
