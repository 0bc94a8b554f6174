package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real {@code main}, in a JVM of its own. */
@Timeout(60)
class ProcessTest {
    private static final String LISTENING = "Listening on ";

    @TempDir
    private Path folder;

    @TempDir
    private Path outputs;

    private Process process;

    @AfterEach
    void leaveNothingBehind() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void startsInDevelopmentFromTheTemplateAndStopsWhenTold() throws Exception {
        Files.copy(Tiers.DEVELOPMENT, folder.resolve(".env"));

        start(Map.of(), "--port", "0");

        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith(LISTENING)) {
                lines.add(line);
                line = out.readLine();
            }
            assertThat(line).as(err()).isNotNull();
            HttpResponse<String> health = get(line.substring(LISTENING.length()) + "health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"tier\":\"development\"");
            // The handle sends SIGTERM, and leaves the streams open.
            process.toHandle().destroy();
            assertThat(out.readLine()).isEqualTo("Stopped");
        }
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(lines).startsWith("Event API in development");
        assertThat(lines).anyMatch(line -> line.matches("POSTGRES_DB +event_api_dev +\\.env:\\d+:13"));
        assertThat(lines).anyMatch(line -> line.matches("OPENAI_API_KEY +\\*\\*\\* +\\.env:\\d+:16"));
        for (String secret : secrets(Tiers.development())) {
            assertThat(String.join("\n", lines)).doesNotContain(secret);
            assertThat(err()).doesNotContain(secret);
        }
    }

    @Test
    void refusesProductionWithDebugEndpointsAndExitsWith78() throws Exception {
        Map<String, String> variables = Tiers.production();
        variables.put("ENABLE_DEBUG_ENDPOINTS", "true");

        start(variables, "--port", "0");

        assertThat(process.waitFor()).isEqualTo(78);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(err())
                .startsWith("event-api is not safe to start in production")
                .contains("TG401  ENABLE_DEBUG_ENDPOINTS is true, and production refuses it")
                .contains("debug endpoints expose internals");
        for (String secret : secrets(variables)) {
            assertThat(err()).doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "--port", "--port x", "--port 65536", "--port 1 2", "--contract", "--port 1 --port 2"})
    void explainsItsArgumentsAndExitsWith64(String arguments) throws Exception {
        start(Tiers.production(), arguments.split(" "));

        assertThat(process.waitFor()).isEqualTo(64);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(err()).isEqualToIgnoringNewLines("usage: event-api [--port <0 to 65535>] [--contract <file>]");
    }

    @Test
    void saysThatThePortIsTakenAndExitsWith69() throws Exception {
        Files.copy(Tiers.DEVELOPMENT, folder.resolve(".env"));
        try (RunningApi other = RunningApi.with(outputs, Tiers.development())) {
            start(Map.of(), "--port", Integer.toString(other.api().address().getPort()));

            assertThat(process.waitFor()).isEqualTo(69);
        }
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(err()).contains("the port is taken").doesNotContain("\tat ");
    }

    private void start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EventApi.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(outputs.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        process = builder.start();
    }

    private String err() throws IOException {
        return Files.readString(outputs.resolve("err"));
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static List<String> secrets(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|API_KEY|DATABASE_URL)"))
                .map(Map.Entry::getValue)
                .toList();
    }
}
