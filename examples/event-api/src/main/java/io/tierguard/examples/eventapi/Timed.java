package io.tierguard.examples.eventapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells in the header {@code Server-Timing} how many milliseconds an answer took. */
final class Timed implements Endpoint {
    private final Endpoint endpoint;
    private final LongSupplier nanos;

    Timed(Endpoint endpoint, LongSupplier nanos) {
        this.endpoint = endpoint;
        this.nanos = nanos;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        long start = nanos.getAsLong();
        Answer answer = endpoint.answer(exchange);
        double millis = (nanos.getAsLong() - start) / 1e6;
        return answer.with("Server-Timing", String.format(Locale.ROOT, "app;dur=%.3f", millis));
    }
}
