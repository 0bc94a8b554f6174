package io.tierguard.examples.eventapi;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.tierguard.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has events summed up by OpenAI's chat completions. Nothing that the API says in an error is passed on. */
final class OpenAi implements Summarizer {
    private static final String MODEL = "gpt-4o-mini";
    private static final String TASK = "Sum up these events in at most two sentences.";

    private final URI completions;
    private final Secret<String> key;
    private final Duration patience;
    private final HttpClient client;

    /**
     * Returns a client of the API.
     *
     * @param base where the API is
     * @param key the key that pays for it
     * @param patience how long an answer may take, from connecting to its last byte
     */
    OpenAi(URI base, Secret<String> key, Duration patience) {
        this.completions = base.resolve("/v1/chat/completions");
        this.key = key;
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    @Override
    public String summarize(List<Event> events) throws Failed {
        HttpRequest request = HttpRequest.newBuilder(completions)
                .timeout(patience)
                .header("Authorization", "Bearer " + key.reveal())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question(events), StandardCharsets.UTF_8))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new Failed("OpenAI answers " + response.statusCode());
        }
        return content(response.body());
    }

    private static String question(List<Event> events) {
        return Json.text(Json.tree(Map.of(
                "model",
                MODEL,
                "messages",
                List.of(
                        Map.of("role", "system", "content", TASK),
                        Map.of("role", "user", "content", Json.text(Json.tree(events)))))));
    }

    /** The request's own time-out ends with the answer's headers; this one holds for the body, too. */
    private HttpResponse<String> send(HttpRequest request) throws Failed {
        CompletableFuture<HttpResponse<String>> response =
                client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new Failed("OpenAI has not answered within " + patience.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw new Failed("OpenAI can't be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("stopped while waiting for OpenAI");
        }
    }

    private static String content(String body) throws Failed {
        try {
            JsonElement first =
                    Json.parse(body).getAsJsonObject().getAsJsonArray("choices").get(0);
            return first.getAsJsonObject()
                    .getAsJsonObject("message")
                    .get("content")
                    .getAsString();
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException
                | UnsupportedOperationException e) {
            throw new Failed("OpenAI's answer has no content");
        }
    }
}
