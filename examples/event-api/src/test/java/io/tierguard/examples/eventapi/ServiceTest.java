package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every endpoint, over real HTTP. */
@Timeout(60)
class ServiceTest {
    @TempDir
    private Path folder;

    @Test
    void saysHowItIsInDevelopment() throws Exception {
        try (RunningApi api = RunningApi.with(folder, Tiers.development())) {
            assertJson(api.get("/health"), 200, """
                    {"status":"ok","tier":"development","imageTag":null}
                    """);
        }
    }

    @Test
    void saysHowItIsInStaging() throws Exception {
        try (RunningApi api = RunningApi.with(folder, Tiers.staging())) {
            assertJson(api.get("/health"), 200, """
                    {"status":"ok","tier":"staging","imageTag":"staging-4be1f0c"}
                    """);
        }
    }

    @Test
    void saysHowItIsInProduction() throws Exception {
        try (RunningApi api = RunningApi.with(folder, Tiers.production())) {
            assertJson(api.get("/health"), 200, """
                    {"status":"ok","tier":"production","imageTag":"v1.4.2"}
                    """);
        }
    }

    @Test
    void takesEventsAndTellsOfThem() throws Exception {
        try (RunningApi api = development()) {
            assertJson(api.get("/events"), 200, "[]\n");
            assertJson(api.post("/events", "{\"type\": \"signup\", \"text\": \"Ada ✓ <b>\"}"), 201, """
                    {"id":1,"at":"2026-01-02T03:04:05Z","type":"signup","text":"Ada ✓ <b>"}
                    """);
            api.post("/events", "{\"text\": \"tea\", \"type\": \"order\"}");
            assertJson(api.get("/events?any=query"), 200, """
                    [{"id":1,"at":"2026-01-02T03:04:05Z","type":"signup","text":"Ada ✓ <b>"},\
                    {"id":2,"at":"2026-01-02T03:04:05Z","type":"order","text":"tea"}]
                    """);
        }
    }

    @Test
    void keepsTheLastThousandEvents() throws Exception {
        try (RunningApi api = development()) {
            for (int i = 0; i <= EventStore.MOST; i++) {
                api.post("/events", "{\"type\": \"tick\", \"text\": \"tock\"}");
            }
            JsonArray events = Json.parse(api.get("/events").body()).getAsJsonArray();
            assertThat(events).hasSize(EventStore.MOST);
            assertThat(events.get(0).getAsJsonObject().get("id").getAsInt()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}",
                "{\"type\": \"signup\"}",
                "{\"text\": \"Ada\"}",
                "{\"type\": \"signup\", \"text\": 1}",
                "{\"type\": \"signup\", \"text\": null}",
                "{\"type\": \"signup\", \"text\": \" \"}",
                "{\"type\": \"signup\", \"text\": \"Ada\", \"id\": 7}",
                "{\"type\": \"signup\", \"text\": \"Ada\"} {}",
                "{'type': 'signup', 'text': 'Ada'}",
                "{\"type\": \"signup\", \"text\": \"Ada\", /* a comment */ }",
                "{\"type\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"text\": \"65\"}"
            })
    void refusesWhatIsNoEvent(String body) throws Exception {
        try (RunningApi api = development()) {
            HttpResponse<String> answer = api.post("/events", body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(errorOf(answer)).startsWith("an event ");
            assertJson(api.get("/events"), 200, "[]\n");
        }
    }

    @Test
    void refusesNestingWithoutEnd() throws Exception {
        try (RunningApi api = development()) {
            assertThat(api.post("/events", "[".repeat(PostEvent.LARGEST_BODY)).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        try (RunningApi api = development()) {
            byte[] body = "{\"type\": \"signup\", \"text\": \"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
            assertThat(api.post("/events", body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        try (RunningApi api = development()) {
            String frame = "{\"type\": \"essay\", \"text\": \"\"}";
            String largest = frame.replace("\"\"", '"' + "x".repeat(PostEvent.LARGEST_BODY - frame.length()) + '"');
            assertThat(api.post("/events", largest).statusCode()).isEqualTo(201);
            assertThat(api.post("/events", largest + " ").statusCode()).isEqualTo(413);
            assertThat(api.post("/events", largest.repeat(3)).statusCode()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /events, 'GET, POST'",
        "POST, /health, GET",
        "POST, /events/summary, GET",
        "PUT, /, GET",
        "POST, /debug/config, GET",
    })
    void saysWhichMethodsAPathTakes(String method, String path, String allowed) throws Exception {
        try (RunningApi api = development()) {
            HttpResponse<String> answer = api.send(method, path, "");
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains(allowed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/events/", "/health/x", "/debug", "/%2e%2e/.env"})
    void knowsNoOtherPath(String path) throws Exception {
        try (RunningApi api = development()) {
            HttpResponse<String> answer = api.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(errorOf(answer)).isEqualTo("there is nothing here");
        }
    }

    @Test
    void listensOnThisMachineAloneInDevelopment() throws IOException {
        try (EventApi api =
                EventApi.start(Tiers.process(folder, Tiers.development()).load(), 0)) {
            assertThat(api.address().getAddress().isLoopbackAddress()).isTrue();
            assertThat(api.address().getPort()).isPositive();
        }
    }

    @Test
    void answers500WithoutAWordOfWhatFailed() throws Exception {
        try (RunningApi api = RunningApi.with(folder, "HOT_RELOAD", "true")) {
            Path source = Files.createDirectories(folder.resolve("src/main/resources"));
            Files.write(source.resolve("welcome.txt"), new byte[] {(byte) 0xFF});
            HttpResponse<String> answer = api.get("/");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(errorOf(answer)).isEqualTo("something is wrong here, and it is not the request");
        }
    }

    private RunningApi development() throws IOException {
        return RunningApi.with(folder, Tiers.development());
    }

    private static void assertJson(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    private static String errorOf(HttpResponse<String> answer) {
        JsonObject body = Json.parse(answer.body()).getAsJsonObject();
        assertThat(body.keySet()).containsExactly("error");
        return body.get("error").getAsString();
    }
}
