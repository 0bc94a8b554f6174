package io.tierguard.examples.eventapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Answers 500 where the endpoint fails, and tells nobody more than the kind of failure: its message may hold a value. */
final class Faultless implements Endpoint {
    private final Endpoint endpoint;

    Faultless(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Answer answer(HttpExchange exchange) {
        try {
            return endpoint.answer(exchange);
        } catch (IOException | RuntimeException e) {
            Log.LOG.log(
                    System.Logger.Level.ERROR, "failed with {0}", e.getClass().getName());
            return Answer.error(500, "something is wrong here, and it is not the request");
        }
    }
}
