package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines and columns, what a duplicate hides, and where reading goes on behind a mistake. */
class PlacesTest {
    @Test
    void aValueStandsWhereItBegins() {
        Reading reading = Said.by(
                "\uFEFFA=1\r\n\n# c\n  export B = \t'2\n2' C:3\nD=\nE=  \nF=\"\"\nG=  \u3000\n\ud83d=0\n\u00e9= \ud83d\ude00$U");

        assertThat(Said.places(reading))
                .containsExactly(
                        "A .env:1:3",
                        "B .env:4:15",
                        "C .env:5:6",
                        "D .env:6:3",
                        "E .env:7:3",
                        "F .env:8:3",
                        "G .env:9:3",
                        "\u00e9 .env:11:4");
        assertThat(Said.problems(reading))
                .containsExactly("dotenv-syntax .env:10:1", "interpolation-of-unset-name .env:11:6");
        assertThat(reading.entries().get(0).origin()).isEqualTo(new Origin.File(Layer.DOTENV, ".env", 1, 3));
    }

    @Test
    void aProblemStandsWhereItIsInAValueOfManyLinesWithEscapes() {
        Reading reading = Said.by("A=\"$U1\n\\t\\\"$U2 \\\\$U3\n\\$x\\0101$U4\\q$U5\n$U6\"$\nB=$U7");

        assertThat(Said.problems(reading))
                .containsExactly(
                        "interpolation-of-unset-name .env:1:4",
                        "interpolation-of-unset-name .env:2:5",
                        "interpolation-of-unset-name .env:2:11",
                        "interpolation-of-unset-name .env:3:9",
                        "interpolation-of-unset-name .env:3:14",
                        "interpolation-of-unset-name .env:4:1",
                        "dotenv-syntax .env:4:5",
                        "interpolation-of-unset-name .env:5:3");
        assertThat(Said.values(reading)).containsEntry("A", "\n\t\" \\\n$xA\\q\n");
    }

    @Test
    void aDollarThatAnEscapeSplitsStandsWhereItIs() {
        assertThat(Said.problems(Said.by("A=\"$\\$U1\""))).containsExactly("interpolation-of-unset-name .env:1:6");
    }

    @Test
    void anUnclosedQuoteIsMendedWithTheOtherOne() {
        assertThat(Said.by("A=\"x").problems().get(0).fix()).contains("in single quotes");
        assertThat(Said.by("A='x").problems().get(0).fix()).contains("in double quotes");
    }

    @Test
    void theLastDuplicateWinsAndSaysWhatItHides() {
        Reading reading = Said.by("A=1\nB=2\nA='3'\nA=4\nb=5\nb=6\nB='7'B=8\n");

        assertThat(Said.places(reading)).containsExactly("A .env:4:3", "b .env:6:3", "B .env:7:8");
        assertThat(Said.problems(reading))
                .containsExactly(
                        "dotenv-duplicate-key .env:3:3",
                        "dotenv-duplicate-key .env:4:3",
                        "dotenv-duplicate-key .env:6:3",
                        "dotenv-duplicate-key .env:7:3",
                        "dotenv-duplicate-key .env:7:8");
        Problem second = reading.problems().get(1);
        assertThat(second.message()).isEqualTo("A is set again on line 4, after line 3");
        assertThat(second.shadows()).containsExactly(new Origin.File(Layer.DOTENV, ".env", 3, 3));
        assertThat(reading.problems().get(2).message()).isEqualTo("a name is set again on line 6, after line 5");
        assertThat(reading.problems().get(4).message()).isEqualTo("B is set twice on line 7");
    }

    @Test
    void aBareNameIsADuplicateWhereItHasAnEffect() {
        Map<String, String> host = Map.of("A", "h");

        assertThat(Said.problems(Said.by("A=1\nA\n", host))).containsExactly("dotenv-duplicate-key .env:2:1");
        assertThat(Said.problems(Said.by("A\nA=1\n", host))).containsExactly("dotenv-duplicate-key .env:2:3");
        assertThat(Said.problems(Said.by("A\n A\n", host))).containsExactly("dotenv-duplicate-key .env:2:2");
        assertThat(Said.by("U=1\nU\n", host).problems()).isEmpty();
        assertThat(Said.values(Said.by("U=1\nU\n", host))).isEqualTo(Map.of("U", "1"));
        assertThat(Said.places(Said.by("A=1\nB=\nA\n", host))).containsExactly("B .env:2:3", "A A");
    }

    @Test
    void anUnclosedQuoteCostsItsOwnLineOnly() {
        Reading reading = Said.by("A=1\nA=\"2\nB=3\nC='4\nD=5\n");

        assertThat(Said.values(reading)).isEqualTo(Map.of("B", "3", "D", "5"));
        assertThat(Said.problems(reading))
                .containsExactly("dotenv-syntax .env:2:3", "dotenv-duplicate-key .env:2:3", "dotenv-syntax .env:4:3");
        assertThat(reading.problems())
                .extracting(Problem::message)
                .contains(
                        "the double quote that opens here is never closed",
                        "the single quote that opens here is never closed");
    }

    @Test
    void everyMistakeIsReportedInTheOrderOfTheLines() {
        Reading reading = Said.by("A=${\nB C=1\n=x\n%\nD=\0\nE=\"${}\n\" F=1\nG=${U:?}\n# \0\nH=1\nI=\"", Map.of());

        assertThat(Said.values(reading)).isEqualTo(Map.of("F", "1", "H", "1"));
        assertThat(Said.problems(reading))
                .isEqualTo(List.of(
                        "interpolation-failed .env:1:3",
                        "dotenv-syntax .env:2:2",
                        "dotenv-syntax .env:3:2",
                        "dotenv-syntax .env:4:1",
                        "dotenv-syntax .env:5:3",
                        "interpolation-failed .env:6:4",
                        "interpolation-failed .env:8:3",
                        "dotenv-syntax .env:9:3",
                        "dotenv-syntax .env:11:3"));
    }

    @Test
    void textBehindAClosingQuoteIsToldFromOtherText() {
        assertThat(Said.by("A=\"x\"y!").problems().get(0).message()).startsWith("text follows a closing quote");
        assertThat(Said.by("A='it's a b'").problems().get(0).message()).startsWith("text follows a closing quote");
        assertThat(Said.by("A=\"x\"\ny!").problems().get(0).message()).startsWith("a character stands here");
        assertThat(Said.by("A=\"x\" # c\ny z").problems().get(0).message()).startsWith("a name has a space");
    }
}
