package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service in production as it is deployed to AWS: a process of its own, whose secrets are in moto and nowhere else. */
@Timeout(600)
class AwsTest {
    private static final List<String> SECRET = List.of("POSTGRES_PASSWORD", "DATABASE_URL", "OPENAI_API_KEY");
    private static final String LISTENING = "Listening on ";

    @TempDir
    private Path folder;

    @TempDir
    private Path outside;

    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, String> secrets = new TreeMap<>();
    private Moto moto;
    private Process process;

    @BeforeEach
    void deploy() throws Exception {
        moto = Moto.start();
        variables.putAll(Tiers.production());
        for (String key : SECRET) {
            secrets.put(key, variables.remove(key));
        }
        // Production refuses a variable that puts something else in AWS's place (TG418).
        Path profile = outside.resolve("profile");
        Files.writeString(profile, "[default]\nendpoint_url = " + moto.endpoint() + "\n");
        variables.put("AWS_CONFIG_FILE", profile.toString());
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "fake");
        variables.put("AWS_SECRET_ACCESS_KEY", "fake");
    }

    @AfterEach
    void leaveNothingBehind() {
        if (process != null) {
            process.destroyForcibly();
        }
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void startsWithTheSecretsThatAreInAws() throws Exception {
        create("event-api/production");
        start();

        List<String> out = new ArrayList<>();
        String health = health(out);

        assertThat(health).contains("\"status\":\"ok\"", "\"tier\":\"production\"");
        for (String key : SECRET) {
            assertThat(out)
                    .anyMatch(line -> line.matches(key + " +\\*\\*\\* +AWS Secrets Manager event-api/production.*"));
        }
        hidesEverySecret(String.join("\n", out));
        hidesEverySecret(health);
        hidesEverySecret(err());
        assertThat(err()).doesNotContain("\tat ", "SLF4J");
    }

    /** What there is belongs to another tier, and would be enough. */
    @Test
    void doesNotStartWithoutThem() throws Exception {
        create("event-api/staging");
        start();

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err()).isEqualTo(78);
        assertThat(out).isEmpty();
        assertThat(err())
                .startsWith("event-api is not safe to start in production")
                .contains("TG628  event-api/production can't be found in AWS Secrets Manager in eu-central-1")
                .contains("create it, or correct the name, AWS_REGION or the account")
                .doesNotContain("\tat ", "SLF4J");
        hidesEverySecret(err());
    }

    private void hidesEverySecret(String said) {
        assertThat(said).doesNotContain(secrets.values());
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EventApi.class.getName(),
                        "--port",
                        "0",
                        "--contract",
                        Path.of("aws/tierguard.conf").toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectError(outside.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        process = builder.start();
    }

    /** Reads what the process says until it listens, asks for its health, ends it and reads the rest. */
    private String health(List<String> out) throws Exception {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !line.startsWith(LISTENING)) {
                out.add(line);
                line = said.readLine();
            }
            assertThat(line).as(err()).isNotNull();
            URI health = URI.create(line.substring(LISTENING.length()).split(" ", 2)[0] + "health");
            String answer = send(HttpRequest.newBuilder(health).build());
            process.toHandle().destroy(); // Process.destroy() would close what is still to be read
            said.lines().forEach(out::add);
            return answer;
        }
    }

    private void create(String name) throws Exception {
        String values = secrets.entrySet().stream()
                .map(one -> "\\\"" + one.getKey() + "\\\":\\\"" + one.getValue() + "\\\"")
                .collect(Collectors.joining(","));
        String body = "{\"Name\":\"" + name + "\",\"ClientRequestToken\":\"11111111-2222-3333-4444-555555555555\","
                + "\"SecretString\":\"{" + values + "}\"}";
        send(HttpRequest.newBuilder(moto.endpoint().resolve("/"))
                .header("X-Amz-Target", "secretsmanager.CreateSecret")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=fake/20260101/eu-central-1/secretsmanager/aws4_request,"
                                + " SignedHeaders=host, Signature=fake")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String send(HttpRequest request) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String err() throws IOException {
        return Files.readString(outside.resolve("err"));
    }
}
