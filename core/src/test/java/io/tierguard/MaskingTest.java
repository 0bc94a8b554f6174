package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.mask.Runner;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load prints for the runner of a job, and that it does so there alone. */
class MaskingTest {
    private static final Map<String, String> JOB = Map.of("GITHUB_ACTIONS", "true");
    private static final String CANARY = "c4nary-Ünder%25-9sW7xQ";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, false, StandardCharsets.ISO_8859_1);
    private final Rotating vault = new Rotating();

    @TempDir
    Path directory;

    record MaskedConfig(
            Secret<String> apiToken,
            Optional<Secret<String>> signingKey,
            Optional<String> region,
            @Default("5432") int dbPort) {}

    private Tierguard<MaskedConfig> loader(Map<String, String> environment) {
        return Tierguard.of(MaskedConfig.class)
                .directory(directory)
                .tier(Tier.STAGING)
                .environment(environment)
                .systemProperties(Map.of())
                .secrets(vault)
                .masking(stream);
    }

    private Runner runner() {
        return Runner.reading(out.toByteArray());
    }

    private static Map<String, String> job(String... more) {
        Map<String, String> variables = new HashMap<>(JOB);
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    /** Whatever the charset of the stream is: the runner reads UTF-8. */
    @Test
    void masksASecretOfASecretManager() {
        vault.has("v1", Map.of("API_TOKEN", CANARY));
        loader(JOB).load();
        assertThat(runner().masks()).containsExactly(CANARY);
        assertThat(runner().others()).allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false", "TRUE", "1", " true"})
    void printsNothingOutsideAJob(String said) {
        vault.has("v1", Map.of("API_TOKEN", CANARY, "SIGNING_KEY", "ab"));
        Report report = loader(said.isEmpty() ? Map.of() : Map.of("GITHUB_ACTIONS", said))
                .check();
        assertThat(out.size()).isZero();
        assertThat(report.findings()).extracting(Finding::id).doesNotContain("TG663");
    }

    @Test
    void printsNothingUnlessAsked() {
        vault.has("v1", Map.of("API_TOKEN", CANARY));
        Report report = Tierguard.of(MaskedConfig.class)
                .directory(directory)
                .tier(Tier.STAGING)
                .environment(JOB)
                .systemProperties(Map.of())
                .secrets(vault)
                .check();
        assertThat(report.accepted()).isTrue();
        assertThat(out.size()).isZero();
    }

    /** The runner knows its own secrets, and a default is no secret. */
    @Test
    void leavesVariablesAndDefaultsAlone() {
        vault.has("v1", Map.of("SIGNING_KEY", "key-2mZ5vL-4fK2"));
        loader(job("API_TOKEN", "token-8hB3-2mZ5", "STAGING_REGION", "eu-west-1"))
                .load();
        assertThat(runner().masks()).containsExactly("key-2mZ5vL-4fK2");
    }

    /** A job's own secret is a variable to the process, whichever layer it counts as. */
    @Test
    void leavesTheSecretsOfTheJobAlone() {
        vault.has("v1", Map.of("SIGNING_KEY", "key-2mZ5vL-4fK2"));
        loader(job("API_TOKEN", CANARY)).secrets(new OfJob()).load();
        assertThat(runner().masks()).containsExactly("key-2mZ5vL-4fK2");
    }

    private static final class OfJob implements SecretSource {
        @Override
        public String name() {
            return "the job";
        }

        @Override
        public Reading fetch(SecretRequest request) {
            Origin origin = new Origin.Job(Layer.SECRETS, "GitHub Actions", "API_TOKEN", "deploy");
            return new Reading(List.of(Entry.of("API_TOKEN", CANARY, origin)), List.of());
        }
    }

    @Test
    void masksASecretOfAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "token-8hB3-2mZ5");
        loader(job("API_TOKEN_FILE", file.toString())).check();
        assertThat(runner().masks()).containsExactly("token-8hB3-2mZ5");
    }

    /** A word or a port would be starred in every line of the log. */
    @Test
    void leavesAloneWhatASecretManagerKeepsBesideTheSecrets() {
        vault.has("v1", Map.of("API_TOKEN", CANARY, "REGION", "eu-west-1", "DB_PORT", "6543"));
        loader(JOB).load();
        assertThat(runner().masks()).containsExactly(CANARY);
    }

    @Test
    void masksAUrlWithAPassword() {
        vault.has("v1", Map.of("API_TOKEN", CANARY, "REGION", "https://app:pw-8hB3@db.example.net/x"));
        loader(JOB).check();
        assertThat(runner().masks()).containsExactlyInAnyOrder(CANARY, "https://app:pw-8hB3@db.example.net/x");
    }

    @Test
    void masksAnOverrideInCode() {
        loader(JOB).override("API_TOKEN", CANARY).check();
        assertThat(runner().masks()).containsExactly(CANARY);
    }

    /** The steps behind may print it, whatever became of this one. */
    @Test
    void masksWhereTheConfigurationIsRefused() {
        vault.has("v1", Map.of("API_TOKEN", CANARY, "DB_PORT", "many"));
        Report report = loader(JOB).check();
        assertThat(report.accepted()).isFalse();
        assertThat(runner().masks()).contains(CANARY);
        assertThat(report.toJson() + report.toMarkdown() + report).doesNotContain("c4nary");
    }

    @Test
    void beginsALineWhateverWasPrintedBefore() {
        vault.has("v1", Map.of("API_TOKEN", CANARY));
        stream.print("half a line");
        loader(JOB).load();
        assertThat(runner().others()).contains("half a line");
        assertThat(runner().masks()).containsExactly(CANARY);
    }

    @Test
    void masksBeforeARuleIsAsked() {
        vault.has("v1", Map.of("API_TOKEN", CANARY));
        loader(JOB)
                .guard("talks", Rule.over("API_TOKEN").refuseWhen(values -> {
                    stream.println("the rule says");
                    return false;
                }))
                .load();
        stream.flush();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).containsExactly("", "::add-mask::" + CANARY.replace("%", "%25"), "the rule says");
    }

    /** Another thread that prints can't cut a line in two. */
    @Test
    void writesAllAtOnce() {
        List<Integer> writes = new ArrayList<>();
        PrintStream counting = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                writes.add(1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                writes.add(length);
            }
        });
        vault.has("v1", Map.of("API_TOKEN", CANARY.repeat(4000), "SIGNING_KEY", "key-2mZ5vL-4fK2\nkey-8hB3"));
        loader(JOB).masking(counting).check();
        assertThat(writes).hasSize(1);
    }

    @Test
    void aStreamThatIsClosedIsNoExceptionOfTheLoad() {
        vault.has("v1", Map.of("API_TOKEN", CANARY));
        stream.close();
        assertThat(loader(JOB).check().accepted()).isTrue();
        assertThat(stream.checkError()).isTrue();
        assertThat(out.size()).isZero();
    }

    @Test
    void warnsOfWhatIsTooShort() {
        vault.has(
                "v1",
                Map.of("API_TOKEN", CANARY, "SIGNING_KEY", "{\"pin\": 807, \"id\": \"q7\", \"key\": \"key-2mZ5vL\"}"));
        Report report = loader(JOB).check();
        assertThat(report.findings())
                .filteredOn(finding -> finding.id().equals("TG663"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.key()).isEqualTo("SIGNING_KEY");
                    assertThat(finding.problem().message())
                            .isEqualTo("2 parts of SIGNING_KEY are too short to be masked in the job's log");
                });
        assertThat(report.toJson()).doesNotContain("807", "q7");
        assertThat(runner().masks()).contains("key-2mZ5vL").doesNotContain("807", "q7");
    }

    @Test
    void aRefreshMasksWhatIsNew() throws Exception {
        DrivenTicker ticker = new DrivenTicker(0.5);
        vault.has("v1", Map.of("API_TOKEN", "old-token-4fK2", "SIGNING_KEY", "key-2mZ5vL-4fK2"));
        try (LiveConfig<MaskedConfig> live = LiveConfig.start(loader(JOB), Pace.of(Duration.ofMinutes(5)), ticker)) {
            assertThat(runner().masks()).containsExactly("old-token-4fK2", "key-2mZ5vL-4fK2");
            ticker.advance(Duration.ofMinutes(5));
            assertThat(live.health().refreshes()).isEqualTo(1);
            assertThat(runner().masks()).hasSize(2);
            vault.has("v2", Map.of("API_TOKEN", "new-token-8hB3", "SIGNING_KEY", "key-2mZ5vL-4fK2"));
            ticker.advance(Duration.ofMinutes(5));
            assertThat(live.config().apiToken().reveal()).isEqualTo("new-token-8hB3");
            assertThat(runner().masks()).containsExactly("old-token-4fK2", "key-2mZ5vL-4fK2", "new-token-8hB3");
        }
    }
}
