package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tierguard.ConfigRefusedException;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * A manager that is broken, or somebody in its place, puts a secret wherever an answer has room for it, and it comes out nowhere:
 * not of what the source says, and not of what the SDK logs at TRACE, as long as the client is the source's own.
 */
class SdkSilenceTest {
    private static final Path SDK_LOG = Path.of("target/sdk.log");
    private static final List<String> SETTINGS = List.of("AWS_REGION", "AWS_ACCESS_KEY_ID");
    private static final String ID = "0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d";
    private static final String C = Canary.TEXT;
    private static final String J = Canary.json();
    private static final String X = Canary.xml();
    private static final String W = Canary.WORD;

    private final Properties before = new Properties();
    private final List<String> logged = new ArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final Handler handler = new Handler() {
        @Override
        public synchronized void publish(LogRecord line) {
            // The JDK's own client shows headers to whoever asks for FINE of its internal logger.
            if (line.getLoggerName() == null || !line.getLoggerName().startsWith("sun.net.www.")) {
                logged.add(line.getLoggerName() + " " + line.getMessage() + " " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private long logStart;

    @TempDir
    Path folder;

    record Config(Secret<String> apiToken) {}

    @BeforeEach
    void listen() throws IOException {
        assumeThat(System.getenv().keySet().stream().noneMatch(SETTINGS::contains))
                .isTrue();
        before.putAll(System.getProperties());
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "AKIAFAKE");
        System.setProperty("aws.secretAccessKey", "fake");
        System.setProperty("aws.sessionToken", "fake-session-9fJ3");
        LoggerFactory.getLogger(SdkSilenceTest.class); // begins the file
        logStart = Files.exists(SDK_LOG) ? Files.size(SDK_LOG) : 0;
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(Level.ALL);
    }

    @AfterEach
    void restore() {
        root.removeHandler(handler);
        root.setLevel(level);
        System.setProperties(before);
    }

    private static String answer(String status, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + length + "\r\n" + headers + "\r\n"
                + body;
    }

    private static String json(String status, String body) {
        return answer(status, "Content-Type: application/x-amz-json-1.1\r\nx-amzn-RequestId: " + ID + "\r\n", body);
    }

    static Stream<Arguments> answers() {
        String denied = "{\"__type\":\"AccessDeniedException\"}";
        String value =
                "{\"ARN\":\"arn\",\"Name\":\"a\",\"SecretString\":\"{\\\"API_TOKEN\\\": \\\"good-token-4fK2x9Qz\\\"}\"}";
        return Stream.of(
                arguments("a message", json("400 X", "{\"__type\":\"DecryptionFailure\",\"Message\":\"" + J + "\"}")),
                arguments(
                        "a small message",
                        json("400 X", "{\"__type\":\"ThrottlingException\",\"message\":\"" + J + "\"}")),
                arguments(
                        "errorMessage", json("500 X", "{\"code\":\"InternalFailure\",\"errorMessage\":\"" + J + "\"}")),
                arguments(
                        "other members",
                        json("400 X", "{\"__type\":\"Novel\",\"" + J + "\":{\"Type\":\"" + J + "\"}}")),
                arguments("a code", json("400 X", "{\"__type\":\"" + J + "\"}")),
                arguments("a namespace", json("400 X", "{\"__type\":\"" + J + "#AccessDeniedException\"}")),
                arguments("a code after a namespace", json("400 X", "{\"__type\":\"com.amazon#" + J + "\"}")),
                arguments("an address", json("400 X", "{\"code\":\"AccessDeniedException:http://" + J + "\"}")),
                arguments("a header of the code", answer("400 X", "x-amzn-ErrorType: " + C + "\r\n", denied)),
                arguments("a header of the message", answer("400 X", "x-amzn-error-message: " + C + "\r\n", denied)),
                arguments(
                        "a header of query errors",
                        answer("400 X", "x-amzn-query-error: " + C + ";" + C + "\r\n", denied)),
                arguments("an id", answer("400 X", "x-amzn-RequestId: " + C + "\r\n", denied)),
                arguments(
                        "another id",
                        answer("400 X", "x-amz-request-id: " + C + "\r\nx-amz-id-2: " + C + "\r\n", denied)),
                arguments("a date", answer("400 X", "Date: " + C + "\r\n", "{\"__type\":\"RequestTimeTooSkewed\"}")),
                arguments("a type", answer("400 X", "Content-Type: " + C + "\r\n", denied)),
                arguments("an encoding", answer("400 X", "Content-Encoding: " + C + "\r\n", denied)),
                arguments("a checksum", answer("400 X", "x-amz-crc32: " + C + "\r\n", denied)),
                arguments("other headers", answer("400 X", "Server: " + C + "\r\nX-" + "Y: " + C + "\r\n", denied)),
                arguments("a place", answer("301 X", "Location: http://127.0.0.1:1/" + C + "\r\n", C)),
                arguments("a challenge", answer("401 X", "WWW-Authenticate: Basic realm=\"" + C + "\"\r\n", denied)),
                arguments("a reason", answer("403 " + C, "", denied)),
                arguments("a status", "HTTP/1.1 " + C + "\r\n\r\n"),
                arguments("no HTTP", C + "\r\n\r\n" + C),
                arguments("text", answer("503 X", "", C)),
                arguments("HTML", answer("503 X", "Content-Type: text/html\r\n", "<html><p>" + X + "</p></html>")),
                arguments(
                        "XML",
                        answer(
                                "403 X",
                                "Content-Type: text/xml\r\n",
                                "<R><Error><Code>" + X + "</Code><Message>" + X + "</Message></Error><RequestId>" + X
                                        + "</RequestId></R>")),
                arguments("an error cut off", "HTTP/1.1 400 X\r\nContent-Length: 900\r\n\r\n{\"message\":\"" + J),
                arguments("a long error", json("400 X", "{\"message\":\"" + J.repeat(3_000) + "\"}")),
                arguments(
                        "parts of a batch",
                        json(
                                "200 X",
                                "{\"SecretValues\":[],\"Errors\":[{\"SecretId\":\"a\",\"ErrorCode\":\"" + J
                                        + "\",\"Message\":\"" + J + "\"},{\"SecretId\":\"" + J
                                        + "\",\"ErrorCode\":\"AccessDeniedException\",\"Message\":\"" + J + "\"}]}")),
                arguments("a value", json("200 X", "{\"Name\":\"a\",\"SecretString\":\"" + J + "\"}")),
                arguments(
                        "a value that is no text", json("200 X", "{\"Name\":\"a\",\"SecretString\":[\"" + J + "\"]}")),
                arguments("a value cut short", json("200 X", "{\"Name\":\"a\",\"SecretString\":\"" + J)),
                arguments("a word that is no JSON", json("200 X", "{\"Name\":" + C + "}")),
                arguments("no JSON", json("200 X", C)),
                arguments("a name", json("200 X", "{\"Name\":\"" + J + "\",\"SecretString\":\"{}\"}")),
                arguments(
                        "headers of an answer",
                        answer(
                                "200 " + C,
                                "x-amzn-RequestId: " + C + "\r\nx-amz-request-id: " + C + "\r\nx-amz-id-2: " + C
                                        + "\r\nDate: " + C + "\r\nServer: " + C + "\r\n",
                                value)),
                arguments("a word alone", json("200 X", W)),
                arguments("a word without quotes", json("200 X", "{\"Name\":\"a\",\"SecretString\":" + W + "}")),
                arguments("a name without quotes", json("200 X", "{" + W + ":1}")),
                arguments("a time", json("200 X", "{\"Name\":\"a\",\"CreatedDate\":\"" + W + "\"}")),
                arguments(
                        "a time in a list",
                        json("200 X", "{\"SecretValues\":[{\"Name\":\"a\",\"CreatedDate\":\"" + W + "\"}]}")),
                arguments(
                        "days",
                        json("200 X", "{\"Name\":\"a\",\"RotationRules\":{\"AutomaticallyAfterDays\":\"" + W + "\"}}")),
                arguments("a time that is a list", json("200 X", "{\"Name\":\"a\",\"DeletedDate\":[\"" + W + "\"]}")),
                arguments("a switch", json("200 X", "{\"Name\":\"a\",\"RotationEnabled\":\"" + W + "\"}")),
                arguments(
                        "stages",
                        json("200 X", "{\"Name\":\"a\",\"VersionIdsToStages\":\"" + W + "\",\"Tags\":\"" + W + "\"}")),
                arguments("no Base64", json("200 X", "{\"Name\":\"a\",\"SecretBinary\":\"" + W + "!\"}")),
                arguments(
                        "a list that is none",
                        json("200 X", "{\"SecretValues\":\"" + W + "\",\"Errors\":\"" + W + "\"}")),
                arguments("a bad character", json("200 X", "{\"Name\":\"a\",\"SecretString\":\"\\" + W + "\"}")),
                arguments("an error's word", json("400 X", "{\"__type\":\"" + W + "\",\"Message\":" + W + "}")),
                arguments("a type of an answer", answer("200 X", "Content-Type: " + C + "\r\n", value)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void nothingOfItComesOut(String where, String answer) throws IOException {
        StringWriter out = new StringWriter();
        try (Raw raw = new Raw(answer)) {
            System.setProperty("aws.endpointUrlSecretsManager", raw.endpoint().toString());
            for (AwsSecrets secrets : List.of(AwsSecrets.named("a"), AwsSecrets.named("a", "b"))) {
                collect(secrets, out);
                SecretRequest request = Fetches.request(Tier.TEST, Duration.ofSeconds(20), "API_TOKEN");
                out.append(Fetches.text(secrets.names(request).problems()));
            }
        }
        assertThat(out.toString()).contains("TG6");
        Canary.assertIsNotIn(out.toString());
        Canary.assertIsNotIn(String.join("\n", logged));
        String log = sdkLog();
        assertThat(log).contains("TRACE", "Sending Request");
        Canary.assertIsNotIn(log);
    }

    static Stream<Arguments> facts() {
        String id = "x-amzn-RequestId: " + ID + "\r\n";
        String xml = "<Response><Error><Code>ExpiredToken</Code><Message>x</Message></Error><RequestId>" + ID
                + "</RequestId></Response>";
        return Stream.of(
                arguments(
                        "TG628",
                        "ResourceNotFoundException",
                        json("404 X", "{\"__type\":\"ResourceNotFoundException\"}")),
                arguments(
                        "TG628",
                        "ResourceNotFoundException",
                        json("400 X", "{\"__type\":\"a.b#ResourceNotFoundException\"}")),
                arguments(
                        "TG629",
                        "DecryptionFailure",
                        json("400 X", "{\"code\":\"DecryptionFailure\",\"Message\":\"x\"}")),
                arguments(
                        "TG627",
                        "AccessDeniedException",
                        answer("400 X", id + "x-amzn-ErrorType: AccessDeniedException:http://x/\r\n", "{}")),
                arguments(
                        "TG627",
                        "AccessDeniedException",
                        answer(
                                "400 X",
                                id + "x-amzn-ErrorType: AccessDeniedException\r\n",
                                "{\"__type\":\"DecryptionFailure\"}")),
                arguments(
                        "TG629",
                        "AccessDeniedException",
                        answer(
                                "400 X",
                                id + "x-amzn-ErrorType: AccessDeniedException\r\nx-amzn-error-message: no KMS\r\n",
                                "")),
                arguments(
                        "TG629",
                        "AccessDeniedException",
                        json(
                                "400 X",
                                "{\"__type\":\"AccessDeniedException\",\"Message\":\"Access to KMS is not allowed\"}")),
                arguments(
                        "TG627",
                        "AccessDeniedException",
                        json(
                                "400 X",
                                "{\"__type\":\"AccessDeniedException\",\"message\":\"not authorized to perform: secretsmanager:GetSecretValue on a-kms\"}")),
                arguments(
                        "TG627",
                        "ExpiredToken",
                        answer("403 X", "Content-Type: text/xml\r\n", "<?xml version=\"1.0\"?>\n" + xml)),
                arguments(
                        "TG627",
                        "ExpiredToken",
                        answer("403 X", "x-amz-request-id: " + ID + "\r\n", xml.replace(ID, "none"))),
                arguments("TG627", "HTTP 403", answer("403 X", id, "<html><Code>Forbidden!</Code></html>")),
                arguments("TG620", "HTTP 400", answer("400 X", id, "{\"__type\":")),
                arguments("TG620", "Novel", json("400 X", "{\"__type\":\"Novel\"}")));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void whatHelpsIsSaidStill(String finding, String code, String answer) {
        try (Raw raw = new Raw(answer)) {
            System.setProperty("aws.endpointUrlSecretsManager", raw.endpoint().toString());
            Reading reading = AwsSecrets.named("a").fetch(Fetches.production());
            assertThat(Fetches.ids(reading.problems())).containsExactly(finding);
            assertThat(Fetches.text(reading.problems())).contains(code + ", request " + ID + "; 1 attempt, ");
        }
    }

    @Test
    void anErrorThatIsCutOffIsTriedAgain() {
        try (Raw raw = new Raw("HTTP/1.1 400 X\r\nContent-Length: 90\r\n\r\n{\"__type\":\"AccessDeniedException\"}")) {
            System.setProperty("aws.endpointUrlSecretsManager", raw.endpoint().toString());
            Reading reading = AwsSecrets.named("a").fetch(Fetches.request(Tier.TEST, Duration.ofSeconds(20)));
            assertThat(Fetches.ids(reading.problems())).containsExactly("TG626");
            // Of 17 the JDK leaves it to us to count, and of 25 it counts by itself.
            assertThat(Fetches.text(reading.problems())).containsPattern("(EOF|IO)Exception; 2 attempts, ");
        }
    }

    @Test
    void aCanaryIsFoundInEachOfItsForms() {
        for (String form : Canary.forms()) {
            assertThatThrownBy(() -> Canary.assertIsNotIn("x" + form + "x")).isInstanceOf(AssertionError.class);
        }
    }

    /** Everything that a report and an exception can be asked for. */
    private void collect(AwsSecrets secrets, StringWriter out) {
        PrintWriter print = new PrintWriter(out, true);
        Tierguard<Config> guard = Tierguard.of(Config.class)
                .environment(Map.of())
                .systemProperties(Map.of())
                .directory(folder)
                .secrets(secrets, Duration.ofMillis(500));
        ConfigRefusedException thrown = catchThrowableOfType(
                ConfigRefusedException.class, () -> guard.tier(Tier.PRODUCTION).load());
        if (thrown != null) {
            thrown.printStackTrace(print);
            print.println(thrown.getMessage());
            collect(thrown.report(), print);
        }
        collect(guard.tier(Tier.DEVELOPMENT).check(), print);
    }

    private static void collect(Report report, PrintWriter print) {
        print.println(report.toText(TextStyle.PLAIN));
        print.println(report);
        print.println(report.toJson());
        print.println(report.toMarkdown());
        print.println(report.toSarif());
        print.println(report.toGitHub());
        print.println(report.summary());
        print.println(report.findings());
    }

    private String sdkLog() throws IOException {
        byte[] all = Files.readAllBytes(SDK_LOG);
        return new String(all, (int) logStart, (int) (all.length - logStart), StandardCharsets.UTF_8);
    }
}
