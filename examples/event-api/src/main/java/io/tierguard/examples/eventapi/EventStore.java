package io.tierguard.examples.eventapi;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last thousand events, in memory. Safe to share between threads. */
final class EventStore {
    static final int MOST = 1_000;

    private final Clock clock;
    private final Deque<Event> events = new ArrayDeque<>();
    private long last;

    EventStore(Clock clock) {
        this.clock = clock;
    }

    /** Keeps an event, and forgets the oldest one where there are too many. */
    synchronized Event add(String type, String text) {
        last++;
        Event event = new Event(last, clock.instant().toString(), type, text);
        events.addLast(event);
        if (events.size() > MOST) {
            events.removeFirst();
        }
        return event;
    }

    /** Returns the events, the oldest first. */
    synchronized List<Event> all() {
        return List.copyOf(events);
    }
}
