package io.tierguard.secrets.github;

import io.tierguard.secrets.github.api.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes on only while somebody waits by it. */
final class OwnTime implements Time {
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private Duration spent = Duration.ZERO;

    @Override
    public synchronized long nanos() {
        return spent.toNanos();
    }

    @Override
    public synchronized Instant now() {
        return START.plus(spent);
    }

    @Override
    public synchronized void sleep(Duration pause) {
        pauses.add(pause);
        spent = spent.plus(pause);
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
