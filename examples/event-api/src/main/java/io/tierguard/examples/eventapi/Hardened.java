package io.tierguard.examples.eventapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Adds the headers by which a browser is told to trust nothing here further than it must. */
final class Hardened implements Endpoint {
    private final Endpoint endpoint;

    Hardened(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        return endpoint.answer(exchange)
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store")
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Referrer-Policy", "no-referrer")
                .with("Strict-Transport-Security", "max-age=31536000");
    }
}
