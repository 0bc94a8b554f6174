package io.tierguard.secrets.aws;

import static io.tierguard.secrets.aws.Fetches.ids;
import static io.tierguard.secrets.aws.Fetches.production;
import static io.tierguard.secrets.aws.Fetches.text;
import static io.tierguard.secrets.aws.Fetches.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** What AWS's emulator answers, and how often it is asked: one secret takes one call, 45 take three batches. */
class MotoTest {
    private static Moto moto;

    @RegisterExtension
    static final BeforeAllCallback STARTED = MotoTest::start;

    private static void start(ExtensionContext context) {
        moto = Moto.shared(context);
    }

    private static SecretsManagerClient admin;

    /** Tests share an emulator, and no names. */
    private final String own = "t" + UUID.randomUUID().toString().substring(0, 8);

    private Wire wire;
    private SecretsManagerClient client;

    @BeforeAll
    static void connect() {
        admin = Fetches.client(moto.endpoint());
    }

    @BeforeEach
    void listen() {
        wire = new Wire(moto.endpoint());
        client = Fetches.client(wire.endpoint());
    }

    @AfterEach
    void hangUp() {
        client.close();
        wire.close();
    }

    private String create(String name, String value) {
        return admin.createSecret(request -> request.name(own + name).secretString(value))
                .arn();
    }

    private Reading fetch(AwsSecrets secrets, String... keys) {
        SecretRequest request = production(keys);
        return secrets.client(client).fetch(request);
    }

    @Test
    void oneSecretTakesOneCall() {
        create("/production", "{\"openaiApiKey\": \"sk-fake\", \"db\": {\"port\": 5432, \"tls\": true}, \"n\": null}");
        AwsSecrets secrets = AwsSecrets.named(own + "/{tier}");
        Reading reading = fetch(secrets, "DB_PORT");
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("OPENAI_API_KEY", "sk-fake", "DB_PORT", "5432", "DB_TLS", "true"));
        assertThat(reading.entries().get(1).origin().describe())
                .isEqualTo("AWS Secrets Manager " + own + "/production, key db_port");
        assertThat(wire.calls()).containsExactly("GetSecretValue");
    }

    @Test
    void fortyFiveSecretsTakeThreeBatches() {
        AwsSecrets secrets = AwsSecrets.named(own + "/0");
        for (int i = 0; i < 45; i++) {
            create("/" + i, "{\"KEY_" + i + "\": \"v" + i + "\"}");
            secrets = secrets.and(own + "/" + i);
        }
        Reading reading = fetch(secrets);
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).hasSize(45).containsEntry("KEY_44", "v44");
        assertThat(wire.calls()).isEqualTo(Collections.nCopies(3, "BatchGetSecretValue"));
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        create("/there", "{\"A\": \"1\"}");
        Reading reading = fetch(
                AwsSecrets.named(own + "/one", own + "/there", own + "/two").optional(own + "/three"));
        assertThat(values(reading)).isEqualTo(Map.of("A", "1"));
        assertThat(ids(reading.problems())).containsExactly("TG628");
        assertThat(text(reading.problems()))
                .contains("2 secrets can't be found in AWS Secrets Manager in eu-central-1")
                .contains(own + "/one, " + own + "/two")
                .doesNotContain("three");
    }

    @Test
    void arnsAreAskedAsTheyAre() {
        String arn = create("/by-arn", "{\"A\": \"1\"}");
        String partial = create("/by-part", "{\"B\": \"2\"}");
        Reading reading = fetch(AwsSecrets.named(arn, partial.substring(0, partial.length() - 7)));
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @Test
    void aStageIsPinnedByCallsOfTheirOwn() {
        create("/a", "{\"A\": \"old\"}");
        create("/b", "{\"B\": \"only\"}");
        admin.putSecretValue(request -> request.secretId(own + "/a").secretString("{\"A\": \"new\"}"));
        AwsSecrets both = AwsSecrets.named(own + "/a", own + "/b");
        assertThat(values(fetch(both))).isEqualTo(Map.of("A", "new", "B", "only"));
        wire.calls().clear();
        Reading previous = fetch(both.stage("AWSPREVIOUS"));
        assertThat(values(previous)).isEqualTo(Map.of("A", "old"));
        assertThat(ids(previous.problems())).containsExactly("TG628");
        assertThat(wire.calls()).containsExactly("GetSecretValue", "GetSecretValue");
    }

    @Test
    void aPrefixTakesWhatBeginsSoAndNothingBesides() {
        create("/prod/a", "{\"A\": \"1\"}");
        create("/prod/b", "{\"B\": \"2\"}");
        create("/prod-eu/c", "{\"C\": \"3\"}");
        Reading reading = fetch(AwsSecrets.prefix(own + "/prod/"));
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(wire.calls()).containsExactly("ListSecrets", "BatchGetSecretValue");
        assertThat(ids(fetch(AwsSecrets.prefix(own + "/none/")).problems())).containsExactly("TG628");
    }

    @Test
    void aTagIsTheWholeTag() {
        for (String value : List.of("prod", "prod-eu")) {
            admin.createSecret(request -> request.name(own + "/" + value)
                    .secretString("{\"A\": \"" + value + "\"}")
                    .tags(Tag.builder().key(own).value(value).build()));
        }
        assertThat(values(fetch(AwsSecrets.tagged(own, "prod")))).isEqualTo(Map.of("A", "prod"));
    }

    @Test
    void plainTextIsMappedBinaryIsNone() {
        create("/plain", "{not json");
        create("/other", "sk-fake-canary");
        admin.createSecret(request -> request.name(own + "/bin").secretBinary(SdkBytes.fromUtf8String("canary")));
        Reading reading = fetch(AwsSecrets.named(own + "/other", own + "/bin").mapped(own + "/plain", "KEY"));
        assertThat(values(reading)).isEqualTo(Map.of("KEY", "{not json"));
        assertThat(ids(reading.problems())).containsExactly("TG630", "TG630");
        assertThat(text(reading.problems()))
                .contains(own + "/other is not JSON", own + "/bin is binary", ".mapped(")
                .doesNotContain("canary");
    }

    /** As long as AWS allows, and no UTF-8 at all. */
    private static byte[] binary() {
        byte[] bytes = new byte[1 << 16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + 0x80);
        }
        return bytes;
    }

    private void createBinary(String name, byte[] value) {
        admin.createSecret(request -> request.name(own + name).secretBinary(SdkBytes.fromByteArray(value)));
    }

    @Test
    void aBinarySecretIsOfAKeyThatIsDeclaredAsBytes() {
        createBinary("/keystore", binary());
        createBinary("/seed", new byte[] {-1, -2, -3, -4});
        AwsSecrets one = AwsSecrets.named(own + "/keystore").mapped(own + "/keystore", "KEYSTORE");
        String base64 = Base64.getEncoder().encodeToString(binary());

        Reading reading = one.client(client).fetch(Fetches.bytes("KEYSTORE"));
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("KEYSTORE", base64));
        assertThat(reading.entries().get(0).value().shown()).isEqualTo("***");
        assertThat(wire.calls()).containsExactly("GetSecretValue");

        wire.calls().clear();
        Reading both = one.mapped(own + "/seed", "SEED").client(client).fetch(Fetches.bytes("KEYSTORE", "SEED"));
        assertThat(both.problems()).isEmpty();
        assertThat(values(both)).isEqualTo(Map.of("KEYSTORE", base64, "SEED", "//79/A=="));
        assertThat(wire.calls()).containsExactly("BatchGetSecretValue");
    }

    @Test
    void aBinarySecretOfAnyOtherKeyIsAFinding() {
        createBinary("/bin", binary());
        AwsSecrets mapped = AwsSecrets.named(own + "/bin").mapped(own + "/bin", "KEY");

        Reading text = fetch(mapped, "KEY");
        assertThat(text.entries()).isEmpty();
        assertThat(ids(text.problems())).containsExactly("TG630");
        assertThat(text(text.problems()))
                .contains("declare KEY as Bytes (in tierguard.conf: type = bytes), or store it as text")
                .doesNotContain(Base64.getEncoder().encodeToString(binary()).substring(0, 8));
        Reading unmapped = AwsSecrets.named(own + "/bin").client(client).fetch(Fetches.bytes("KEY"));
        assertThat(unmapped.entries()).isEmpty();
        assertThat(ids(unmapped.problems())).containsExactly("TG630");
        assertThat(text(unmapped.problems()))
                .contains("declare its key as Bytes", "and map it: .mapped(\"" + own + "/bin\", ", "store it as text");
    }

    @Test
    void aTextOfAKeyThatIsDeclaredAsBytesIsTakenAsItIs() {
        create("/text", "//79/A==");
        create("/json", "{\"A\": \"AAEC\"}");
        Reading reading = AwsSecrets.named(own + "/text", own + "/json")
                .mapped(own + "/text", "SEED")
                .client(client)
                .fetch(Fetches.bytes("SEED", "A"));
        assertThat(reading.problems()).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("SEED", "//79/A==", "A", "AAEC"));
    }

    @Test
    void twoSecretsForOneKeyClash() {
        create("/a", "{\"A\": \"1\", \"user\": \"x\"}");
        create("/b", "{\"a\": \"1\", \"user\": \"y\"}");
        AwsSecrets both = AwsSecrets.named(own + "/a", own + "/b");
        assertThat(ids(fetch(both, "A").problems())).containsExactly("TG631");
        assertThat(fetch(both, "OTHER").problems()).isEmpty();
        assertThat(values(fetch(AwsSecrets.named(own + "/a").keyPrefix("DB_")))).containsKey("DB_USER");
    }

    @Test
    void namesAreCheckedWithoutAValue() {
        create("/json", "{\"A\": \"1\"}");
        create("/plain", "x");
        create("/deleted", "{}");
        CreateSecretResponse empty = admin.createSecret(request -> request.name(own + "/empty"));
        admin.deleteSecret(request -> request.secretId(own + "/deleted").recoveryWindowInDays(7L));
        assertThat(empty.name()).isNotNull();
        AwsSecrets mapped = AwsSecrets.named(own + "/plain").mapped(own + "/plain", "KEY");

        assertThat(mapped.client(client).names(production())).isEqualTo(SecretNames.all(List.of("KEY")));
        SecretNames some = mapped.and(own + "/json")
                .and(own + "/deleted")
                .and(own + "/empty")
                .and(own + "/gone")
                .optional(own + "/maybe")
                .client(client)
                .names(production());
        assertThat(some.names()).containsExactly("KEY");
        assertThat(some.complete()).isFalse();
        assertThat(ids(some.problems())).containsExactly("TG628", "TG628", "TG628");
        assertThat(text(some.problems()))
                .contains(own + "/deleted in eu-central-1 is scheduled for deletion")
                .contains(own + "/empty")
                .contains(own + "/gone")
                .doesNotContain("maybe");
        SecretNames listed = AwsSecrets.prefix(own + "/").client(client).names(production());
        assertThat(listed.complete()).isFalse();
        assertThat(wire.calls()).doesNotContain("GetSecretValue", "BatchGetSecretValue");
    }

    @Test
    void deletedIsSaidToBeDeleted() {
        create("/a", "{\"A\": \"1\"}");
        admin.deleteSecret(request -> request.secretId(own + "/a").recoveryWindowInDays(7L));
        assertThat(ids(fetch(AwsSecrets.named(own + "/a")).problems())).containsExactly("TG628");
        assertThat(ids(fetch(AwsSecrets.named(own + "/a").optional(own + "/a")).problems()))
                .containsExactly("TG628");
    }

    @Test
    void sixtyFourKilobytesAreRead() {
        create("/long", "{\"A\": \"" + "x".repeat(65_000) + "\"}");
        assertThat(values(fetch(AwsSecrets.named(own + "/long"))).get("A")).hasSize(65_000);
    }
}
