package io.tierguard.testing;

import io.tierguard.report.Report;
import io.tierguard.testing.leak.Canary;
import io.tierguard.testing.leak.Search;
import java.util.List;

/**
 * Assertions on what Tierguard found, and on what nobody should find. They need no library but this one.
 *
 * <pre>{@code
 * assertThatReport(report).refuses("TG401", "ENABLE_DEBUG_ENDPOINTS").hasNo("TG408");
 * assertNoLeak(password, report, exception, Path.of("target/app.log"));
 * }</pre>
 */
public final class TierguardAssertions {
    private static final int MOST_SHOWN = 20;

    private TierguardAssertions() {}

    /** Begins an assertion on a report. */
    public static ReportAssert assertThatReport(Report report) {
        return new ReportAssert(report);
    }

    /**
     * Fails if a secret that a test has planted is anywhere in these, as it is or encoded: each of its lines, either half of a
     * long one, any case, Base64 at any offset, hex, numbers of bytes, escaped for JSON, Java, URLs and XML, wrapped over
     * lines, or backwards. The failure names the object, the encoding and the place, and never the canary.
     *
     * <p>Of a {@link Report} every format is looked through; of a throwable its stack trace, its causes and what it
     * suppresses; of a {@link io.tierguard.Guarded} what it explains; of a {@link java.nio.file.Path} or a file its bytes, or all files
     * of a folder; of iterables, maps, entries, arrays and optionals each element; of buffers what remains in them; of all else
     * {@code toString} and, where it can be serialised, its serialised form.
     *
     * @throws IllegalArgumentException if the canary is null or shorter than 8 characters, which could be found by chance, or there
     *     is nothing to look through, or a file that is not there, or what is nested too deeply
     */
    public static void assertNoLeak(String canary, Object... objects) {
        if (canary == null) {
            throw new IllegalArgumentException("the canary is null: plant a text of 8 characters or more");
        }
        List<String> leaks = Search.of(Canary.of(canary), objects);
        if (leaks.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder("the canary was found in ")
                .append(leaks.size())
                .append(leaks.size() == 1 ? " place" : " places");
        for (String leak : leaks.subList(0, Math.min(MOST_SHOWN, leaks.size()))) {
            message.append("\n  ").append(leak);
        }
        throw new AssertionError(message.append(leaks.size() > MOST_SHOWN ? "\n  …" : ""));
    }
}
