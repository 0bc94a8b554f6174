package io.tierguard.examples.eventapi;

import io.tierguard.Guarded;
import io.tierguard.Tierguard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The service on a free port of this machine, in a time that stands still until a test moves it on. */
final class RunningApi implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicLong nanos = new AtomicLong();
    private final HttpClient client = HttpClient.newHttpClient();
    private final EventApi api;

    private RunningApi(Guarded<EventApiConfig> guarded, Path folder, URI openAi, Duration patience) throws IOException {
        Outside outside = new Outside(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder,
                openAi,
                patience,
                Clock.fixed(NOW, ZoneOffset.UTC),
                nanos::get);
        api = EventApi.start(guarded, outside);
    }

    /** Starts the service with exactly these variables. */
    static RunningApi with(Path folder, Map<String, String> variables) throws IOException {
        return new RunningApi(Tiers.process(folder, variables).load(), folder, NOWHERE, PATIENCE);
    }

    /** Starts the service in development, with one of its settings changed. */
    static RunningApi with(Path folder, String key, String value) throws IOException {
        return new RunningApi(development(folder, key, value), folder, NOWHERE, PATIENCE);
    }

    /** Starts the service in development, without mocks. */
    static RunningApi asking(Path folder, URI openAi, Duration patience) throws IOException {
        return new RunningApi(development(folder, "MOCK_EXTERNAL_SERVICES", "false"), folder, openAi, patience);
    }

    static RunningApi asking(Path folder, URI openAi) throws IOException {
        return asking(folder, openAi, PATIENCE);
    }

    /** Starts the service with exactly these variables, and with that server in OpenAI's place. */
    static RunningApi asking(Path folder, Map<String, String> variables, URI openAi) throws IOException {
        return new RunningApi(Tiers.process(folder, variables).load(), folder, openAi, PATIENCE);
    }

    private static Guarded<EventApiConfig> development(Path folder, String key, String value) throws IOException {
        Tierguard<EventApiConfig> development = Tiers.process(folder, Tiers.development());
        return development.override(key, value).load();
    }

    EventApi api() {
        return api;
    }

    void letTimeGoBy(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.address().getPort() + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(request(method, path, body), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        api.close();
    }
}
