package io.tierguard.secrets.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands between the SDK and the manager: notes which calls are made, and answers some itself. */
final class Wire implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final @Nullable URI beyond;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Answers answers = (call, body) -> null;

    /** An answer that doesn't come from beyond, or null for one that does. */
    interface Answers {
        @Nullable
        Answer to(String call, String body);
    }

    /** An answer; {@code length} is what is promised of the body. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    record Answer(
            int status, byte[] body, int length, @Nullable String requestId) {
        static Answer of(int status, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return new Answer(status, bytes, bytes.length, "11111111-2222-3333-4444-555555555555");
        }

        static Answer error(int status, String code, String message) {
            return of(status, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
        }

        Answer cutOff() {
            return new Answer(status, body, length + 1_000, requestId);
        }
    }

    Wire(@Nullable URI beyond) {
        this.beyond = beyond;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> calls() {
        return calls;
    }

    Wire answering(Answers some) {
        answers = some;
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String call =
                    target == null ? exchange.getRequestURI().toString() : target.substring(target.indexOf('.') + 1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(call);
            Answer answer = answers.to(call, body);
            if (answer == null && beyond != null) {
                answer = beyond(exchange, body);
            }
            if (answer == null) {
                return; // no answer at all: the connection ends
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            if (answer.requestId() != null) {
                exchange.getResponseHeaders().set("x-amzn-RequestId", answer.requestId());
            }
            exchange.sendResponseHeaders(answer.status(), answer.length());
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer beyond(HttpExchange exchange, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) beyond.resolve("/").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        for (String name : List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                connection.setRequestProperty(name, value);
            }
        }
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] answer = in.readAllBytes();
            return new Answer(status, answer, answer.length, connection.getHeaderField("x-amzn-RequestId"));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
