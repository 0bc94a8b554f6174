package io.tierguard.source.dotenv;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Value;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been declared up to some line of a file, by whom, and what was wrong. */
final class Declarations {
    private static final int MOST_PROBLEMS = 500;

    private final Map<String, String> host;
    private final Map<String, Entry> earlier;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Where the names are declared whose entry doesn't say so: those that came from the host, and those that failed. */
    private final Map<String, Origin.File> aside = new HashMap<>();

    Declarations(Map<String, String> host, Map<String, Entry> earlier) {
        this.host = host;
        this.earlier = earlier;
    }

    /** Declares a name with the value that its line gives it, which is whole or lacks what a reference would have brought. */
    void declare(String name, String value, Origin.File place, List<Entry> ingredients, boolean whole) {
        replace(name, place);
        aside.remove(name);
        entries.put(name, new Entry(name, Value.secret(value), place, ingredients, whole));
    }

    /** Declares a name with the value that the host has for it; without one, its line has no effect. */
    void inherit(String name, Origin.File place) {
        String value = host.get(name);
        if (value != null) {
            replace(name, place);
            aside.put(name, place);
            entries.put(name, Entry.of(name, value, new Origin.Variable(name)));
        }
    }

    /** Declares a name without a value, because its line is wrong. A value of an earlier line must not stand in for it. */
    void fail(String name, Origin.File place) {
        replace(name, place);
        aside.put(name, place);
    }

    private void replace(String name, Origin.File place) {
        Entry hidden = entries.remove(name);
        Origin.File before = aside.get(name);
        if (before == null && hidden != null) {
            before = (Origin.File) hidden.origin();
        }
        if (before != null) {
            report(Complaints.duplicate(name, place, before));
        }
    }

    /** Returns what a reference to the name brings in, or null where nobody has set it. */
    @Nullable
    Entry lookUp(String name) {
        String value = host.get(name);
        if (value != null) {
            return Entry.of(name, value, new Origin.Variable(name));
        }
        Entry entry = entries.get(name);
        return entry != null ? entry : earlier.get(name);
    }

    /** Returns the line that should have set the name and could not, or null where there is none or the host has it. */
    Origin.@Nullable File failure(String name) {
        return aside.isEmpty() || entries.containsKey(name) || host.containsKey(name) ? null : aside.get(name);
    }

    /** A file with this many mistakes is no .env at all: more of them would only fill the memory. */
    void report(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add(Complaints.tooMany(problem));
        }
    }

    Reading reading() {
        return new Reading(List.copyOf(entries.values()), problems);
    }
}
