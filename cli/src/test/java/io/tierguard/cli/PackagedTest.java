package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build made: the jar, and beside it what opens AWS's secret manager and GitHub, as bin/tierguard starts them. */
@Timeout(300)
class PackagedTest {
    private static final String CANARY = "kanari-nine-otters-juggle-77";
    private static final Path BUILT = Path.of("target");

    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private Path top;
    private HttpServer wire;

    @BeforeEach
    void install() throws IOException {
        top = folder.resolve("a b");
        copy(Path.of("../bin/tierguard"), top.resolve("bin/tierguard"));
        copy(BUILT.resolve("tierguard.jar"), top.resolve("lib/tierguard.jar"));
        for (String name : List.of("aws", "github")) {
            try (Stream<Path> jars = Files.list(BUILT.resolve("providers").resolve(name))) {
                for (Path jar : (Iterable<Path>) jars::iterator) {
                    copy(
                            jar,
                            provider()
                                    .resolveSibling(name)
                                    .resolve(jar.getFileName().toString()));
                }
            }
        }
        contract("secrets { production = \"aws:thing/{tier}\" }");
    }

    @AfterEach
    void stop() {
        if (wire != null) {
            wire.stop(0);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Path provider() {
        return top.resolve("lib/providers/aws");
    }

    private void contract(String secrets) throws IOException {
        Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = thing\n" + secrets + "\nkeys { A_TOKEN { required = true, secret = true } }\n");
    }

    private Started check(String... words) throws Exception {
        return check(Map.of(), words);
    }

    private Started check(Map<String, String> more, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(List.of(words));
        Started started = command(more, all.toArray(String[]::new));
        assertThat(started.err()).isEmpty();
        return started;
    }

    private Started command(Map<String, String> more, String... words) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "fake",
                "AWS_SECRET_ACCESS_KEY", "fake",
                "AWS_EC2_METADATA_DISABLED", "true"));
        environment.putAll(more);
        if (wire != null) {
            // Production refuses a variable that puts something else in AWS's place (TG418).
            Path profile = folder.resolve("profile");
            Files.writeString(
                    profile,
                    "[default]\nendpoint_url = http://127.0.0.1:"
                            + wire.getAddress().getPort() + "\n");
            environment.put("AWS_CONFIG_FILE", profile.toString());
        }
        List<String> command =
                new ArrayList<>(List.of(top.resolve("bin/tierguard").toString()));
        command.addAll(List.of(words));
        Started started = Started.in(folder, environment, new byte[0], command);
        assertThat(started.out() + started.err()).doesNotContain("\tat ", CANARY);
        return started;
    }

    /** Notes which call is made, and hands it on. */
    private void listen(URI beyond) throws IOException {
        wire = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        wire.createContext("/", exchange -> {
            try (exchange) {
                handOn(exchange, beyond);
            }
        });
        wire.start();
    }

    private void handOn(HttpExchange exchange, URI beyond) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        calls.add(target.substring(target.indexOf('.') + 1));
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpURLConnection connection = send(beyond, target, body);
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] answer = in.readAllBytes();
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static HttpURLConnection send(URI beyond, String target, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) beyond.resolve("/").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("X-Amz-Target", target);
        connection.setRequestProperty("Content-Type", "application/x-amz-json-1.1");
        connection.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=fake/20260101/eu-central-1/secretsmanager/aws4_request,"
                        + " SignedHeaders=host, Signature=fake");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return connection;
    }

    @Test
    void aSecretIsAskedForByNameBeforeADeploymentAndFetchedAtTheStart() throws Exception {
        try (Moto moto = Moto.start()) {
            listen(moto.endpoint());
            Started missing = check("--tier", "production", "--phase", "deploy");
            assertThat(missing.out()).contains("TG628  thing/production can't be found");
            assertThat(missing.code()).isEqualTo(78);
            String secret =
                    "{\"Name\":\"thing/production\",\"ClientRequestToken\":\"11111111-2222-3333-4444-555555555555\","
                            + "\"SecretString\":\"{\\\"A_TOKEN\\\":\\\"" + CANARY + "\\\"}\"}";
            HttpURLConnection created =
                    send(moto.endpoint(), "secretsmanager.CreateSecret", secret.getBytes(StandardCharsets.UTF_8));
            assertThat(created.getResponseCode()).isEqualTo(200);
            Started there = check("--tier", "production", "--phase", "deploy");
            assertThat(there.out()).startsWith("thing may be deployed to production");
            assertThat(there.code()).isZero();
            assertThat(calls).containsExactly("DescribeSecret", "DescribeSecret");

            Started boot = check("--tier", "production", "--phase", "boot");
            assertThat(boot.out()).startsWith("thing may start in production");
            assertThat(boot.code()).isZero();
            assertThat(calls).containsExactly("DescribeSecret", "DescribeSecret", "GetSecretValue");
        }
    }

    @Test
    void gitHubIsAskedWhichNamesItHas() throws Exception {
        contract("secrets { production = \"github:octo/thing\" }");
        wire = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        wire.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                calls.add(path);
                String kind = path.endsWith("secrets") ? "secrets" : "variables";
                String item = path.endsWith("/environments/production/secrets") ? "{\"name\":\"A_TOKEN\"}" : "";
                byte[] body = ("{\"total_count\":" + (item.isEmpty() ? 0 : 1) + ",\"" + kind + "\":[" + item + "]}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        wire.start();
        String api = "http://127.0.0.1:" + wire.getAddress().getPort();

        Started without = check(Map.of("GITHUB_API_URL", api), "--tier", "production", "--phase", "deploy");
        assertThat(without.out()).contains("TG659  there is no token for GitHub");
        assertThat(without.code()).isEqualTo(78);
        assertThat(calls).isEmpty();

        Started there = check(
                Map.of("GITHUB_API_URL", api, "GITHUB_TOKEN", CANARY), "--tier", "production", "--phase", "deploy");
        assertThat(there.out()).startsWith("thing may be deployed to production");
        assertThat(there.code()).isZero();
        assertThat(calls).hasSize(6);
    }

    private Map<String, String> job(String claims) throws IOException {
        String encoded = Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        byte[] body = ("{\"value\":\"x." + encoded + "." + CANARY + "\"}").getBytes(StandardCharsets.UTF_8);
        wire = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        wire.createContext("/", exchange -> {
            try (exchange) {
                calls.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        wire.start();
        return Map.of(
                "A_TOKEN",
                CANARY,
                "ACTIONS_ID_TOKEN_REQUEST_URL",
                "http://127.0.0.1:" + wire.getAddress().getPort() + "/?v=2",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                CANARY);
    }

    /** Its secrets come by way of env:, so most contracts of a job name no manager. */
    @ParameterizedTest
    @ValueSource(strings = {"", "secrets { test = github }"})
    void theEnvironmentOfAJobIsHeardWhateverItsContractNames(String secrets) throws Exception {
        contract(secrets);
        Map<String, String> job = job("{\"environment\":\"staging\",\"ref_protected\":\"false\"}");

        Started staging = check(job);
        assertThat(staging.out()).startsWith("thing may start in staging").contains("from oidc.environment");
        assertThat(staging.code()).isZero();

        Started production = check(job, "--tier", "production");
        assertThat(production.out())
                .contains("TG103  oidc.environment=staging fits staging only", "TG103  oidc.ref_protected=false");
        assertThat(production.code()).isEqualTo(78);
        assertThat(calls).containsExactly("/?v=2&audience=tierguard", "/?v=2&audience=tierguard");
    }

    /** The job's tier is true of one of the two at most, and a build is of none. */
    @Test
    void nobodyIsAskedForTheTierOfAJobWhereItDoesNotCount() throws Exception {
        contract("secrets { test = github }");
        Map<String, String> job = job("{\"environment\":\"staging\"}");
        assertThat(command(job, "diff", "staging", "production").out())
                .endsWith("0 of 1 key differs between staging and production\n");
        assertThat(command(job, "diff", "development", "test").code()).isZero();
        assertThat(command(job, "check", "--phase", "build").code()).isZero();
        assertThat(calls).isEmpty();
    }

    /** Neither a class nor a jar: a jar that can't be read is of no interest to a contract that names no manager. */
    @Test
    void aContractWithoutSecretsOpensNothing() throws Exception {
        contract("");
        Path log = folder.resolve("classes.log");
        List<String> command = List.of(
                Started.JAVA,
                "-Xlog:class+load:file=" + log,
                "-jar",
                top.resolve("lib/tierguard.jar").toString(),
                "check",
                "--tier",
                "production");
        Started started = Started.in(folder, Map.of("A_TOKEN", CANARY), new byte[0], command);

        assertThat(started.code()).as(started.toString()).isZero();
        assertThat(Files.readString(log))
                .contains("io.tierguard.cli.CheckCommand")
                .doesNotContain("software.amazon", "io.tierguard.secrets", "ProviderJars", "URLClassLoader$");
    }

    @Test
    void theFolderIsMissing() throws Exception {
        try (Stream<Path> jars = Files.list(provider())) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                Files.delete(jar);
            }
        }
        Files.delete(provider());
        // What lies in the working folder is nobody's.
        Path here = Files.createDirectories(folder.resolve("providers/aws"));
        Files.writeString(here.resolve("x.jar"), "no jar");
        Started started = check("--tier", "production", "--phase", "deploy");

        assertThat(started.out())
                .contains("TG623  no provider of secrets is called aws", "-> put io.tierguard:tierguard-secrets-aws");
        assertThat(started.code()).isEqualTo(78);
    }

    private Path regions() throws IOException {
        try (Stream<Path> jars = Files.list(provider())) {
            return jars.filter(one -> one.getFileName().toString().startsWith("regions-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aJarIsMissing() throws Exception {
        Files.delete(regions());
        Started started = check("--tier", "production", "--phase", "deploy");

        assertThat(started.out())
                .contains("TG620", "for want of a class", "-> install tierguard-secrets-aws anew")
                .doesNotContain("rely on the check at the start");
        assertThat(started.code()).isEqualTo(78);
    }

    @Test
    void aJarIsBroken() throws Exception {
        Files.write(regions(), new byte[100]);
        Started started = check("--tier", "production", "--phase", "deploy");

        assertThat(started.out())
                .contains("TG623  the provider of secrets aws is there, and can't be read", "not whole: regions-");
        assertThat(started.code()).isEqualTo(78);
    }
}
