package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.LiveConfig;
import io.tierguard.LiveConfig.Change;
import io.tierguard.LiveConfig.State;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.testing.FakeSecretsManager;
import io.tierguard.testing.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** From a value that is put into the manager to the listener of the application, and from its faults to the health. */
class LiveRotationTest {
    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final String OLD = "old-token-4fK2wQ";
    private static final String NEW = "new-token-8hB3zP";
    private static ExtensionContext context;

    @RegisterExtension
    static final FakeSecretsManager FAKE = FakeSecretsManager.start();

    @RegisterExtension
    static final BeforeAllCallback STARTED = LiveRotationTest::start;

    private static void start(ExtensionContext started) {
        context = started;
    }

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Change> changes = new CopyOnWriteArrayList<>();

    /** Tests share a manager, and no names. */
    private final String own = "t" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path directory;

    record TokenConfig(Secret<String> apiToken, Secret<String> otherToken) {}

    @AfterEach
    void close() throws Exception {
        FAKE.recover();
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private SecretsManagerClient client(URI endpoint) {
        SecretsManagerClient client = Fetches.client(endpoint);
        opened.add(client);
        return client;
    }

    private LiveConfig<TokenConfig> live(AwsSecrets secrets) {
        LiveConfig<TokenConfig> live = Tierguard.of(TokenConfig.class)
                .directory(directory)
                .tier(Tier.PRODUCTION)
                .environment(Map.of())
                .systemProperties(Map.of())
                .secrets(secrets, Duration.ofSeconds(3))
                .live(INTERVAL);
        opened.add(0, live);
        live.onChange(changes::add);
        return live;
    }

    private static String json(String key, String value) {
        return "{\"" + key + "\": \"" + value + "\"}";
    }

    @Test
    void theListenerSeesKeysAndVersionsAndNoValue() throws Exception {
        rotate(FAKE.endpoint());
    }

    @Test
    void theListenerSeesTheSameOfMoto() throws Exception {
        rotate(Moto.shared(context).endpoint());
    }

    /** One secret by GetSecretValue, two by a batch; of the second only the version is new. */
    private void rotate(URI endpoint) throws Exception {
        SecretsManagerClient admin = client(endpoint);
        String first = own + "/production";
        String second = own + "/other";
        String both = "{\"apiToken\": \"" + OLD + "\", \"otherToken\": \"" + OLD + "-2\"}";
        String before = admin.createSecret(request -> request.name(first).secretString(both))
                .versionId();
        LiveConfig<TokenConfig> live = live(AwsSecrets.named(own + "/{tier}").client(client(endpoint)));
        String after = admin.putSecretValue(
                        request -> request.secretId(first).secretString(both.replace(OLD + "\"", NEW + "\"")))
                .versionId();
        assertThat(live.refresh().state()).isEqualTo(State.FRESH);
        assertThat(live.config().apiToken().reveal()).isEqualTo(NEW);
        String store = "AWS Secrets Manager " + first;
        assertThat(changes)
                .containsExactly(new Change(List.of("API_TOKEN"), Map.of(store, before), Map.of(store, after)));
        assertThat(before).isNotBlank().isNotEqualTo(after);

        changes.clear();
        admin.putSecretValue(request -> request.secretId(first).secretString(json("apiToken", OLD)));
        String other = admin.createSecret(request -> request.name(second).secretString(json("otherToken", OLD + "-2")))
                .versionId();
        LiveConfig<TokenConfig> batch = live(AwsSecrets.named(first, second).client(client(endpoint)));
        String anew = admin.putSecretValue(
                        request -> request.secretId(second).secretString(json("otherToken", OLD + "-2")))
                .versionId();
        assertThat(batch.refresh().state()).isEqualTo(State.FRESH);
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.keys()).isEmpty();
            assertThat(change.versionsBefore()).hasSize(2).containsEntry("AWS Secrets Manager " + second, other);
            assertThat(change.versionsAfter()).hasSize(2).containsEntry("AWS Secrets Manager " + second, anew);
        });
        assertThat(changes.toString()).doesNotContain(OLD, NEW);
    }

    private LiveConfig<TokenConfig> liveOfTwo() {
        FAKE.put(own + "/a", json("apiToken", OLD)).put(own + "/b", json("otherToken", OLD + "-2"));
        LiveConfig<TokenConfig> live =
                live(AwsSecrets.named(own + "/a", own + "/b").client(client(FAKE.endpoint())));
        assertThat(live.health().state()).isEqualTo(State.FRESH);
        FAKE.put(own + "/a", json("apiToken", NEW));
        return live;
    }

    /** What is throttled within a batch is asked for alone, and then as transient as if it had been alone from the start. */
    @Test
    void aBatchOfWhichAllThatFailsIsTransientIsStale() throws Exception {
        LiveConfig<TokenConfig> live = liveOfTwo();
        FAKE.fail(Fault.THROTTLING.ofSecret(own + "/a")).fail(Fault.INTERNAL_SERVICE_ERROR.ofSecret(own + "/b"));
        assertThat(live.refresh().state()).isEqualTo(State.STALE);
        assertThat(live.health().errors()).containsExactly("TG626");
        assertThat(live.config().apiToken().reveal()).isEqualTo(OLD);
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of("TG622", Fault.LEFT_OUT),
                Arguments.of("TG627", Fault.ACCESS_DENIED),
                Arguments.of("TG627", Fault.EXPIRED_TOKEN),
                Arguments.of("TG628", Fault.NOT_FOUND),
                Arguments.of("TG628", Fault.SCHEDULED_FOR_DELETION),
                Arguments.of("TG629", Fault.DECRYPTION_FAILURE),
                Arguments.of("TG629", Fault.KMS_ACCESS_DENIED));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void oneThatLastsAmongThoseThatPassIsAnAlarm(String id, Fault fault) throws Exception {
        LiveConfig<TokenConfig> live = liveOfTwo();
        FAKE.fail(Fault.THROTTLING.ofSecret(own + "/a")).fail(fault.ofSecret(own + "/b"));
        assertThat(live.refresh().state()).isEqualTo(State.ALARM);
        assertThat(live.health().errors()).containsExactlyInAnyOrder("TG626", id);
        assertThat(live.config().apiToken().reveal()).isEqualTo(OLD);
    }

    /** Denied, deleted and a key that is disabled are for somebody to look at, at once; the values go on to count. */
    @ParameterizedTest
    @MethodSource("lasting")
    void whatDoesNotPassAlarmsAtOnce(String id, Fault fault) throws Exception {
        LiveConfig<TokenConfig> live = liveOfTwo();
        FAKE.fail(fault.ofSecret(own + "/b"));
        assertThat(live.refresh().state()).isEqualTo(State.ALARM);
        assertThat(live.health().errors()).containsExactly(id);
        assertThat(live.health().failures()).isEqualTo(1);
        assertThat(live.config().apiToken().reveal()).isEqualTo(OLD);
        assertThat(changes).isEmpty();
    }
}
