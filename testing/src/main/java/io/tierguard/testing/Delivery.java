package io.tierguard.testing;

import java.time.Duration;

/** How an answer reaches the client, if it does. */
record Delivery(Way way, Duration over) {
    enum Way {
        WHOLE,
        SLOW_FIRST_BYTE,
        SLOW_BODY,
        TRUNCATED,
        RESET,
        RESET_IN_BODY,
        NO_ANSWER
    }

    static final Delivery PLAIN = of(Way.WHOLE);

    static Delivery of(Way way) {
        return new Delivery(way, Duration.ZERO);
    }
}
