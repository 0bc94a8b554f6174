package io.tierguard.secrets.aws;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Many fetches at once against the quotas of one region, on a clock of its own. How long to wait, when to give up, what a batch
 * is and what follows one that is throttled is asked of the classes that decide it in a real fetch; only threads, the network
 * and the manager are made up. The same arguments give the same result.
 */
final class FleetRun {
    /** What core gives a fetch in staging and production. */
    static final Duration BUDGET = Duration.ofSeconds(20);

    private static final int NANOS = 1_000_000;
    private static final int SHORTEST_WAY = 5;
    private static final int LONGEST_WAY = 15;
    private static final long SEED = 5;
    private static final byte LIST = 0;
    private static final byte BATCH = 1;
    private static final byte GET = 2;
    private static final byte DONE = 3;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final FleetQuota[] quotas = {new FleetQuota(100), new FleetQuota(100), new FleetQuota(10_000)};
    private final FleetStrategy strategy;
    private final Retries retries;
    private final int[] begins;
    private final int threads;
    private final FleetWheel wheel;
    private final byte[] attempts;
    private final Deadline[] deadlines;
    private final byte[] phases;
    private final boolean[] failed;
    private final int[] waiting;
    private final int[] running;
    private final int[] singles;
    private final int[] ends;
    private final int[] inSecond;
    private long clock;
    private long calls;
    private long throttled;

    private FleetRun(FleetStrategy strategy, int[] begins) {
        this.strategy = strategy;
        this.retries = strategy.again().by(random);
        this.begins = begins;
        this.threads = Math.min(Session.MOST_THREADS, strategy.secrets());
        this.wheel = new FleetWheel(Arrays.stream(begins).max().orElse(0) + (int) BUDGET.toMillis() + 4 * LONGEST_WAY);
        this.attempts = new byte[begins.length * threads];
        this.deadlines = new Deadline[begins.length];
        this.phases = new byte[begins.length];
        this.failed = new boolean[begins.length];
        this.waiting = new int[begins.length];
        this.running = new int[begins.length];
        this.singles = new int[begins.length];
        this.ends = new int[begins.length];
        this.inSecond = new int[wheel.millis() / 1_000 + 1];
    }

    /** Runs a fetch at each of these milliseconds. */
    static FleetResult of(FleetStrategy strategy, int[] begins) {
        return new FleetRun(strategy, begins).run();
    }

    private FleetResult run() {
        for (int fetch = 0; fetch < begins.length; fetch++) {
            wheel.add(begins[fetch], ~fetch);
        }
        for (int millis = 0; millis < wheel.millis(); millis++) {
            for (int i = 0; i < wheel.size(millis); i++) {
                int event = wheel.event(millis, i);
                if (event < 0) {
                    begin(~event, millis);
                } else {
                    arrive(event, millis);
                }
            }
            wheel.forget(millis);
        }
        int[] took = new int[begins.length];
        int count = 0;
        for (int fetch = 0; fetch < begins.length; fetch++) {
            if (phases[fetch] == DONE && !failed[fetch]) {
                took[count++] = ends[fetch] - begins[fetch];
            }
        }
        return new FleetResult(
                Arrays.copyOf(took, count),
                begins.length,
                calls,
                throttled,
                Arrays.stream(inSecond).max().orElse(0));
    }

    private void begin(int fetch, int millis) {
        clock = millis;
        deadlines[fetch] = new Deadline(BUDGET, () -> clock * NANOS);
        singles[fetch] = strategy.others();
        int head = strategy.head() == 0 ? 0 : random.nextInt(strategy.head());
        enter(fetch, strategy.lists() ? LIST : BATCH, millis + head);
    }

    /** Begins a phase of a fetch, or the next one that has anything to ask. */
    private void enter(int fetch, byte phase, int millis) {
        int tasks = phase == LIST ? 1 : phase == BATCH ? strategy.batches() : phase == GET ? singles[fetch] : 0;
        phases[fetch] = phase;
        ends[fetch] = millis;
        if (phase == DONE || failed[fetch]) {
            return;
        }
        if (tasks == 0) {
            enter(fetch, (byte) (phase + 1), millis);
            return;
        }
        boolean hasSlowedDown = phase == GET && tasks > strategy.others();
        running[fetch] = Math.min(hasSlowedDown ? strategy.few() : threads, tasks);
        waiting[fetch] = tasks - running[fetch];
        for (int thread = 0; thread < running[fetch]; thread++) {
            ask(fetch * threads + thread, millis);
        }
    }

    private void ask(int thread, int millis) {
        attempts[thread] = 0;
        send(thread, millis);
    }

    private void send(int thread, int millis) {
        int arrival = millis + way();
        if (arrival < wheel.millis()) {
            wheel.add(arrival, thread);
        }
    }

    private int way() {
        return random.nextInt(SHORTEST_WAY, LONGEST_WAY + 1);
    }

    /** A call arrives at the manager. */
    private void arrive(int thread, int millis) {
        int fetch = thread / threads;
        int answered = millis + way();
        clock = answered;
        calls++;
        inSecond[millis / 1_000]++;
        boolean isTaken = quotas[phases[fetch]].takes(millis);
        throttled += isTaken ? 0 : 1;
        if (deadlines[fetch].left().isZero()) {
            failed[fetch] = true; // nobody waits for the answer
        } else if (isTaken) {
            next(fetch, thread, answered);
        } else if (phases[fetch] == BATCH && strategy.fallsBack()) {
            singles[fetch] += strategy.inBatch(thread % threads);
            next(fetch, thread, answered);
        } else {
            attempts[thread]++;
            Duration pause = retries.pause(FaultKind.THROTTLED, attempts[thread], deadlines[fetch].left());
            if (pause == null) {
                failed[fetch] = true;
            } else {
                send(thread, answered + (int) pause.toMillis());
            }
        }
    }

    /** A thread has its answer, and takes the next task. */
    private void next(int fetch, int thread, int millis) {
        ends[fetch] = Math.max(ends[fetch], millis);
        if (waiting[fetch] > 0) {
            waiting[fetch]--;
            ask(thread, millis);
        } else if (--running[fetch] == 0) {
            enter(fetch, (byte) (phases[fetch] + 1), ends[fetch]);
        }
    }
}
