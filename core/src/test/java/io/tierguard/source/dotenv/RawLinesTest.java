package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The raw dialect, held to what the Docker CLI's own reader was recorded to make of the corpus. */
class RawLinesTest {
    private static final Map<String, Corpus.Recorded> DOCKER = Corpus.readBy("docker-run");

    static List<Corpus.Sample> samples() {
        return Corpus.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAsDockerRunReadsIt(Corpus.Sample sample) {
        Corpus.Recorded docker = Objects.requireNonNull(DOCKER.get(sample.id()), sample.id());
        Reading ours = Dotenv.parseRaw(sample.text(), ".env", sample.env());
        List<ProblemId> errors = ours.problems().stream()
                .map(Problem::id)
                .filter(id -> !id.equals(ProblemId.DOTENV_DUPLICATE))
                .toList();

        boolean nul = sample.text()
                .lines()
                .anyMatch(
                        line -> line.indexOf('\0') >= 0 && !line.stripLeading().startsWith("#"));
        if (docker.error() != null || nul) {
            // Docker lets a NUL into a value, where every program behind it ends the text.
            assertThat(errors).isNotEmpty().containsOnly(ProblemId.DOTENV_SYNTAX);
        } else {
            Map<String, @Nullable String> values = new TreeMap<>(docker.values());
            values.values().removeIf(Objects::isNull);
            assertThat(errors).isEmpty();
            assertThat(Said.values(ours)).isEqualTo(values);
        }
    }

    @Test
    void everythingBehindTheFirstEqualsSignIsTheValue() {
        assertThat(read("A=\"q\" # no comment \nB= $C=${D} \r\n  C='x\n\n#D=1\nE="))
                .containsExactly("A=\"q\" # no comment ", "B= $C=${D} ", "C='x", "E=");
    }

    @Test
    void aNameAloneIsTakenFromTheEnvironment() {
        Reading reading = Dotenv.parseRaw("HOST\nNONE\n", ".env", Map.of("HOST", "h"));
        assertThat(reading.entries()).hasSize(1);
        assertThat(reading.entries().get(0).origin()).isEqualTo(new Origin.Variable("HOST"));
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void whatIsWrongHasItsPlaceAndTheOtherLinesAreRead() {
        Reading reading = Dotenv.parseRaw("\uFEFFexport A=1\n=x\nB =2\nC=a\0b\n C=3\nC=4", "f", Map.of());
        assertThat(Said.problems(reading))
                .containsExactly(
                        "dotenv-syntax f:1:7",
                        "dotenv-syntax f:2:2",
                        "dotenv-syntax f:3:2",
                        "dotenv-syntax f:4:4",
                        "dotenv-duplicate-key f:6:3");
        assertThat(Said.values(reading)).isEqualTo(Map.of("C", "4"));
        assertThat(reading.entries().get(0).origin()).isEqualTo(new Origin.File(io.tierguard.Layer.DOTENV, "f", 6, 3));
    }

    private static List<String> read(String text) {
        return Dotenv.parseRaw(text, ".env", Map.of()).entries().stream()
                .map(entry -> entry.name() + "=" + entry.value().reveal())
                .toList();
    }
}
