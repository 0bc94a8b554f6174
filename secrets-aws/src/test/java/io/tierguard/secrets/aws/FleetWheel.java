package io.tierguard.secrets.aws;

import java.util.Arrays;

/** What happens in which millisecond. Millions of events are on their way at once, so an event is a number and nothing more. */
final class FleetWheel {
    private static final int[] NONE = {};

    private final int[][] events;
    private final int[] sizes;

    FleetWheel(int millis) {
        events = new int[millis][];
        sizes = new int[millis];
        Arrays.fill(events, NONE);
    }

    int millis() {
        return events.length;
    }

    void add(int millis, int event) {
        int size = sizes[millis]++;
        if (size == events[millis].length) {
            events[millis] = Arrays.copyOf(events[millis], Math.max(4, size + size / 2));
        }
        events[millis][size] = event;
    }

    /** Returns how many events a millisecond has now; one that is under way may bring others. */
    int size(int millis) {
        return sizes[millis];
    }

    int event(int millis, int index) {
        return events[millis][index];
    }

    /** Forgets a millisecond that is over. */
    void forget(int millis) {
        events[millis] = NONE;
    }
}
