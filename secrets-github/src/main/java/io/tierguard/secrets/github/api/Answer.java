package io.tierguard.secrets.github.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub answered.
 *
 * @param status the status
 * @param headers those that are looked at, by their names in small letters
 * @param text the body of a list; of what is no list it is not read
 */
public record Answer(int status, Map<String, String> headers, String text) {
    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** Returns the time that a header names, or null where it names none. */
    @Nullable
    Instant time(String name) {
        try {
            return ZonedDateTime.parse(headers.getOrDefault(name, ""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the status, and nothing of what was said. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
