package io.tierguard.secrets.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The address that a runner has for a job's OIDC token. It gives one answer after the other, of which the last one stays. */
final class FakeRunner implements AutoCloseable {
    static final String TOKEN = Canary.WORD;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What is said, and how: at once, never, or a character at a time without end. */
    record Answer(int status, String location, String body, Manner manner) {
        static Answer of(int status) {
            return new Answer(status, "", "{\"message\":\"" + Canary.TEXT_IN_JSON + "\"}", Manner.AT_ONCE);
        }

        static Answer saying(String body) {
            return new Answer(200, "", body, Manner.AT_ONCE);
        }

        /** A token with this as its second part. */
        static Answer claiming(String payload) {
            String part =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
            return saying("{\"count\":1,\"value\":\"e30." + part + "." + Canary.WORD + "\"}");
        }
    }

    enum Manner {
        AT_ONCE,
        NEVER,
        DRIPPING
    }

    FakeRunner(Answer... some) {
        answers.addAll(List.of(some));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns method, target and authorization of what came, in its order. */
    List<String> requests() {
        return new ArrayList<>(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            Answer answer = next();
            if (answer.manner() == Manner.NEVER) {
                awaitClose(TimeUnit.HOURS.toMillis(1));
                return;
            }
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            exchange.getResponseHeaders().set("X-GitHub-Request-Id", "C0DE:12AB:3F");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean isDripping = answer.manner() == Manner.DRIPPING;
            exchange.sendResponseHeaders(answer.status(), isDripping ? 0 : body.length == 0 ? -1 : body.length);
            OutputStream out = exchange.getResponseBody();
            while (isDripping && !awaitClose(20)) {
                out.write(' ');
                out.flush();
            }
            if (body.length > 0) {
                out.write(body);
            }
        }
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private boolean awaitClose(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
