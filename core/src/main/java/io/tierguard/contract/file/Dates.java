package io.tierguard.contract.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days, as {@code 2026-12-31} and in no other way. */
final class Dates {
    private static final String FORM = "dddd-dd-dd";

    private Dates() {}

    /** Returns the day, or null for a text that is none: 2026-02-30, 31.12.2026, tomorrow. */
    static @Nullable LocalDate of(String text) {
        if (text.length() != FORM.length()) {
            return null;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            boolean fits = FORM.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == '-';
            if (!fits) {
                return null;
            }
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(5, 7)),
                    Integer.parseInt(text.substring(8)));
        } catch (DateTimeException e) {
            return null; // no calendar has it
        }
    }
}
