package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are made to hurt. The bounds are on what comes of them; the time-out only ends what would never end. */
@Timeout(60)
class HostileTest {
    private static final int FILE = 1 << 20;

    @Test
    void doublingStopsAtTheLongestValue() {
        StringBuilder text = new StringBuilder("A0=0123456789abcdef\n");
        for (int i = 1; i <= 20; i++) {
            text.append('A')
                    .append(i)
                    .append("=${A")
                    .append(i - 1)
                    .append("}${A")
                    .append(i - 1)
                    .append("}\n");
        }

        Reading reading = Said.by(text.toString());

        assertThat(reading.entries()).hasSize(13); // 16 characters, doubled twelve times
        assertThat(Said.entry(reading, "A12").value().reveal()).hasSize(Interpolation.LONGEST);
        assertThat(reading.problems())
                .hasSize(8)
                .extracting(Problem::id)
                .startsWith(ProblemId.DOTENV_TOO_LONG)
                .containsOnly(ProblemId.DOTENV_TOO_LONG, ProblemId.INTERPOLATION);
        assertThat(reading.problems().get(0).message()).contains("longer than 65536 characters");
        assertThat(reading.problems().get(1).message()).contains("refers to line 14");
    }

    @Test
    void theLongestValueIsAsLongAsItMayBe() {
        String longest = "x".repeat(Interpolation.LONGEST - 1);

        assertThat(Said.by("A=$H.", Map.of("H", longest)).problems()).isEmpty();
        assertThat(Said.problems(Said.by("A=$H..", Map.of("H", longest))))
                .containsExactly("dotenv-expansion-too-long .env:1:3");
        assertThat(Said.problems(Said.by("A=..$H", Map.of("H", longest))))
                .containsExactly("dotenv-expansion-too-long .env:1:5");
        assertThat(Said.by("A=${U:-.." + longest + "}").problems()).hasSize(1);
        assertThat(Said.by("A=.." + longest + "$").problems()).isEmpty();
    }

    @Test
    void allThatAFileBringsInIsBounded() {
        String half = "x".repeat(Interpolation.LONGEST / 2);
        Reading reading = Said.by("A=$H\n".repeat(10_000).replace("A=", "A=."), Map.of("H", half));

        assertThat(reading.problems())
                .filteredOn(p -> p.id() == ProblemId.DOTENV_TOO_LONG)
                .hasSizeGreaterThan(200);
        assertThat(reading.problems()).anySatisfy(p -> assertThat(p.message()).contains("bring in more than"));
        assertThat(reading.entries()).isEmpty(); // the last line failed
    }

    @Test
    void nestingStopsAtTheDeepest() {
        assertThat(Said.values(Said.by(nested(8)))).isEqualTo(Map.of("A", "x"));
        assertThat(Said.problems(Said.by(nested(9)))).containsExactly("dotenv-expansion-too-deep .env:1:43");
        assertThat(Said.by(nested(9)).problems().get(0).message()).contains("more than 8");
        assertThat(Said.by(nested(150_000)).problems()).hasSize(1);
        assertThat(Said.values(Said.by(nested(9).replace("A=", "A=${B-") + "}", Map.of("B", "b"))))
                .isEqualTo(Map.of("A", "b"));
    }

    private static String nested(int levels) {
        return "A=" + "${U:-".repeat(levels) + "x" + "}".repeat(levels);
    }

    @Test
    void aMegabyteOfAnythingHasBoundedProblems() {
        for (String piece : new String[] {
            "${", "${A", "${A:-", "{", "}", "$", "$$", "\\", "#", " #", "'", "\"", "A=\"\\\"", "${A:-{}", "$A", "${A}"
        }) {
            for (String head : new String[] {"", "A=", "A=\"", "A=${U:-", "A=\"\\t"}) {
                Reading reading = Said.by(head + piece.repeat(FILE / piece.length()));

                assertThat(reading.problems()).as(head + piece).hasSizeLessThan(4);
                assertThat(reading.entries()).as(head + piece).hasSizeLessThan(3);
            }
        }
    }

    @Test
    void aMegabyteOfLinesHasAProblemForALineAtMost() {
        for (String line : new String[] {
            "=\n",
            "A B\n",
            "A=\"\n",
            "A='\n",
            "A=\"\\\"\n",
            "A=${\n",
            "A=$A\n",
            "!\n",
            "\0\n",
            "A='\\'\n",
            "#\0\n",
            "A='\0'"
        }) {
            int lines = 200_000;
            Reading reading = Said.by(line.repeat(lines));

            assertThat(reading.problems()).as(line).hasSizeBetween(1, 2 * lines);
            assertThat(reading.entries()).as(line).hasSizeLessThan(2);
        }
    }

    @Test
    void manyWordsOnOneLine() {
        int words = 100_000;

        assertThat(Said.values(Said.by("A=" + "${U:-${V-x}}".repeat(words / 2))).get("A"))
                .hasSize(words / 2);
        assertThat(Said.values(Said.by("A=\"" + "${U:-\\0101}\n".repeat(20_000) + "\""))
                        .get("A"))
                .hasSize(40_000);
        assertThat(Said.by("A=\"" + "\\t$U\n".repeat(30_000) + "${U1}\"").problems())
                .hasSize(2);
    }

    @Test
    void manyNamesInOneValueAreManyIngredientsOnce() {
        StringBuilder text = new StringBuilder();
        StringBuilder all = new StringBuilder("ALL=");
        for (int i = 0; i < 30_000; i++) {
            text.append('A').append(i).append("=\n");
            all.append("$A").append(i).append("$U").append(i);
        }
        Reading reading =
                Said.by(text.append(all).append("\nB=$A1\n".repeat(30_000)).toString());

        assertThat(Said.entry(reading, "ALL").ingredients()).hasSize(30_000);
        assertThat(Said.entry(reading, "B").ingredients())
                .extracting(Entry::name)
                .containsExactly("A1");
        assertThat(reading.problems()).hasSize(501);
    }

    @Test
    void aHundredThousandDuplicates() {
        Reading reading = Said.by("A=1\n".repeat(100_000));

        assertThat(reading.entries()).hasSize(1);
        // Enough to see what kind of file it is; the last one says that there are more, and is an error.
        assertThat(reading.problems()).hasSize(501);
        assertThat(reading.problems().get(499).message()).isEqualTo("A is set again on line 501, after line 500");
        assertThat(reading.problems().get(500).id()).isEqualTo(ProblemId.DOTENV_SYNTAX);
    }

    @Test
    void aValueThatNamesItselfIsNoCycle() {
        assertThat(Said.values(Said.by("A=$A\nB=$C\nC=$B\n"))).isEqualTo(Map.of("A", "", "B", "", "C", ""));
    }

    @Test
    void anEscapeForANulIsANul() {
        Reading reading = Said.by("A=\"x\\0000y\"\nB=1\nC=${A}\nD='x\\0000y'\n");
        assertThat(Said.problems(reading)).containsExactly("dotenv-syntax .env:1:3", "interpolation-failed .env:3:3");
        assertThat(Said.values(reading).keySet()).containsExactlyInAnyOrder("B", "D");
    }
}
