package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the parser with Compose itself over generated inputs, where there is Go to build it with. The time-out only
 * ends what would never end.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ComposeDifferentialTest {
    /** With this variable a missing reference is a failure, and all inputs are compared. */
    private static final boolean REQUIRED = "true".equals(System.getenv("TIERGUARD_REQUIRE_REFERENCES"));

    /** So many inputs meet every wanted difference. */
    private static final int ENOUGH = 20_000;

    private static final int INPUTS = Integer.getInteger("tierguard.inputs", REQUIRED ? 10 * ENOUGH : ENOUGH);
    private static final long SEED = Long.getLong("tierguard.seed", 1);

    /** So many go to the reference at once. */
    private static final int BATCH = 200;

    private static final Map<String, Corpus.Recorded> RECORDED = Corpus.readBy("compose");

    private static Reference reference;

    @BeforeAll
    static void startTheReference(@TempDir Path folder) throws IOException, InterruptedException {
        try {
            reference = Reference.start(folder);
        } catch (Reference.AbsentException e) {
            String message = "not compared with Compose: " + e.getMessage();
            if (REQUIRED) {
                fail(message);
            }
            abort(message);
        }
    }

    @AfterAll
    static void endTheReference() throws IOException {
        if (reference != null) {
            reference.close();
        }
    }

    @Test
    void generatedInputsAreReadAsComposeReadsThem() throws IOException {
        Generator generator = new Generator(SEED);
        Set<WantedDifference> seen = EnumSet.noneOf(WantedDifference.class);

        for (int done = 0; done < INPUTS; done += BATCH) {
            List<Input> inputs = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, INPUTS - done); i++) {
                inputs.add(generator.next());
            }
            compare(inputs, seen);
        }

        if (INPUTS >= ENOUGH) {
            // Whether a newer Unicode is met depends on the Java runtime and on Go; HostileTest makes values that are
            // too long.
            assertThat(seen)
                    .as("differences that are wanted, and must be taken out of the list once they are gone")
                    .containsAll(EnumSet.complementOf(
                            EnumSet.of(WantedDifference.NEWER_UNICODE, WantedDifference.TOO_LONG)));
        }
    }

    static List<Corpus.Sample> samples() {
        return Corpus.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAsComposeReadsItAndWasRecordedSo(Corpus.Sample sample) throws IOException {
        Input input = new Input(List.of(sample.text()), sample.env());
        Corpus.Recorded recorded = Objects.requireNonNull(RECORDED.get(sample.id()), sample.id());
        Reference.Answer compose = reference.ask(input);

        compare(List.of(input), EnumSet.noneOf(WantedDifference.class));
        assertThat(recorded.error()).as("run src/test/compose/record.sh").isEqualTo(compose.error());
        if (compose.ok()) {
            assertThat(recorded.values()).as("run src/test/compose/record.sh").isEqualTo(compose.values());
        }
    }

    private static void compare(List<Input> inputs, Set<WantedDifference> seen) throws IOException {
        List<Comparison> comparisons = new ArrayList<>();
        List<Input> questions = new ArrayList<>();
        for (Input input : inputs) {
            try {
                Comparison comparison = new Comparison(input);
                comparisons.add(comparison);
                questions.addAll(comparison.questions());
            } catch (RuntimeException | StackOverflowError e) {
                fail(differing(input));
            }
        }
        List<Reference.Answer> answers = reference.ask(questions);
        int at = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Comparison comparison = comparisons.get(i);
            int count = comparison.questions().size();
            if (comparison.difference(answers.subList(at, at + count), reference) != null) {
                fail(differing(inputs.get(i)));
            }
            at += count;
            seen.addAll(comparison.wanted());
        }
    }

    private static String differing(Input input) throws IOException {
        Input small = new Shrinker(reference).shrink(input);
        // Quoted, because what matters may be invisible.
        String difference = Json.quoted("" + Comparison.difference(small, reference));
        return "with -Dtierguard.seed=%d: %s%n  %s%n  shrunk from %s".formatted(SEED, difference, small, input);
    }
}
