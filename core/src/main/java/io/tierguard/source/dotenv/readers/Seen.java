package io.tierguard.source.dotenv.readers;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one reader makes of a file. */
final class Seen {
    /** The values by name, in the order of the lines; null for a name without a value. */
    final Map<String, @Nullable String> values = new LinkedHashMap<>();

    /** The names whose value would be what a command prints. It is not run here; their value is what it stands in. */
    final Set<String> commands = new LinkedHashSet<>();

    /** The names whose references the reader would replace without end, or more often than is followed here. */
    final Set<String> endless = new LinkedHashSet<>();

    /** The names that nothing can be said of, because following the references so far took too long. */
    final Set<String> unjudged = new LinkedHashSet<>();

    /** Whether the reader refuses the file as a whole. */
    boolean refused;

    boolean has(String name) {
        return values.containsKey(name);
    }
}
