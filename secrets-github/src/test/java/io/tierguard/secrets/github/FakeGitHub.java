package io.tierguard.secrets.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** GitHub as far as it lists secrets and variables: pages, limits of a page, and whatever else a test has it answer. */
final class FakeGitHub implements AutoCloseable {
    static final String TOKEN = Canary.WORD;
    private static final String REPOSITORY = "/repos/octo/event-api";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, String>> lists = new LinkedHashMap<>();
    private final Map<String, Queue<Answer>> answers = new LinkedHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private boolean linksToItself;

    /** A request as it came. */
    record Request(String method, String target, Map<String, String> headers) {}

    /** An answer of a test's own; {@code more} is promised of the body and does not come. */
    record Answer(int status, Map<String, String> headers, String body, int more) {
        static Answer of(int status, String... headers) {
            Map<String, String> map = new TreeMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            map.putIfAbsent("X-GitHub-Request-Id", "C0DE:12AB:3F");
            return new Answer(status, map, "{\"message\":\"" + Canary.TEXT_IN_JSON + "\"}", 0);
        }

        Answer saying(String text) {
            return new Answer(status, headers, text, more);
        }

        Answer cutOff() {
            return new Answer(status, headers, body, 100);
        }
    }

    FakeGitHub() {
        for (String owned : List.of("/actions/", "/actions/organization-", "/environments/production/")) {
            lists.put(REPOSITORY + owned + "secrets", new TreeMap<>());
            lists.put(REPOSITORY + owned + "variables", new TreeMap<>());
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns a path below the repository's. */
    private static String path(String place, String plural) {
        return switch (place) {
            case "repository" -> REPOSITORY + "/actions/" + plural;
            case "organisation" -> REPOSITORY + "/actions/organization-" + plural;
            default -> REPOSITORY + "/environments/" + place + "/" + plural;
        };
    }

    FakeGitHub secret(String place, String... names) {
        for (String name : names) {
            lists.computeIfAbsent(path(place, "secrets"), key -> new TreeMap<>())
                    .put(name, "");
        }
        return this;
    }

    FakeGitHub variable(String place, String name, String value) {
        lists.computeIfAbsent(path(place, "variables"), key -> new TreeMap<>()).put(name, value);
        return this;
    }

    FakeGitHub without(String place) {
        lists.remove(path(place, "secrets"));
        lists.remove(path(place, "variables"));
        return this;
    }

    /** Has the next questions for that list answered so, one after the other; the last one stays. */
    FakeGitHub answering(String place, String plural, Answer... some) {
        answers.put(path(place, plural), new ArrayDeque<>(List.of(some)));
        return this;
    }

    /** Has every question answered so. */
    FakeGitHub answering(Answer answer) {
        for (String path : List.copyOf(lists.keySet())) {
            answers.put(path, new ArrayDeque<>(List.of(answer)));
        }
        return this;
    }

    FakeGitHub linkingToItself() {
        linksToItself = true;
        return this;
    }

    /** Returns what came, in its order. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Returns the paths and questions that came, in their order. */
    List<String> calls() {
        return requests.stream().map(Request::target).toList();
    }

    List<String> tokens() {
        return requests.stream()
                .map(request -> request.headers().get("Authorization"))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            requests.add(new Request(exchange.getRequestMethod(), uri.toString(), headers));
            send(exchange, answer(uri));
        }
    }

    private synchronized Answer answer(URI uri) {
        Queue<Answer> some = answers.get(uri.getRawPath());
        if (some != null && !some.isEmpty()) {
            Answer one = some.size() > 1 ? some.remove() : some.element();
            if (one.status() != 0) {
                return one;
            }
            answers.remove(uri.getRawPath());
        }
        Map<String, String> list = lists.get(uri.getRawPath());
        return list == null ? Answer.of(404) : page(uri, list);
    }

    /** An answer that stands for going on as usual. */
    static Answer asUsual() {
        return new Answer(0, Map.of(), "", 0);
    }

    private Answer page(URI uri, Map<String, String> list) {
        boolean areSecrets = uri.getRawPath().endsWith("secrets");
        Map<String, String> asked = new TreeMap<>();
        for (String part : uri.getRawQuery().split("&", -1)) {
            int equals = part.indexOf('=');
            asked.put(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        int most = areSecrets ? 100 : 30;
        int size = Math.min(most, Integer.parseInt(asked.getOrDefault("per_page", areSecrets ? "30" : "10")));
        int number = Integer.parseInt(asked.getOrDefault("page", "1"));
        List<String> items = new ArrayList<>();
        List<String> names = new ArrayList<>(list.keySet());
        int from = Math.min(names.size(), (number - 1) * size);
        int to = Math.min(names.size(), number * size);
        for (String name : names.subList(from, to)) {
            items.add("{\"name\":\"" + name + "\",\"created_at\":\"2026-01-01T00:00:00Z\""
                    + (areSecrets ? "" : ",\"value\":\"" + list.get(name) + "\"") + "}");
        }
        Answer answer = Answer.of(200)
                .saying("{\"total_count\":" + names.size() + ",\"" + (areSecrets ? "secrets" : "variables") + "\":["
                        + String.join(",", items) + "]}");
        if (linksToItself) {
            answer.headers().put("Link", "<" + address() + uri + ">; rel=\"next\"");
        } else if (to < names.size()) {
            String path = address() + uri.getRawPath() + "?per_page=" + size + "&page=";
            answer.headers()
                    .put("Link", "<" + path + 1 + ">; rel=\"first\", <" + path + (number + 1) + ">; rel=\"next\"");
        }
        return answer;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length + answer.more());
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
