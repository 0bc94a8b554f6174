package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting that changes what the service does, both ways. */
@Timeout(60)
class SwitchesTest {
    private static final List<String> SECURITY_HEADERS = List.of(
            "x-content-type-options",
            "cache-control",
            "content-security-policy",
            "cross-origin-resource-policy",
            "referrer-policy",
            "strict-transport-security");

    @TempDir
    private Path folder;

    @Test
    void debugEndpointsShowTheConfigurationWithoutItsSecrets() throws Exception {
        try (RunningApi api = RunningApi.with(folder, "ENABLE_DEBUG_ENDPOINTS", "true")) {
            HttpResponse<String> answer = api.get("/debug/config");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            Map<String, String> variables = Tiers.development();
            assertThat(answer.body().lines())
                    .hasSize(1 + EventApiConfig.class.getRecordComponents().length)
                    .anyMatch(line -> line.matches("POSTGRES_DB +event_api_dev +environment variable POSTGRES_DB"))
                    .anyMatch(line -> line.matches("OPENAI_API_KEY +\\*\\*\\* +environment variable OPENAI_API_KEY"));
            assertThat(answer.body())
                    .doesNotContain(variables.get("OPENAI_API_KEY"), variables.get("POSTGRES_PASSWORD"));
        }
    }

    @Test
    void withoutDebugEndpointsThereIsNothing() throws Exception {
        try (RunningApi api = RunningApi.with(folder, "ENABLE_DEBUG_ENDPOINTS", "false")) {
            assertThat(api.get("/debug/config").statusCode()).isEqualTo(404);
            assertThat(api.post("/debug/config", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void rateLimitingTurnsAwayWhoAsksTooOften() throws Exception {
        try (RunningApi api = RunningApi.with(folder, "DISABLE_RATE_LIMITING", "false")) {
            for (int i = 0; i < 20; i++) {
                assertThat(api.get("/events").statusCode()).isEqualTo(200);
            }
            for (HttpResponse<String> refused :
                    List.of(api.get("/events"), api.post("/events", "{}"), api.get("/events/summary"))) {
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            }
            assertThat(api.get("/health").statusCode()).isEqualTo(200);

            api.letTimeGoBy(Duration.ofMillis(500));

            assertThat(api.get("/events").statusCode()).isEqualTo(200);
            assertThat(api.get("/events").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void rateLimitingIsLifted() throws Exception {
        try (RunningApi api = RunningApi.with(folder, "DISABLE_RATE_LIMITING", "true")) {
            for (int i = 0; i < 100; i++) {
                assertThat(api.get("/events").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aMockSumsUp() throws Exception {
        try (RunningApi api = RunningApi.with(folder, "MOCK_EXTERNAL_SERVICES", "true")) {
            assertThat(api.get("/events/summary").body())
                    .isEqualTo("{\"events\":0,\"summary\":\"A mock has seen 0 events.\"}\n");
            api.post("/events", "{\"type\": \"signup\", \"text\": \"Ada\"}");
            assertThat(api.get("/events/summary").body())
                    .isEqualTo("{\"events\":1,\"summary\":\"A mock has seen 1 event.\"}\n");
        }
    }

    @Test
    void hotReloadReadsTheSourcesAnew() throws Exception {
        try (RunningApi api = RunningApi.with(folder, "HOT_RELOAD", "true")) {
            assertThat(api.get("/").body()).startsWith("This is the Event API");
            writeWelcome("Hello");
            assertThat(api.get("/").body()).isEqualTo("Hello");
            writeWelcome("Good evening");
            assertThat(api.get("/").body()).isEqualTo("Good evening");
        }
    }

    @Test
    void withoutHotReloadTheSourcesDontMatter() throws Exception {
        writeWelcome("Hello");
        try (RunningApi api = RunningApi.with(folder, "HOT_RELOAD", "false")) {
            assertThat(api.get("/").body()).startsWith("This is the Event API");
        }
    }

    @ParameterizedTest
    @CsvSource({"/health, 200", "/nowhere, 404"})
    void performanceMonitoringTellsHowLongAnAnswerTook(String path, int status) throws Exception {
        try (RunningApi api = RunningApi.with(folder, "PERFORMANCE_MONITORING", "true")) {
            HttpResponse<String> answer = api.get(path);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Server-Timing")).contains("app;dur=0.000");
        }
        try (RunningApi api = RunningApi.with(folder, "PERFORMANCE_MONITORING", "false")) {
            assertThat(api.get(path).headers().firstValue("Server-Timing")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/health, 200", "/nowhere, 404"})
    void securityHardeningAddsItsHeaders(String path, int status) throws Exception {
        try (RunningApi api = RunningApi.with(folder, "SECURITY_HARDENING", "true")) {
            HttpResponse<String> answer = api.get(path);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().map()).containsKeys(SECURITY_HEADERS.toArray(String[]::new));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
        try (RunningApi api = RunningApi.with(folder, "SECURITY_HARDENING", "false")) {
            assertThat(api.get(path).headers().map()).doesNotContainKeys(SECURITY_HEADERS.toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "debug, INFO FINE WARNING",
        "info, INFO WARNING",
        "warn, WARNING",
        "error, ''",
    })
    void theLogLevelSaysWhatIsWritten(String level, String expected) throws Exception {
        List<String> written = new CopyOnWriteArrayList<>();
        Handler listener = new Listener(written);
        Logger logger = Logger.getLogger("io.tierguard.examples.eventapi");
        logger.addHandler(listener);
        try (FakeOpenAi broken = new FakeOpenAi(FakeOpenAi.says(500, ""))) {
            Map<String, String> variables = Tiers.development();
            variables.put("LOG_LEVEL", level);
            variables.put("MOCK_EXTERNAL_SERVICES", "false");
            try (RunningApi api = RunningApi.asking(folder, variables, broken.uri())) {
                api.get("/health");
                api.get("/events/summary");
            }
        } finally {
            logger.removeHandler(listener);
        }
        assertThat(written.stream().distinct()).containsExactlyInAnyOrderElementsOf(words(expected));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private void writeWelcome(String text) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/main/resources"));
        Files.writeString(sources.resolve("welcome.txt"), text);
    }

    /** Notes how grave each entry of the log is. */
    private static final class Listener extends Handler {
        private final List<String> levels;

        private Listener(List<String> levels) {
            this.levels = levels;
        }

        @Override
        public void publish(LogRecord entry) {
            levels.add(entry.getLevel().getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
