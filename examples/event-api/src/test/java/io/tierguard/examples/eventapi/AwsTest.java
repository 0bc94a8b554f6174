package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service in production as it is deployed to AWS: a process of its own, whose secrets are in moto and nowhere else. */
@Timeout(600)
class AwsTest {
    private static final List<String> SECRET = List.of("POSTGRES_PASSWORD", "DATABASE_URL", "OPENAI_API_KEY");
    private static final String LISTENING = "Listening on ";
    private static final String PASSWORD = "not-a-secret";
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    private Path folder;

    @TempDir
    private Path outside;

    private Process process;

    @AfterEach
    void leaveNothingBehind() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void productionTakesItsSecretsFromAwsOrDoesNotStart() throws Exception {
        keys();
        Map<String, String> variables = new TreeMap<>(Tiers.production());
        List<String> values = new ArrayList<>();
        StringBuilder json = new StringBuilder();
        for (String key : SECRET) {
            String value = variables.remove(key);
            values.add(value);
            json.append(json.length() == 0 ? "{\\\"" : ",\\\"").append(key).append("\\\":\\\"");
            json.append(value).append("\\\"");
        }
        try (Moto moto = Moto.start(outside.resolve("certificate.pem"), outside.resolve("key.pem"))) {
            // Production refuses a variable that puts something else in AWS's place (TG418).
            Path profile = outside.resolve("profile");
            Files.writeString(profile, "[default]\nendpoint_url = " + moto.endpoint() + "\n");
            variables.put("AWS_CONFIG_FILE", profile.toString());
            variables.put("AWS_REGION", "eu-central-1");
            variables.put("AWS_ACCESS_KEY_ID", "fake");
            variables.put("AWS_SECRET_ACCESS_KEY", "fake");

            start(variables);
            assertThat(process.waitFor()).as(err()).isEqualTo(78);
            assertThat(process.getInputStream().readAllBytes()).isEmpty();
            assertThat(err())
                    .startsWith("event-api is not safe to start in production")
                    .contains("TG628  event-api/production can't be found in AWS Secrets Manager in eu-central-1")
                    .contains("create it, or correct the name, AWS_REGION or the account")
                    .doesNotContain("\tat ", "SLF4J");

            create(
                    moto.endpoint(),
                    "{\"Name\":\"event-api/production\",\"ClientRequestToken\":"
                            + "\"11111111-2222-3333-4444-555555555555\",\"SecretString\":\"" + json + "}\"}");
            start(variables);
            List<String> lines = health();
            assertThat(lines).anyMatch(line -> line.matches("OPENAI_API_KEY +\\*\\*\\* +AWS Secrets Manager .*"));
            assertThat(err()).doesNotContain("SLF4J");
            for (String value : values) {
                assertThat(String.join("\n", lines)).doesNotContain(value);
                assertThat(err()).doesNotContain(value);
            }
        }
    }

    /** Reads what the process says until it listens, asks for its health, and returns what it has said. */
    private List<String> health() throws Exception {
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith(LISTENING)) {
                lines.add(line);
                line = out.readLine();
            }
            assertThat(line).as(err()).isNotNull();
            URI health = URI.create(line.substring(LISTENING.length()).split(" ", 2)[0] + "health");
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                            .body())
                    .contains("\"status\":\"ok\"", "\"tier\":\"production\"");
        }
        return lines;
    }

    private void start(Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(JAVA_HOME, "bin", "java").toString(),
                        "-Djavax.net.ssl.trustStore=" + outside.resolve("keys.p12"),
                        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
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

    private String err() throws IOException {
        return Files.readString(outside.resolve("err"));
    }

    /** Makes a certificate for this machine, which the process trusts. */
    private void keys() throws Exception {
        String words =
                "-genkeypair -alias moto -keyalg RSA -dname CN=localhost -ext san=ip:127.0.0.1 -storetype PKCS12";
        List<String> command = new ArrayList<>(List.of(words.split(" ")));
        command.add(0, Path.of(JAVA_HOME, "bin", "keytool").toString());
        command.addAll(List.of(
                "-storepass", PASSWORD, "-keystore", outside.resolve("keys.p12").toString()));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(outside.resolve("keytool").toFile())
                .start();
        assertThat(keytool.waitFor())
                .as(Files.readString(outside.resolve("keytool")))
                .isZero();
        pem(
                outside.resolve("certificate.pem"),
                "CERTIFICATE",
                store().getCertificate("moto").getEncoded());
        pem(
                outside.resolve("key.pem"),
                "PRIVATE KEY",
                store().getKey("moto", PASSWORD.toCharArray()).getEncoded());
    }

    private static void pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private void create(URI endpoint, String body) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("X-Amz-Target", "secretsmanager.CreateSecret")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=fake/20260101/eu-central-1/secretsmanager/aws4_request,"
                                + " SignedHeaders=host, Signature=fake")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private KeyStore store() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(outside.resolve("keys.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
