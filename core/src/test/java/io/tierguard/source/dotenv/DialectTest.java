package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tierguard.source.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The dialect, line by line. Every expectation here was compared with compose-go 2.16.2. */
class DialectTest {
    private static final Map<String, String> HOST = Map.of("B", "b", "EMPTY", "", "NESTED", "${B}$B", "azAZ_09", "n");

    static List<Arguments> lines() {
        return List.of(
                // Where readers of .env disagree
                arguments("A=  # c", "# c"),
                arguments("A=p#1", "p#1"),
                arguments("A=x\t# c", "x\t# c"),
                arguments("A=\"a\\tb\"", "a\tb"),
                arguments("A='a\\'b'", "a'b"),
                arguments("A=a$$B", "a$B"),
                arguments("A=a\\$B", "a\\b"),
                arguments("A='$B'", "$B"),
                arguments("A=${U-d}", "d"),
                arguments("A=\"x\" #junk", "x"),
                arguments("A: 1", "1"),
                arguments("A=`x y`", "`x y`"),
                // Names and what stands around them
                arguments("A=", ""),
                arguments("A = x ", "x"),
                arguments("A:x:y=z", "x:y=z"),
                arguments("A==x", "=x"),
                arguments("export A=x", "x"),
                arguments("export \t A=x", "x"),
                arguments("  \t\u3000A=x", "x"),
                arguments("\uFEFFA=x", "x"),
                arguments("A=x\r", "x"),
                arguments("A=x\u00a0\u2000\u200a", "x"),
                arguments("A=x\u1fff\u200b", "x\u1fff\u200b"),
                arguments("A=\u3000x", "\u3000x"),
                // Comments
                arguments("A=x # y # z", "x"),
                arguments("A=x  #", "x"),
                arguments("A=#x", "#x"),
                arguments("A=# x #y", "# x"),
                arguments("# A=no\nA=yes\n#A=no", "yes"),
                arguments("A='x # y' # z", "x # y"),
                // Quotes
                arguments("A=''", ""),
                arguments("A=\"\"", ""),
                arguments("A='x\ny'", "x\ny"),
                arguments("A=\"x\ny\"", "x\ny"),
                arguments("A='x\r\ny'", "x\r\ny"),
                arguments("A=' x '", " x "),
                arguments("A='\\n\\\\'", "\\n\\\\"),
                arguments("A=x'y'", "x'y'"),
                arguments("A=x\"y", "x\"y"),
                arguments("A=\"'\"", "'"),
                arguments("A='\"'", "\""),
                // Escapes
                arguments("A=\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\"", "\u0007\b\f\n\r\t\u000b\\\""),
                arguments("A=\"\\c\\x41\\u0041\\'\"", "\\c\\x41\\u0041\\'"),
                arguments("A=\"\\0123\\0377\"", "S\u00ff"),
                arguments("A=\"\\01234\\0100\\0377\"", "S4@\u00ff"),
                arguments("A=\"\\0\\012\\0128\\0400\\0800\"", "\\\\12\\128\\400\\800"),
                arguments("A=\"\\01a\\0001\"", "\\1a\1"),
                arguments("A=\"\\$B\"", "$B"),
                arguments("A=\"$\\$B\"", "$b"),
                arguments("A=\"\\0044B\"", "b"),
                arguments("A=\\n\\t\"", "\\n\\t\""),
                // References
                arguments("A=$B", "b"),
                arguments("A=${B}", "b"),
                arguments("A=x${B}y$B/$B", "xbyb/b"),
                arguments("A=\"$B ${B}\"", "b b"),
                arguments("A=$NESTED", "${B}$B"),
                arguments("A=$", "$"),
                arguments("A=$1$($ $", "$1$($ $"),
                arguments("A=$$$$", "$$"),
                arguments("A=$$$B", "$b"),
                arguments("A=$BB", ""),
                arguments("A=$azAZ_09|${azAZ_09}|${azAZ_09-d}", "n|n|n"),
                arguments("A=$B-x", "b-x"),
                arguments("A=$\u00e9", "$\u00e9"),
                // Operators
                arguments("A=${U:-d}|${EMPTY:-d}|${B:-d}", "d|d|b"),
                arguments("A=${U-d}|${EMPTY-d}|${B-d}", "d||b"),
                arguments("A=${U:+d}|${EMPTY:+d}|${B:+d}", "||d"),
                arguments("A=${U+d}|${EMPTY+d}|${B+d}", "|d|d"),
                arguments("A=${B:?m}|${B?m}|${EMPTY?m}", "b|b|"),
                arguments("A=${U:-}|${U-}", "|"),
                arguments("A=${U:-a:-b?c+d}", "a:-b?c+d"),
                arguments("A=${U:-a b}", "a b"),
                // Words
                arguments("A=${U:-${B}}", "b"),
                arguments("A=${U:-x${V:-y$B}z}w", "xybzw"),
                arguments("A=${U:-$$B}", "$B"),
                arguments("A=${B:-${}}", "b"),
                arguments("A=${U:-{x}}", "{x}"),
                arguments("A=${U:-{}}", "{}"),
                arguments("A=${U:-{} x}", "{} x"),
                arguments("A=${B:-{} ${BAD x}", "b"),
                arguments("A=${U:-a}}", "a}"),
                arguments("A=${U:-a} ${V:-b} $B}", "a b b}"),
                arguments("A=\"${U:-a}\n${V:-b}\n}\"", "a\nb\n}"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineHasTheValueThatComposeGivesIt(String line, String value) {
        assertThat(Said.values(Said.by(line, HOST))).containsExactly(Map.entry("A", value));
        assertThat(Said.values(Said.by(line + "\n", HOST))).containsExactly(Map.entry("A", value));
        assertThat(Said.values(Said.by("\r\n" + line.replace("\uFEFF", "") + "\r\nZ=z\r\n", HOST)))
                .containsEntry("Z", "z")
                .containsEntry("A", value);
    }

    static List<Arguments> refused() {
        return List.of(
                arguments("A B=x", "dotenv-syntax .env:1:2"),
                arguments("A B", "dotenv-syntax .env:1:2"),
                arguments("x export A=1", "dotenv-syntax .env:1:2"),
                arguments("A/B=x", "dotenv-syntax .env:1:2"),
                arguments("\"A\"=x", "dotenv-syntax .env:1:1"),
                arguments("A\u2028=x", "dotenv-syntax .env:1:2"),
                arguments("\ufeff\ufeffA=x", "dotenv-syntax .env:1:1"),
                arguments("=x", "dotenv-syntax .env:1:2"),
                arguments(": x", "dotenv-syntax .env:1:3"),
                arguments("export =x", "dotenv-syntax .env:1:9"),
                arguments("='x\ny'", "dotenv-syntax .env:1:2"),
                arguments("A=\"x", "dotenv-syntax .env:1:3"),
                arguments("A= 'x\\'", "dotenv-syntax .env:1:4"),
                arguments("A=\"x\" junk!", "dotenv-syntax .env:1:11"),
                arguments("A=\"x\" two words", "dotenv-syntax .env:1:10"),
                arguments("A=x${}", "interpolation-failed .env:1:4"),
                arguments("A=${B", "interpolation-failed .env:1:3"),
                arguments("A=${B:-x", "interpolation-failed .env:1:3"),
                arguments("A=${", "interpolation-failed .env:1:3"),
                arguments("A=${1}", "interpolation-failed .env:1:3"),
                arguments("A=${B.C}", "interpolation-failed .env:1:3"),
                arguments("A=${B:=d}", "interpolation-failed .env:1:3"),
                arguments("A=${B:}", "interpolation-failed .env:1:3"),
                arguments("A=${B:", "interpolation-failed .env:1:3"),
                arguments("A=${U:?m}", "interpolation-failed .env:1:3"),
                arguments("A=${U?m}", "interpolation-failed .env:1:3"),
                arguments("A=${EMPTY:?m}", "interpolation-failed .env:1:3"),
                arguments("A=${B:+${}}", "interpolation-failed .env:1:8"),
                arguments("A=${U:-${}}", "interpolation-failed .env:1:8"),
                arguments("A=${U:-{}} and ${B}", "interpolation-failed .env:1:16"),
                arguments("A=\"${U:-x\n}\"", "interpolation-failed .env:1:4"),
                arguments("A=\"\\t\\$ ${}\"", "interpolation-failed .env:1:9"),
                arguments("A=\"x\n\\\"${}\"", "interpolation-failed .env:2:3"),
                arguments("A=\"x\n\\0012${}\"", "interpolation-failed .env:2:6"),
                arguments("A=x\0y", "dotenv-syntax .env:1:4"),
                arguments("A='x\n\0y'", "dotenv-syntax .env:2:1"),
                arguments("A\0=x", "dotenv-syntax .env:1:2"),
                arguments("A=x #\0", "dotenv-syntax .env:1:6"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aWrongLineIsAProblemAtItsPlaceAndTheOthersAreRead(String line, String problem) {
        Reading reading = Said.by(line + "\nZ=z\n", HOST);

        assertThat(Said.problems(reading)).containsExactly(problem);
        assertThat(Said.values(reading)).containsEntry("Z", "z").doesNotContainKey("A\0");
        assertThat(reading.problems()).allSatisfy(p -> {
            assertThat(p.fix()).isNotEmpty();
            assertThat(p.because()).isNotEmpty();
            assertThat(p.message()).doesNotEndWith(".");
        });
        if (!line.startsWith("A=\"x\" ")) {
            assertThat(Said.values(reading)).containsOnlyKeys("Z");
        }
    }

    @Test
    void emptyTextsSayNothing() {
        for (String text : List.of("", "\n", "\uFEFF", "  \r\n\t", "# c", "export\n", "export \n", "export ")) {
            assertThat(Said.by(text)).isEqualTo(Reading.NOTHING);
        }
    }

    @Test
    void unicodeNamesAreNamesAndOddOnesStayAsTheyAre() {
        Reading reading =
                Said.by("\u00e9=1\nazAZ_09=1\na.b-c[0]=2\n1X=3\nA\tB=4\n\ud835\udc00=5\n\u2167=6\n\u00bd=7\nexport=8");

        assertThat(Said.values(reading).keySet())
                .containsExactly(
                        "\u00e9", "azAZ_09", "a.b-c[0]", "1X", "A\tB", "\ud835\udc00", "\u2167", "\u00bd", "export");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void theKelvinSignIsALetterOfAReferenceAsInCompose() {
        assertThat(Said.values(Said.by("A=$\u212a${\u017f}", Map.of("\u212a", "k", "\u017f", "s"))))
                .containsEntry("A", "ks");
    }

    @Test
    void aStatementMayBeginBehindAClosingQuote() {
        Reading reading = Said.by("A='1'B=\"2\"export C=3\nD='4' E\n", Map.of("E", "5"));

        assertThat(Said.values(reading))
                .containsExactly(
                        Map.entry("A", "1"),
                        Map.entry("B", "2"),
                        Map.entry("C", "3"),
                        Map.entry("D", "4"),
                        Map.entry("E", "5"));
    }
}
