package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the pieces of a value come from, and what is said of those that can't be had. */
class InterpolationTest {
    private static final Origin.File EARLIER = new Origin.File(Layer.DOTENV, ".env", 7, 3);

    @Test
    void theHostWinsOverEarlierLinesAndThoseOverEarlierFiles() {
        Map<String, Entry> earlier = Map.of(
                "A",
                Entry.of("A", "file", EARLIER),
                "B",
                Entry.of("B", "file", EARLIER),
                "C",
                Entry.of("C", "file", EARLIER));

        Reading reading = Dotenv.parse("A=line\nB=line\nX=$A,$B,$C\n", ".env.local", Map.of("A", "host"), earlier);

        Entry x = Said.entry(reading, "X");
        assertThat(x.value().reveal()).isEqualTo("host,line,file");
        assertThat(x.ingredients())
                .extracting(Entry::origin)
                .containsExactly(new Origin.Variable("A"), new Origin.File(Layer.DOTENV, ".env.local", 2, 3), EARLIER);
        assertThat(x.ingredients()).extracting(Entry::name).containsExactly("A", "B", "C");
    }

    @Test
    void anIngredientIsNamedOnceAndHasIngredientsOfItsOwn() {
        Reading reading = Said.by("A=$H\nB=$A$A${U:-$A}\n", Map.of("H", "h"));

        Entry b = Said.entry(reading, "B");
        assertThat(b.value().reveal()).isEqualTo("hhh");
        assertThat(b.ingredients()).containsExactly(Said.entry(reading, "A"));
        assertThat(b.ingredients().get(0).ingredients()).extracting(Entry::name).containsExactly("H");
        assertThat(b.value().isSecret()).isTrue();
    }

    @Test
    void whatIsOnlyAskedForIsNoIngredient() {
        Reading reading = Said.by("A=${H:+x}${H:-y}${E:-z}\nB=plain\nC='$H'\n", Map.of("H", "h", "E", ""));

        assertThat(Said.entry(reading, "A").ingredients())
                .extracting(Entry::name)
                .containsExactly("H");
        assertThat(Said.entry(reading, "B").ingredients()).isEmpty();
        assertThat(Said.entry(reading, "C").ingredients()).isEmpty();
    }

    @Test
    void aReferenceMeansTheLineBeforeIt() {
        Reading reading = Said.by("A=1\nB=$A\nA=2\nC=$A\nA=${A}3\n");

        assertThat(Said.values(reading)).isEqualTo(Map.of("B", "1", "C", "2", "A", "23"));
        assertThat(Said.entry(reading, "B").ingredients().get(0).origin().location())
                .isEqualTo(".env:1:3");
    }

    @Test
    void aBareNameTakesTheVariable() {
        Reading reading = Said.by("H\nU\nA=$H\nB=${U-unset}\nexport  E \t", Map.of("H", "h", "E", ""));

        assertThat(Said.places(reading)).containsExactly("H H", "A .env:3:3", "B .env:4:3", "E E");
        assertThat(Said.values(reading)).isEqualTo(Map.of("H", "h", "A", "h", "B", "unset", "E", ""));
        assertThat(Said.entry(reading, "H").origin()).isEqualTo(new Origin.Variable("H"));
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void anUnsetNameIsEmptyAndWarnedOfOnceForAValue() {
        Reading reading = Said.by("A=x${U_1}$U_1${U_1}\nB=$U_1\n");

        assertThat(Said.values(reading)).isEqualTo(Map.of("A", "x", "B", ""));
        assertThat(Said.problems(reading))
                .containsExactly("interpolation-of-unset-name .env:1:4", "interpolation-of-unset-name .env:2:3");
        assertThat(reading.problems()).extracting(Problem::key).containsExactly("A", "B");
        assertThat(reading.problems().get(0).message()).startsWith("U_1 is not set");
    }

    @Test
    void aNameIsShownOnlyWhereItIsPlainlyOne() {
        // The rest of a password behind a dollar sign is not, nor is anything that no key could be called.
        assertThat(Said.by("A=pa$WORD\nb=${word}\nC=${" + "X".repeat(65) + "}\nD=${word:?no}\n")
                        .problems())
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem.toString())
                        .doesNotContain("WORD")
                        .doesNotContain("word")
                        .doesNotContain("XX")
                        .doesNotContain("key=b"));
        assertThat(Said.by("A=${" + "X".repeat(20) + "}").problems().get(0).message())
                .startsWith("XXX");
        assertThat(Said.by("A=${U:?no $B}").problems().get(0).message())
                .startsWith("U is required here and is empty or");
        assertThat(Said.by("A=${U?no}").problems().get(0).message()).isEqualTo("U is required here and is not set");
    }

    @Test
    void whatIsMadeFromAFailedLineFailsToo() {
        Reading reading = Said.by("A=1\nA=${\nB=x$A\nC=${B:-d}\nD=${A:+d}\nA=2\nE=$A\n");

        assertThat(Said.values(reading)).isEqualTo(Map.of("A", "2", "E", "2"));
        assertThat(Said.problems(reading))
                .containsExactly(
                        "interpolation-failed .env:2:3",
                        "dotenv-duplicate-key .env:2:3",
                        "interpolation-failed .env:3:4",
                        "interpolation-failed .env:4:3",
                        "interpolation-failed .env:5:3",
                        "dotenv-duplicate-key .env:6:3");
        assertThat(reading.problems().get(2).message()).contains("line 2");
    }

    @Test
    void aLineThatIsNotSoundFailsWhateverIsWrongWithIt() {
        for (String wrong : new String[] {"A=x\0", "A='x", "A=\"x", "A=${", "A=$A${A?}"}) {
            assertThat(Said.by(wrong + "\nB=$A\n").entries()).as(wrong).isEmpty();
        }
    }

    @Test
    void aFailedLineDoesNotMatterWhereTheHostHasTheName() {
        assertThat(Said.values(Said.by("A='\nB=$A\n", Map.of("A", "h")))).isEqualTo(Map.of("B", "h"));
    }

    @Test
    void aWordThatIsNotTakenIsNotRead() {
        Reading reading = Said.by("A=${B:-${U} ${C:?}}${U:+$V}\n", Map.of("B", "b"));

        assertThat(Said.values(reading)).containsEntry("A", "b");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void theFirstMistakeOfAValueIsReported() {
        assertThat(Said.problems(Said.by("A=$U${ ${1} ${V}\n")))
                .containsExactly("interpolation-of-unset-name .env:1:3", "interpolation-failed .env:1:5");
        assertThat(Said.by("A=${").problems()).extracting(Problem::id).containsExactly(ProblemId.INTERPOLATION);
    }
}
