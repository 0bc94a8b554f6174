package io.tierguard.secrets.github;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub answered.
 *
 * @param status the status
 * @param headers those that are looked at, by their names in small letters
 * @param date when it says that it answered, in milliseconds, or 0
 * @param text the body of a list; of what is no list it is not read
 */
record Answer(int status, Map<String, String> headers, long date, String text) {
    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** Returns the status, and nothing of what was said. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
