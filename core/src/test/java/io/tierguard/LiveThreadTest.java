package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.LiveConfig.Change;
import io.tierguard.LiveConfig.Health;
import io.tierguard.LiveConfig.State;
import io.tierguard.model.ProblemId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many threads with one live configuration. The timeout is for what would wait for ever. */
@Timeout(120)
class LiveThreadTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String CANARY = "kAnArY-7QZW9XMB2T";

    private final Rotating vault = new Rotating();
    private final DrivenTicker ticker = new DrivenTicker(0.5);
    private final Logged log = new Logged();
    private LiveConfig<PairConfig> live;
    private Thread thread;

    @TempDir
    Path directory;

    record PairConfig(
            Secret<String> oneToken, @Matches("[0-9]+-.+") Secret<String> otherToken) {}

    @BeforeEach
    void open() {
        rotate(0);
        live = LiveConfig.start(loader(), Pace.of(INTERVAL), ticker);
        thread = Thread.getAllStackTraces().keySet().stream()
                .filter(one -> one.getName().equals("tierguard-live"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() throws InterruptedException {
        live.close();
        thread.join();
        log.close();
    }

    private Tierguard<PairConfig> loader() {
        return Tierguard.of(PairConfig.class)
                .directory(directory)
                .tier(Tier.PRODUCTION)
                .environment(Map.of())
                .systemProperties(Map.of())
                .secrets(vault);
    }

    private void rotate(int number) {
        vault.has("v" + number, Map.of("ONE_TOKEN", number + "-one-4fK2wQ", "OTHER_TOKEN", number + "-other-9sW7xQ"));
    }

    /** Refreshes when enough time has gone by since the last time. */
    private Health refresh() throws InterruptedException {
        ticker.pass(SECOND);
        return live.refresh();
    }

    private static String number(Secret<String> token) {
        return token.reveal().substring(0, token.reveal().indexOf('-'));
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // another record is another configuration
    void readersSeeNoMixture() throws Exception {
        int readers = 4;
        int refreshes = 500;
        long reads = 10_000_000;
        AtomicLong refreshed = new AtomicLong();
        AtomicLong changesSeen = new AtomicLong();
        Callable<Long> reader = () -> {
            long count = 0;
            PairConfig last = null;
            while (count < reads / readers || refreshed.get() < refreshes) {
                PairConfig config = live.config();
                if (config != last) {
                    last = config;
                    changesSeen.incrementAndGet();
                }
                String one = config.oneToken().reveal();
                String other = config.otherToken().reveal();
                int dash = one.indexOf('-');
                if (dash != other.indexOf('-') || !one.regionMatches(0, other, 0, dash)) {
                    throw new AssertionError("a mixture after " + count + " reads");
                }
                count++;
            }
            return count;
        };
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                counts.add(threads.submit(reader));
            }
            while (!counts.stream().allMatch(Future::isDone)) {
                rotate((int) refreshed.get() + 1);
                assertThat(refresh().state()).isEqualTo(State.FRESH);
                assertThat(number(live.config().oneToken())).isEqualTo("" + refreshed.incrementAndGet());
            }
            long count = 0;
            for (Future<Long> one : counts) {
                count += one.get();
            }
            assertThat(count).isGreaterThanOrEqualTo(reads);
            assertThat(live.health().refreshes())
                    .isGreaterThanOrEqualTo(refreshes)
                    .isEqualTo(refreshed.get());
            assertThat(changesSeen).hasValueGreaterThan(readers);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoeverAsksDuringARefreshWaitsForThatOne() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        vault.before(() -> {
            begun.countDown();
            awaited(end);
        });
        rotate(1);
        List<FutureTask<Health>> asked = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            FutureTask<Health> task = new FutureTask<>(live::refresh);
            asked.add(task);
            started(task);
        }
        begun.await();
        // Nobody else has to wait while a source is asked.
        assertThat(number(live.config().oneToken())).isEqualTo("0");
        assertThat(live.health().state()).isEqualTo(State.FRESH);
        assertThat(live.toString()).endsWith("in production, 2 keys, FRESH");
        live.onChange(change -> {});
        end.countDown();
        for (FutureTask<Health> task : asked) {
            assertThat(task.get().refreshes()).isEqualTo(1);
        }
        assertThat(vault.calls).hasValue(2);
        assertThat(number(live.config().oneToken())).isEqualTo("1");
        refresh();
        assertThat(vault.calls).hasValue(3);
    }

    /** Nobody is refused and nobody gets what was read before: they wait, and all for the same refresh. */
    @Test
    void whoeverAsksTooSoonWaitsUntilTheSecondIsOver() throws Exception {
        live.refresh();
        assertThat(vault.calls).as("a start is none").hasValue(2);
        List<FutureTask<Health>> asked = List.of(new FutureTask<>(live::refresh), new FutureTask<>(live::refresh));
        for (FutureTask<Health> task : asked) {
            started(task);
            resting(task);
        }
        ticker.advance(SECOND.minusNanos(1));
        assertThat(vault.calls).hasValue(2);
        assertThat(asked).noneMatch(FutureTask::isDone);

        rotate(1);
        ticker.advance(Duration.ofNanos(1));
        for (FutureTask<Health> task : asked) {
            assertThat(task.get().refreshes()).isEqualTo(2);
        }
        assertThat(vault.calls).hasValue(3);
        assertThat(number(live.config().oneToken())).isEqualTo("1");
    }

    @Test
    void aRefreshThatFailedOrThatNobodyAskedForHasItsSecondToo() throws Exception {
        ticker.advance(INTERVAL);
        for (int calls = 3; calls < 6; calls++) {
            vault.fails(ProblemId.SECRETS_UNAVAILABLE);
            FutureTask<Health> task = new FutureTask<>(live::refresh);
            started(task);
            resting(task);
            assertThat(vault.calls).hasValue(calls - 1);
            ticker.advance(SECOND);
            assertThat(task.get().failures()).isEqualTo(calls - 2);
            assertThat(vault.calls).hasValue(calls);
        }
    }

    @Test
    void whoeverWaitsIsNotForgottenWhenItIsClosed() throws Exception {
        live.refresh();
        FutureTask<Health> task = new FutureTask<>(live::refresh);
        started(task);
        live.close();
        assertThatThrownBy(task::get)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("the live configuration was closed, and its refresh dropped");
        assertThat(live.health().refreshes()).isEqualTo(1);
        assertThat(vault.calls).hasValue(2);
    }

    /** A manager that is slow makes no interval longer, and is not asked without a rest. */
    @Test
    void anIntervalIsCountedFromTheBeginningOfALoad() throws Exception {
        Duration each = INTERVAL.multipliedBy(19).dividedBy(20); // the clock says a half, of the last tenth
        vault.before(() -> ticker.pass(Duration.ofMinutes(1)));
        ticker.advance(INTERVAL);
        assertThat(ticker.untilNext()).isEqualTo(each.minusMinutes(1));
        vault.before(() -> ticker.pass(Duration.ofMinutes(30)));
        ticker.advance(INTERVAL);
        assertThat(ticker.untilNext()).isEqualTo(SECOND);
    }

    private static void started(FutureTask<Health> task) {
        Thread caller = new Thread(task);
        caller.start();
        while (caller.getState() != Thread.State.WAITING && !task.isDone()) {
            Thread.onSpinWait();
        }
    }

    /** Waits until the thread that refreshes waits for the second to be over, which the task has asked it for. */
    private void resting(FutureTask<Health> task) throws InterruptedException {
        while (!ticker.untilNext().equals(SECOND) && !task.isDone()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCallerThatIsInterruptedLeavesTheRefreshAlone() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        vault.before(() -> awaited(end));
        rotate(1);
        FutureTask<Health> task = new FutureTask<>(live::refresh);
        Thread caller = new Thread(task);
        caller.start();
        caller.interrupt();
        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        end.countDown();
        ticker.advance(SECOND);
        assertThat(live.refresh().failures()).isZero();
        assertThat(number(live.config().otherToken())).isEqualTo("1");
    }

    @Test
    void closingDropsWhatIsUnderWay() throws Exception {
        assertThat(thread.isDaemon()).isTrue();
        CountDownLatch begun = new CountDownLatch(1);
        vault.before(() -> {
            begun.countDown();
            awaited(new CountDownLatch(1));
        });
        rotate(1);
        FutureTask<Health> task = new FutureTask<>(live::refresh);
        new Thread(task).start();
        begun.await();
        live.close();
        thread.join();
        assertThatThrownBy(task::get).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(live.health().failures()).isZero();
        assertThat(log.lines()).isEmpty();
        live.close();
        assertThat(number(live.config().oneToken())).isEqualTo("0");
        assertThat(live.health().state()).isEqualTo(State.FRESH);
        assertThatThrownBy(live::refresh)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the live configuration is closed");
    }

    @Test
    void anInterruptOfSomebodyElseEndsNothing() throws Exception {
        thread.interrupt();
        rotate(1);
        ticker.advance(INTERVAL);
        assertThat(number(live.config().oneToken())).isEqualTo("1");
        assertThat(thread.isAlive()).isTrue();
    }

    @Test
    void aListenerThatFailsHoldsUpNobody() throws Exception {
        AtomicReference<Change> seen = new AtomicReference<>();
        AtomicReference<String> during = new AtomicReference<>();
        live.onChange(change -> {
            throw new AssertionError(CANARY);
        });
        live.onChange(change -> {
            during.set(number(live.config().oneToken()));
            try {
                live.refresh();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        live.onChange(seen::set);
        rotate(1);
        assertThat(refresh().state()).isEqualTo(State.FRESH);
        assertThat(log.lines())
                .containsExactly(
                        "WARNING pair: a listener failed with java.lang.AssertionError",
                        "WARNING pair: a listener failed with java.lang.IllegalStateException");
        assertThat(during).hasValue("1");
        assertThat(seen.get().versionsAfter()).containsEntry("the vault", "v1");
        assertThat(live.health().failures()).isZero();
    }

    @Test
    void eachChangeOfTheStateIsOneLine() throws Exception {
        refresh();
        vault.fails(ProblemId.SECRETS_TIMEOUT);
        refresh();
        refresh();
        ticker.pass(INTERVAL.multipliedBy(24));
        refresh();
        refresh();
        rotate(1);
        refresh();
        vault.has("v2", Map.of("ONE_TOKEN", "changeme", "OTHER_TOKEN", "2-other-9sW7xQ"));
        refresh();
        vault.throwsThis(new IllegalStateException(CANARY));
        refresh();
        String counts = "; the last good one counts";
        assertThat(log.lines())
                .containsExactly(
                        "WARNING pair: the configuration can't be refreshed for the moment: TG621" + counts,
                        "SEVERE pair: the configuration is not refreshed, and somebody must look: TG621" + counts,
                        "INFO pair: the configuration is fresh again",
                        "SEVERE pair: the configuration is not refreshed, and somebody must look: TG408 ONE_TOKEN"
                                + " (the vault)" + counts);
    }

    @Test
    void noValueIsAnywhere() throws Exception {
        List<String> sinks = new ArrayList<>();
        live.onChange(change -> sinks.add(change.toString()));
        live.onChange(change -> {
            throw new IllegalStateException(CANARY, new IllegalStateException(CANARY));
        });
        vault.has("v1", Map.of("ONE_TOKEN", CANARY, "OTHER_TOKEN", "1-" + CANARY));
        look(sinks);
        vault.has("v2", Map.of("ONE_TOKEN", CANARY, "OTHER_TOKEN", CANARY));
        look(sinks);
        vault.throwsThis(new IllegalStateException(CANARY));
        look(sinks);
        vault.has("v3", Map.of("ONE_TOKEN", CANARY + "x", "OTHER_TOKEN", "2-" + CANARY, "UNKNOWN", CANARY));
        look(sinks);
        sinks.addAll(log.lines());
        assertThat(live.config().oneToken().reveal()).isEqualTo(CANARY + "x");
        assertThat(live.health().failures()).isEqualTo(2);
        assertThat(sinks).hasSizeGreaterThan(20);
        LeakTest.assertNowhere(CANARY, sinks);
    }

    private void look(List<String> sinks) throws InterruptedException {
        sinks.add(refresh().toString());
        sinks.add(live.toString());
        sinks.add(live.current().toString());
        sinks.add(live.report().toString());
        live.failure().ifPresent(report -> sinks.add(report + report.toJson() + report.findings()));
    }

    /** The clock of the process, and the way that an application goes. */
    @Test
    void theProcessItselfRefreshes() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch changed = new CountDownLatch(1);
        vault.before(asked::countDown);
        try (LiveConfig<PairConfig> real = loader().live(Duration.ofSeconds(1), Duration.ofHours(1))) {
            real.onChange(change -> changed.countDown());
            rotate(7);
            asked.await();
            changed.await();
            assertThat(number(real.config().oneToken())).isEqualTo("7");
        }
        try (LiveConfig<PairConfig> real = loader().live(Duration.ofDays(1))) {
            assertThat(real.refresh().state()).isEqualTo(State.FRESH);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
