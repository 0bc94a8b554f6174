package io.tierguard.examples.eventapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;

/** Answers 429 to a client that asks too often. Behind a proxy, all clients have the proxy's address. */
final class RateLimited implements Endpoint {
    private final RateLimiter limiter;
    private final Endpoint endpoint;

    RateLimited(RateLimiter limiter, Endpoint endpoint) {
        this.limiter = limiter;
        this.endpoint = endpoint;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        Duration wait = limiter.take(exchange.getRemoteAddress().getAddress().getHostAddress());
        if (wait.isZero()) {
            return endpoint.answer(exchange);
        }
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return Answer.error(429, "too many requests").with("Retry-After", Long.toString(seconds));
    }
}
