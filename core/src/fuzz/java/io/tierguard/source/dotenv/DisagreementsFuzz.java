package io.tierguard.source.dotenv;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.dotenv.readers.Disagreements;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;

/** Whatever stands in a .env, what other readers make of it is said without an exception, a long time or a value. */
public final class DisagreementsFuzz {
    private static final String CANARY = "~c4n4ry?~";
    private static final Map<String, String> HOST = Map.of("HOST", CANARY, "A", "1", "EMPTY", "");
    private static final Map<String, Entry> EARLIER =
            Map.of("B", Entry.of("B", CANARY, new Origin.Variable("B")));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LONGEST = 1 << 16;

    /** Several times what is allowed, because the fuzzer's counters slow this down several times. */
    private static final long BOUND = 500_000_000;


    private DisagreementsFuzz() {}

    /** Called with what the fuzzer has thought of. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        int times = data.consumeInt(1, 64);
        String piece = data.consumeRemainingAsString().replace("\u0001", CANARY);
        if ((long) piece.length() * times > LONGEST) {
            return;
        }
        String text = piece.repeat(times); // a hostile file repeats itself, and a fuzzer is slow to find that
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 3 && quickest > BOUND; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            var reading = Dotenv.parse(text, ".env", HOST, EARLIER);
            var problems = Disagreements.of(text, ".env", reading, HOST, EARLIER);
            quickest = Math.min(quickest, THREADS.getCurrentThreadCpuTime() - start);
            for (Problem problem : problems) {
                if (problem.toString().contains(CANARY)) {
                    throw new AssertionError("a value is shown");
                }
            }
        }
        if (quickest > BOUND) {
            throw new AssertionError("takes " + quickest / 1_000_000 + " ms for " + text.length() + " characters");
        }
    }
}
