package io.tierguard.source.dotenv;

import static io.tierguard.source.dotenv.WantedDifference.END_OF_FILE;
import static io.tierguard.source.dotenv.WantedDifference.NAMELESS;
import static io.tierguard.source.dotenv.WantedDifference.NUL;
import static io.tierguard.source.dotenv.WantedDifference.TOO_DEEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import io.tierguard.model.Severity;
import io.tierguard.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus, as Compose was recorded to read it. It needs no Go; {@link ComposeDifferentialTest} does. */
class ComposeCorpusTest {
    /** All samples that Compose reads and that are read otherwise here. */
    private static final Map<WantedDifference, List<String>> WANTED = Map.of(
            END_OF_FILE, List.of("export-008", "export-015", "inherit-005", "inherit-006", "inherit-008"),
            TOO_DEEP, List.of("default-060"),
            NAMELESS,
                    List.of(
                            "double-043",
                            "export-012",
                            "nameless-001",
                            "nameless-002",
                            "nameless-003",
                            "nameless-004",
                            "nameless-005",
                            "nameless-006",
                            "nameless-007",
                            "nameless-008",
                            "nameless-009",
                            "nameless-011",
                            "nameless-012"),
            NUL, List.of("bare-046", "comment-021", "double-042", "escape-055", "single-042"));

    private static final Map<String, Corpus.Recorded> COMPOSE = Corpus.readBy("compose");

    static List<Corpus.Sample> samples() {
        return Corpus.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAsComposeReadsIt(Corpus.Sample sample) {
        Corpus.Recorded compose = recorded(sample.id());
        Reading ours = Said.by(sample.text(), sample.env());
        WantedDifference wanted = wanted(sample.id());

        if (wanted != null) {
            assertThat(compose.error()).as("only what Compose reads is listed").isNull();
            if (wanted.finding() == null) {
                assertThat(Said.values(ours)).as(wanted.reason()).isNotEqualTo(compose.values());
                assertThat(errors(ours)).as(wanted.reason()).isEmpty();
            } else {
                assertThat(errors(ours))
                        .as(wanted.reason())
                        .extracting(Problem::slug)
                        .containsOnly(wanted.finding());
            }
        } else if (compose.error() != null) {
            assertThat(errors(ours))
                    .as("Compose refuses it: %s", compose.error())
                    .isNotEmpty();
        } else {
            assertThat(errors(ours)).isEmpty();
            assertThat(Said.values(ours)).isEqualTo(compose.values());
        }
    }

    @Test
    void everyMistakeIsReportedWhereComposeStopsAtTheFirst() {
        Reading ours = Said.by(sample("name-054").text());

        assertThat(recorded("name-054").error()).isEqualTo("name");
        assertThat(Said.problems(ours)).containsExactly("dotenv-syntax .env:1:2", "dotenv-syntax .env:3:2");
        assertThat(Said.values(ours)).isEqualTo(Map.of("B", "2"));
    }

    @Test
    void everySampleIsRecordedOnceAndInOrder() {
        List<Corpus.Sample> samples = samples();

        assertThat(samples).hasSizeGreaterThan(400);
        assertThat(COMPOSE.keySet())
                .containsExactlyElementsOf(
                        samples.stream().map(Corpus.Sample::id).toList());
        assertThat(samples.stream().map(Corpus.Sample::id))
                .containsAll(WANTED.values().stream().flatMap(List::stream).toList());
    }

    private static Corpus.Sample sample(String id) {
        return samples().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private static Corpus.Recorded recorded(String id) {
        return Objects.requireNonNull(COMPOSE.get(id), id);
    }

    private static @Nullable WantedDifference wanted(String id) {
        for (Map.Entry<WantedDifference, List<String>> entry : WANTED.entrySet()) {
            if (entry.getValue().contains(id)) {
                return entry.getKey();
            }
        }
        return null;
    }

    private static List<Problem> errors(Reading reading) {
        return reading.problems().stream()
                .filter(p -> p.id().severity(Tier.DEVELOPMENT) == Severity.ERROR)
                .toList();
    }
}
