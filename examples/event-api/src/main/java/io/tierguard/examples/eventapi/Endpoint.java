package io.tierguard.examples.eventapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Answers a request. One may stand around another. */
@FunctionalInterface
interface Endpoint {
    /**
     * Reads the request, and returns what is to be sent.
     *
     * @throws IOException if the client is gone, or a file can't be read
     */
    Answer answer(HttpExchange exchange) throws IOException;
}
