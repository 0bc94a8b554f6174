package io.tierguard;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A secret manager whose one secret a test rotates, and lets fail. */
final class Rotating implements SecretSource {
    final AtomicInteger calls = new AtomicInteger();
    private volatile State state = new State(Map.of(), null, null, null);
    private volatile Runnable before = () -> {};

    private record State(
            Map<String, String> values,
            @Nullable String version,
            @Nullable ProblemId fault,
            @Nullable RuntimeException thrown) {}

    void has(@Nullable String version, Map<String, String> values) {
        state = new State(values, version, null, null);
    }

    void fails(ProblemId fault) {
        state = new State(state.values(), state.version(), fault, null);
    }

    void throwsThis(RuntimeException thrown) {
        state = new State(state.values(), state.version(), null, thrown);
    }

    /** Has this run at the beginning of each call. */
    void before(Runnable action) {
        before = action;
    }

    @Override
    public String name() {
        return "the vault";
    }

    @Override
    public Reading fetch(SecretRequest request) {
        calls.incrementAndGet();
        before.run();
        State now = state;
        if (now.thrown() != null) {
            throw now.thrown();
        }
        if (now.fault() != null) {
            return Reading.failed(Problem.of(now.fault(), name() + " failed").fix("look at it"));
        }
        List<Entry> entries = new ArrayList<>();
        now.values()
                .forEach((name, value) ->
                        entries.add(Entry.of(name, value, new Origin.Stored(name(), name, now.version()))));
        return new Reading(entries, List.of());
    }
}
