package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret source is code of somebody else's: it may do anything, and a load goes on. */
@Timeout(60)
class SecretFetchTest {
    private static final String CANARY = "cAnArY-7f3a";
    private static final Duration AMPLE = Duration.ofSeconds(50);

    /** What a source does when it is asked. */
    private interface Answer {
        Reading to(SecretRequest request) throws Exception;
    }

    private record Source(String name, Answer answer) implements SecretSource {
        @Override
        public Reading fetch(SecretRequest request) throws Exception {
            return answer.to(request);
        }
    }

    @Test
    void anAnswerIsHandedOn() {
        AtomicReference<SecretRequest> asked = new AtomicReference<>();
        Problem problem =
                Problem.of(ProblemId.SECRETS_PARTIAL, "one is missing").key("B");
        Origin origin = new Origin.Stored("the vault v7", "A");

        Reading reading = fetch(request -> {
            asked.set(request);
            return new Reading(List.of(Entry.of("A", " x\n", origin)), List.of(problem));
        });

        assertThat(asked.get()).isEqualTo(new SecretRequest(Tier.STAGING, Set.of(Key.of("A")), AMPLE));
        assertThat(reading.problems()).containsExactly(problem);
        assertThat(reading.entries()).hasSize(1);
        Entry entry = reading.entries().get(0);
        assertThat(entry.name()).isEqualTo("A");
        assertThat(entry.value().reveal()).isEqualTo(" x\n");
        assertThat(entry.origin()).isEqualTo(origin);
    }

    @Test
    void itIsAskedOnADaemonThread() {
        Reading reading = fetch(request -> {
            assertThat(Thread.currentThread().isDaemon()).isTrue();
            assertThat(Thread.currentThread().getName()).isEqualTo("tierguard-secrets");
            return Reading.NOTHING;
        });

        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void namesAreMappedToKeys() {
        Reading reading = fetch(request -> new Reading(
                Stream.of("openai.api-key", "openaiApiKey", "OPENAI_API_KEY", "a b", "", "é")
                        .map(name -> Entry.of(name, "x", new Origin.Stored("s", name)))
                        .toList(),
                List.of()));

        assertThat(reading.entries())
                .extracting(Entry::name)
                .containsExactly("OPENAI_API_KEY", "OPENAI_API_KEY", "OPENAI_API_KEY", "a b", "", "é");
        assertThat(reading.entries().get(0).origin()).isEqualTo(new Origin.Stored("s", "openai.api-key"));
    }

    @Test
    void twoNamesForOneKeyThatIsAskedForAreAClash() {
        Reading reading = fetch(request -> new Reading(
                Stream.of("a", "A", "other.name", "OTHER_NAME")
                        .map(name -> Entry.of(name, CANARY, new Origin.Stored("s", name)))
                        .toList(),
                List.of()));

        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo(ProblemId.NAME_CLASH);
            assertThat(problem.message()).isEqualTo("the vault supplies A twice");
            assertThat(problem.origin()).isEqualTo(new Origin.Stored("s", "A"));
        });
    }

    @Test
    void whateverItSuppliesIsASecretOfItsOwn() {
        Entry plain = new Entry(
                "A",
                Value.plain(CANARY),
                new Origin.Stored("s", "A"),
                List.of(Entry.of("B", "x", new Origin.Variable("B"))));
        List<Entry> entries = Stream.of(
                        new Origin.Variable("V"),
                        new Origin.Code("c"),
                        new Origin.Declared("d"),
                        new Origin.Property("p"),
                        Origin.File.whole(Layer.DOTENV, ".env"))
                .map(origin -> new Entry("a.b", Value.plain(CANARY), origin, List.of()))
                .toList();

        Reading reading = fetch(request -> new Reading(entries, List.of()));
        assertThat(reading.entries()).hasSize(5).allSatisfy(entry -> {
            assertThat(entry.origin()).isEqualTo(new Origin.Stored("the vault", "A_B"));
            assertThat(entry.value().shown()).isEqualTo("***");
            assertThat(entry.value().reveal()).isEqualTo(CANARY);
        });
        assertThat(fetch(request -> new Reading(List.of(plain), List.of()))
                        .entries()
                        .get(0)
                        .value()
                        .isSecret())
                .isTrue();
    }

    @Test
    void noAnswerAtAllIsAFailure() {
        assertFailed(fetch(request -> null), ProblemId.SECRETS_FAILED, "nothing at all");
    }

    @Test
    void anAnswerThatIsBrokenIsAFailure() {
        Origin origin = new Origin.Stored("s", "A");
        for (Entry broken : List.of(
                new Entry(null, Value.secret(CANARY), origin, List.of()),
                new Entry("A", null, origin, List.of()),
                new Entry("A", Value.secret(CANARY), null, List.of()),
                new Entry("A", Value.secret(null), origin, List.of()))) {
            Reading reading = fetch(request -> new Reading(List.of(broken), List.of()));

            assertFailed(reading, ProblemId.SECRETS_FAILED, "NullPointerException");
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatItThrowsIsToldByItsTypeAlone(Throwable thrown) {
        Reading reading = fetch(request -> SecretFetchTest.<RuntimeException>sneak(thrown));

        assertFailed(reading, ProblemId.SECRETS_FAILED, thrown.getClass().getName());
    }

    static List<Throwable> whatItThrowsIsToldByItsTypeAlone() {
        IOException nested = new IOException(CANARY, new IllegalStateException(CANARY));
        nested.addSuppressed(new RuntimeException(CANARY));
        return List.of(
                nested,
                new IllegalArgumentException(CANARY),
                new Exception(CANARY),
                new InterruptedException(CANARY),
                new java.util.concurrent.CancellationException(CANARY),
                new java.util.concurrent.TimeoutException(CANARY),
                new OutOfMemoryError(CANARY),
                new StackOverflowError(CANARY),
                new NoClassDefFoundError(CANARY),
                new AssertionError(CANARY),
                new Throwable(CANARY));
    }

    /** Says when it was asked, waits for what never comes, and says when it was interrupted. */
    private static final class Stuck implements SecretSource {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch interrupted = new CountDownLatch(1);

        @Override
        public String name() {
            return "the vault";
        }

        @Override
        public Reading fetch(SecretRequest request) throws InterruptedException {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return Reading.NOTHING;
        }
    }

    @Test
    void aSourceThatDoesNotAnswerIsGivenUp() throws InterruptedException {
        Stuck stuck = new Stuck();
        SecretFetch fetch = SecretFetch.start(stuck, request(Duration.ofMillis(1)));
        stuck.asked.await();

        assertFailed(fetch.await(), ProblemId.SECRETS_TIMEOUT, "did not answer within 1 ms");
        stuck.interrupted.await();
    }

    @Test
    void aSourceThatWasNotEvenAskedInTimeIsGivenUp() {
        Reading reading =
                SecretFetch.start(new Stuck(), request(Duration.ofNanos(1))).await();

        // Whether it had said its name by then, nobody knows.
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo(ProblemId.SECRETS_TIMEOUT);
            assertThat(problem.message()).endsWith(" did not answer within 0 ms");
        });
    }

    /** It is asked for its name where a deadline holds, and keeps the one that reports gave it until then. */
    @Test
    void aSourceThatNeverSaysItsNameIsGivenUp() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        SecretSource mute = new SecretSource() {
            @Override
            public String name() {
                thread.set(Thread.currentThread());
                asked.countDown();
                while (over.getCount() > 0) {
                    Thread.onSpinWait();
                }
                return "the vault";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                return Reading.NOTHING;
            }
        };
        SecretFetch fetch = SecretFetch.start(mute, request(Duration.ofMillis(1)));
        asked.await();
        Reading reading = fetch.await();
        over.countDown();
        thread.get().join();

        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo(ProblemId.SECRETS_TIMEOUT);
            assertThat(problem.message()).isEqualTo("a secret source did not answer within 1 ms");
        });
        assertThat(fetch.name()).isEqualTo("a secret source");
    }

    /** It may not heed the interrupt, and answer in the end: nobody listens any more. */
    @Test
    void aSourceThatCannotBeInterruptedIsGivenUpAllTheSame() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Source deaf = new Source("the vault", request -> {
            asked.countDown();
            while (over.getCount() > 0) {
                Thread.onSpinWait();
            }
            throw new IllegalStateException(CANARY);
        });
        SecretFetch fetch = SecretFetch.start(deaf, request(Duration.ofMillis(1)));
        asked.await();
        Reading reading = fetch.await();
        over.countDown();

        assertFailed(reading, ProblemId.SECRETS_TIMEOUT, "did not answer");
    }

    @Test
    void anAnswerThatCameInTimeCountsHoweverLateItIsLookedAt() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        SecretFetch fetch = SecretFetch.start(
                new Source("the vault", request -> {
                    thread.set(Thread.currentThread());
                    answered.countDown();
                    return new Reading(List.of(Entry.of("A", "x", new Origin.Stored("s", "A"))), List.of());
                }),
                request(Duration.ofNanos(1)));
        answered.await();
        thread.get().join();

        assertThat(fetch.await().entries()).hasSize(1);
    }

    @Test
    void aBudgetOfAnyLengthIsTaken() {
        for (Duration budget :
                List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofDays(365 * 400), Duration.ofDays(2))) {
            assertThat(fetch(budget, request -> Reading.NOTHING).problems()).isEmpty();
        }
    }

    @Test
    void aLoadThatIsInterruptedStaysInterrupted() throws InterruptedException {
        Stuck stuck = new Stuck();
        SecretFetch fetch = SecretFetch.start(stuck, request(AMPLE));
        stuck.asked.await();
        Reading reading;
        boolean still;
        try {
            Thread.currentThread().interrupt();
            reading = fetch.await();
        } finally {
            still = Thread.interrupted();
        }

        assertThat(still).isTrue();
        assertFailed(reading, ProblemId.SECRETS_FAILED, "was interrupted");
        stuck.interrupted.await();
    }

    @Test
    void aSourceWithoutANameIsCalledOne() {
        for (String name : new String[] {null, "", " "}) {
            SecretFetch fetch = SecretFetch.start(new Source(name, request -> null), request(AMPLE));

            assertThat(fetch.await().problems().get(0).origin()).isEqualTo(new Origin.Stored("a secret source", "*"));
            assertThat(fetch.name()).isEqualTo("a secret source");
        }
    }

    @Test
    void aSourceThatFailsToSayItsNameIsCalledOne() {
        SecretSource nameless = new SecretSource() {
            @Override
            public String name() {
                throw new IllegalStateException(CANARY);
            }

            @Override
            public Reading fetch(SecretRequest request) {
                return new Reading(List.of(Entry.of("A", "x", new Origin.Variable("A"))), List.of());
            }
        };
        SecretFetch fetch = SecretFetch.start(nameless, request(AMPLE));

        assertThat(fetch.await().entries().get(0).origin()).isEqualTo(new Origin.Stored("a secret source", "A"));
        assertThat(fetch.name()).isEqualTo("a secret source");
    }

    @Test
    void aNameIsMadeSafeToPrint() {
        SecretFetch fetch = SecretFetch.start(new Source("a\u001b[2K\nb", request -> null), request(AMPLE));

        assertThat(fetch.await().problems().get(0).message()).startsWith("a\\u{1b}[2K\\nb answered");
        assertThat(fetch.name()).isEqualTo("a\\u{1b}[2K\\nb");
    }

    /** What it says of a value's place would be where reports look for trust. */
    @Test
    void aPlaceThatIsNoSecretManagersIsNotTaken() {
        for (boolean namesOnly : List.of(false, true)) {
            Counting source = new Counting();
            SecretRequest request = request(AMPLE);
            SecretFetch fetch =
                    namesOnly ? SecretFetch.startNames(source, request) : SecretFetch.start(source, request);

            assertThat(fetch.await().entries()).singleElement().satisfies(entry -> {
                assertThat(entry.origin()).isEqualTo(new Origin.Stored("the vault", "A"));
                assertThat(entry.value().isSecret()).isTrue();
            });
        }
    }

    @Test
    void forNamesNoValueIsFetched() {
        Counting source = new Counting();
        Reading reading = SecretFetch.startNames(source, request(AMPLE)).await();

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.entries()).extracting(Entry::name).containsExactly("A");
        assertThat(source.named).hasValue(1);
        assertThat(source.fetched).hasValue(0);
    }

    @Test
    void whatKeepsItFromTellingItMaySayItself() {
        Problem own = Problem.of(ProblemId.SECRETS_NAMES_UNKNOWN, "the vault tells names to nobody")
                .at(new Origin.Stored("the vault", "*"));
        SecretSource source = new SecretSource() {
            @Override
            public String name() {
                return "the vault";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                return Reading.NOTHING;
            }

            @Override
            public SecretNames names(SecretRequest request) {
                return new SecretNames(Set.of(), false, List.of(own));
            }
        };

        assertThat(SecretFetch.startNames(source, request(AMPLE)).await().problems())
                .containsExactly(own);
    }

    @Test
    void forValuesNoNamesAreAskedFor() {
        Counting source = new Counting();
        SecretFetch.start(source, request(AMPLE)).await();

        assertThat(source.fetched).hasValue(1);
        assertThat(source.named).hasValue(0);
    }

    /** Counts what it is asked for, and places its values where a variable would be. */
    private static final class Counting implements SecretSource {
        final AtomicInteger fetched = new AtomicInteger();
        final AtomicInteger named = new AtomicInteger();

        @Override
        public String name() {
            return "the vault";
        }

        @Override
        public Reading fetch(SecretRequest request) {
            fetched.incrementAndGet();
            return new Reading(List.of(Entry.of("A", "x", new Origin.Variable("A"))), List.of());
        }

        @Override
        public SecretNames names(SecretRequest request) {
            named.incrementAndGet();
            return new SecretNames(Set.of("A"), true, List.of());
        }
    }

    private static void assertFailed(Reading reading, ProblemId id, String words) {
        assertThat(reading.entries()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        Problem problem = reading.problems().get(0);
        assertThat(problem.id()).isEqualTo(id);
        assertThat(problem.message()).startsWith("the vault ").contains(words);
        assertThat(problem.origin()).isEqualTo(new Origin.Stored("the vault", "*"));
        assertThat(problem.fix()).isNotEmpty();
        assertThat(problem.toString()).doesNotContain(CANARY);
    }

    private static Reading fetch(Answer answer) {
        return fetch(AMPLE, answer);
    }

    private static Reading fetch(Duration budget, Answer answer) {
        return SecretFetch.start(new Source("the vault", answer), request(budget))
                .await();
    }

    private static SecretRequest request(Duration budget) {
        return new SecretRequest(Tier.STAGING, Set.of(Key.of("A")), budget);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> Reading sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
