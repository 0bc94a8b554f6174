package io.tierguard.contract;

import io.tierguard.ByteSize;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Numbers with a unit: a number alone would leave it to the reader what it counts. */
final class Quantities {
    private Quantities() {}

    /** Returns the duration, or null. Days have 24 hours. */
    static @Nullable Duration duration(String text) {
        if (text.startsWith("P") || text.startsWith("-P")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }
        int end = Numbers.digits(text, 0);
        if (end == 0) {
            return null;
        }
        long number = Long.parseLong(text.substring(0, end));
        return switch (text.substring(end)) {
            case "ns" -> Duration.ofNanos(number);
            case "us" -> Duration.ofNanos(Math.multiplyExact(number, 1_000L));
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> null;
        };
    }

    /** Returns the size, or null. */
    static @Nullable ByteSize size(String text) {
        int end = Numbers.digits(text, 0);
        if (end == 0) {
            return null;
        }
        long unit = switch (text.substring(end)) {
            case "", "B" -> 1L;
            case "k", "K", "KiB" -> 1L << 10;
            case "M", "MiB" -> 1L << 20;
            case "G", "GiB" -> 1L << 30;
            case "T", "TiB" -> 1L << 40;
            case "kB" -> 1_000L;
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            case "TB" -> 1_000_000_000_000L;
            default -> 0L;
        };
        return unit == 0 ? null : ByteSize.of(Math.multiplyExact(Long.parseLong(text.substring(0, end)), unit));
    }
}
