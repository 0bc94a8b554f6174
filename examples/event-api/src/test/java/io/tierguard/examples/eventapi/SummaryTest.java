package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.tierguard.examples.eventapi.FakeOpenAi.Question;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Summaries by OpenAI, whom a server on this machine stands in for. */
@Timeout(60)
class SummaryTest {
    private static final String COMPLETION = """
            {"id": "chatcmpl-1", "object": "chat.completion", "model": "gpt-4o-mini",
             "choices": [{"index": 0, "finish_reason": "stop",
                          "message": {"role": "assistant", "content": "Ada signed up.", "refusal": null}}],
             "usage": {"prompt_tokens": 9, "completion_tokens": 4, "total_tokens": 13}}
            """;

    @TempDir
    private Path folder;

    @Test
    void asksOpenAiWithTheKey() throws Exception {
        try (FakeOpenAi openAi = new FakeOpenAi(FakeOpenAi.says(200, COMPLETION));
                RunningApi api = RunningApi.asking(folder, openAi.uri())) {
            api.post("/events", "{\"type\": \"signup\", \"text\": \"Ada\"}");

            HttpResponse<String> answer = api.get("/events/summary");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"events\":1,\"summary\":\"Ada signed up.\"}\n");
            assertThat(openAi.questions()).hasSize(1);
            Question question = openAi.questions().get(0);
            assertThat(question.method()).isEqualTo("POST");
            assertThat(question.path()).isEqualTo("/v1/chat/completions");
            assertThat(question.authorization())
                    .containsExactly("Bearer " + Tiers.development().get("OPENAI_API_KEY"));
            JsonObject event = question.body().getAsJsonArray("messages").get(1).getAsJsonObject();
            assertThat(event.get("content").getAsString())
                    .isEqualTo("[{\"id\":1,\"at\":\"2026-01-02T03:04:05Z\",\"type\":\"signup\",\"text\":\"Ada\"}]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\": {\"message\": \"Incorrect API key provided: sk-canary\"}}",
                "302 | sk-canary",
                "500 | sk-canary",
                "503 | {\"choices\": [{\"message\": {\"content\": \"sk-canary\"}}]}",
                "200 | sk-canary",
                "200 | ''",
                "200 | {\"choices\": []}",
                "200 | {\"choices\": \"sk-canary\"}",
                "200 | {\"choices\": [{\"message\": null}]}",
                "200 | {\"choices\": [{\"message\": {\"content\": null, \"refusal\": \"sk-canary\"}}]}",
                "200 | {\"choices\": [{\"message\": {\"content\": [\"sk-canary\", 1]}}]}",
                "200 | {\"choices\": [[]]}",
            })
    void tellsNothingOfWhatOpenAiSaysInAnError(int status, String body) throws Exception {
        try (FakeOpenAi openAi = new FakeOpenAi(FakeOpenAi.says(status, body));
                RunningApi api = RunningApi.asking(folder, openAi.uri())) {
            assertBadGateway(api.get("/events/summary"));
        }
    }

    @Test
    void saysThatOpenAiCannotBeReached() throws Exception {
        URI gone;
        try (FakeOpenAi openAi = new FakeOpenAi(FakeOpenAi.says(200, COMPLETION))) {
            gone = openAi.uri();
        }
        try (RunningApi api = RunningApi.asking(folder, gone)) {
            assertBadGateway(api.get("/events/summary"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void losesPatienceWithOpenAi(boolean beginsToAnswer) throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        FakeOpenAi.Behaviour never = exchange -> {
            if (beginsToAnswer) {
                exchange.sendResponseHeaders(200, COMPLETION.length());
                exchange.getResponseBody().flush();
            }
            await(given);
        };
        try (FakeOpenAi openAi = new FakeOpenAi(never);
                RunningApi api = RunningApi.asking(folder, openAi.uri(), Duration.ofMillis(300))) {
            assertBadGateway(api.get("/events/summary"));
        } finally {
            given.countDown();
        }
    }

    /** Whoever was let in before the end gets an answer; whoever comes later is turned away. */
    @Test
    void answersWhatItHasBegunBeforeItStops() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch given = new CountDownLatch(1);
        FakeOpenAi.Behaviour slow = exchange -> {
            asked.countDown();
            await(given);
            FakeOpenAi.says(200, COMPLETION).answer(exchange);
        };
        try (FakeOpenAi openAi = new FakeOpenAi(slow);
                RunningApi api = RunningApi.asking(folder, openAi.uri())) {
            CompletableFuture<HttpResponse<String>> summary =
                    api.client().sendAsync(api.request("GET", "/events/summary", ""), BodyHandlers.ofString());
            asked.await();
            // Not in the common pool, whose threads the client may need.
            Thread closing = new Thread(api.api()::close, "closing");
            closing.start();
            while (api.get("/health").statusCode() != 503) {
                Thread.onSpinWait();
            }
            given.countDown();
            assertThat(summary.get().statusCode()).isEqualTo(200);
            closing.join();
        }
    }

    private static void assertBadGateway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"the service that writes summaries does not answer as it should\"}\n");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
