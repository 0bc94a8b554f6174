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
}
