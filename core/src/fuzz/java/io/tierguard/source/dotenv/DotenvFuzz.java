package io.tierguard.source.dotenv;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** Whatever stands in a .env: no exception, no input that takes long, and nothing of a value in what is said of it. */
public final class DotenvFuzz {
    /** No name that may be shown has these characters, so wherever they are, a value is. */
    private static final String CANARY = "~c4n4ry?~";

    private static final String ENCODED = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    private static final Map<String, String> HOST = Map.of("HOST", CANARY, "A", "1", "EMPTY", "");
    private static final Map<String, Entry> EARLIER =
            Map.of("B", Entry.of("B", CANARY, new io.tierguard.model.Origin.Variable("B")));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LONGEST = 1 << 16;
    private static final long BOUND = 100_000_000;

    private DotenvFuzz() {}

    /** Called with what the fuzzer has thought of. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        boolean raw = data.consumeBoolean();
        String text = data.consumeRemainingAsString().replace("\u0001", CANARY);
        if (text.length() > LONGEST) {
            return;
        }
        long quickest = Long.MAX_VALUE;
        // The time of the processor, since a pause of the machine is no fault of the parser; nor is what runs slowly once.
        for (int i = 0; i < 3 && quickest > BOUND; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            Reading reading = read(text, raw);
            quickest = Math.min(quickest, THREADS.getCurrentThreadCpuTime() - start);
            check(reading);
        }
        if (quickest > BOUND) {
            throw new AssertionError("takes " + quickest / 1_000_000 + " ms");
        }
    }

    private static Reading read(String text, boolean raw) {
        return raw ? Dotenv.parseRaw(text, ".env", HOST) : Dotenv.parse(text, ".env", HOST, EARLIER);
    }

    private static void check(Reading reading) {
        for (Entry entry : reading.entries()) {
            Objects.requireNonNull(entry.value().reveal());
            if (!shows(entry.name())) { // the fuzzer may write it as a name
                hides(entry.toString());
            }
        }
        for (Problem problem : reading.problems()) {
            hides(problem.toString());
        }
    }

    private static void hides(String said) {
        if (shows(said)) {
            throw new AssertionError("a value is shown");
        }
    }

    private static boolean shows(String said) {
        return said.contains(CANARY) || said.contains(ENCODED);
    }
}
