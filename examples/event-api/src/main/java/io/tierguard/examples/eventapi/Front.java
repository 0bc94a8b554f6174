package io.tierguard.examples.eventapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends the answers, writes them down, and knows when the last of them is out. */
final class Front implements HttpHandler {
    /** How many requests are worked on at once. */
    static final int AT_ONCE = 16;

    private static final Answer STOPPING =
            Answer.error(503, "this server is about to stop").with("Connection", "close");

    private final Endpoint endpoint;
    private final Semaphore desks = new Semaphore(AT_ONCE);
    private volatile boolean closing;

    Front(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        desks.acquireUninterruptibly();
        try (exchange) {
            Answer answer = closing ? STOPPING : endpoint.answer(exchange);
            send(exchange, answer);
            Log.LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> exchange.getRequestMethod() + " "
                            + exchange.getRequestURI().getRawPath() + " " + answer.status());
        } finally {
            desks.release();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Turns new requests away, and waits until those before them are answered, but no longer than this. */
    void drain(Duration patience) {
        closing = true;
        try {
            if (desks.tryAcquire(AT_ONCE, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                desks.release(AT_ONCE);
            } else {
                Log.LOG.log(System.Logger.Level.WARNING, "some requests are left without an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
