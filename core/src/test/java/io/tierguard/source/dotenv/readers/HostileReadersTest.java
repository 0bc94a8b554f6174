package io.tierguard.source.dotenv.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.source.dotenv.Dotenv;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large file that is made of what is worst. The time-out only ends what would never end. */
@Timeout(120)
class HostileReadersTest {
    private static final int FILE = 1 << 18;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=#\n",
                "A=p#1\n",
                "A= \n",
                "A=\n\n",
                "A='\n",
                "A=\"\\\"\n",
                "A='\\'",
                "A=`",
                "\"",
                "'",
                "\\'",
                "=",
                "A: ",
                "${",
                "${A",
                "${A:-",
                "${A:",
                "$A",
                "$(",
                "$((",
                "$('",
                "A=$A.\n",
                "A=x$A\n",
                "A=${A}${A}\n",
                " ",
                "\n",
                "\r",
                "#",
                "# \rA=1\n",
                "export ",
                "export\n",
                "A",
                "A\n",
                "A=\"x\" B='y' ",
                "\u2028",
                "\u00a0A=x\n",
                "\uFEFF",
            })
    void comesToAnEnd(String part) {
        String text = part.repeat(FILE / part.length());
        for (String file : new String[] {text, "A=" + text, "A='" + text, "A=\"" + text + "\"\nB=p#1\n"}) {
            assertThat(Disagreements.of(
                            file, ".env", Dotenv.parse(file, ".env", Map.of(), Map.of()), Map.of(), Map.of()))
                    .hasSizeLessThanOrEqualTo(24);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=p#1\n", "=${A0}#\n", "='x' ", "='x\\'' ", "='x#' ", "='\\\\'\n", ": 1\n"})
    void manyNamesComeToAnEnd(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < FILE; i++) {
            text.append('A').append(i).append(value);
        }
        String file = text.toString();

        assertThat(Disagreements.of(file, ".env", Dotenv.parse(file, ".env", Map.of(), Map.of()), Map.of(), Map.of()))
                .hasSizeBetween(1, 24);
        assertThat(Disagreements.of(
                        file + "junk!",
                        ".env",
                        Dotenv.parse(file + "junk!", ".env", Map.of(), Map.of()),
                        Map.of(),
                        Map.of()))
                .hasSizeLessThanOrEqualTo(24);
    }

    @Test
    void manyNamesInACommentComeToAnEnd() {
        StringBuilder text = new StringBuilder("#");
        for (int i = 0; text.length() < FILE; i++) {
            text.append("\rA").append(i).append("=1");
        }
        String file = text.toString();

        assertThat(Disagreements.of(file, ".env", Dotenv.parse(file, ".env", Map.of(), Map.of()), Map.of(), Map.of()))
                .hasSize(3);
    }

    /** A dollar sign and a backtick stand for all that is before the reference, as often as the value says. */
    @ParameterizedTest
    @ValueSource(strings = {"$`", "$'", "$&"})
    void whatIsPutInDoesNotMultiply(String special) {
        String file = "A='" + special.repeat(60_000) + "'\nB='" + "x".repeat(60_000) + "${A}" + "x".repeat(60_000)
                + "'\nC='$(x)'\n";

        Seen seen = OtherReader.DOTENV_EXPAND.read(file, Map.of());

        assertThat(seen.unjudged).contains("B", "C");
        assertThat(seen.endless).isEmpty();
        assertThat(seen.values.get("B")).hasSizeLessThan(1 << 20);
    }

    @Test
    void whatLooksLikeCommandsIsGivenUp() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            file.append('A').append(i).append(": '").append("$(".repeat(26_000)).append("'\n");
        }

        Seen seen = OtherReader.DOTENV_EXPAND.read(file.toString(), Map.of());

        assertThat(seen.commands).isEmpty();
        assertThat(seen.unjudged).hasSize(20);
    }

    @Test
    void aLongValueIsNotBlamedForItsLength() {
        String file = "A='" + "x".repeat(1 << 20) + "${B}'\nB=1\n";

        Seen seen = OtherReader.DOTENV_EXPAND.read(file, Map.of());

        assertThat(seen.endless).isEmpty();
        assertThat(seen.unjudged).containsExactly("A", "B");
    }

    @Test
    void referencesOfPythonThatBringTooMuchAreNotJudged() {
        String file = "A=" + "x".repeat(10_000) + "\nB=" + "${A}".repeat(450) + "\nC=${B}${B}${B}\nD=${B}\nE=x\n";

        Seen seen = OtherReader.PYTHON.read(file, Map.of());

        assertThat(seen.endless).isEmpty();
        assertThat(seen.unjudged).containsExactly("B", "C", "D");
    }
}
