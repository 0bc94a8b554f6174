package io.tierguard.secrets.aws;

import static io.tierguard.secrets.aws.Fetches.ids;
import static io.tierguard.secrets.aws.Fetches.production;
import static io.tierguard.secrets.aws.Fetches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client of the source's own, with what the SDK finds in the properties of the process: nothing, a region, all. */
class SetUpTest {
    private static final List<String> SETTINGS =
            List.of("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE");

    @TempDir
    Path folder;

    private final Properties before = new Properties();

    record Config(Secret<String> openaiApiKey) {}

    @BeforeEach
    void forget() {
        assumeThat(System.getenv().keySet().stream().noneMatch(SETTINGS::contains))
                .isTrue();
        before.putAll(System.getProperties());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    private static void allIsSet(Wire wire) {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "AKIAFAKE");
        System.setProperty("aws.secretAccessKey", "fake");
        System.setProperty("aws.endpointUrlSecretsManager", wire.endpoint().toString());
    }

    @Test
    void withoutARegionNobodyIsAsked() {
        Reading reading = AwsSecrets.named("a").fetch(production());
        assertThat(ids(reading.problems())).containsExactly("TG632");
        assertThat(text(reading.problems())).contains("no region is set", "AWS_REGION");
    }

    @Test
    void withoutCredentialsNobodyIsAsked() {
        System.setProperty("aws.region", "eu-central-1");
        Reading reading = AwsSecrets.named("a", "b").fetch(production());
        assertThat(ids(reading.problems())).containsExactly("TG632");
        assertThat(text(reading.problems())).contains("no credentials", "id-token: write", "AWS_EC2_METADATA_DISABLED");
        assertThat(ids(AwsSecrets.named("a").names(production()).problems())).containsExactly("TG632");
    }

    @ParameterizedTest
    @CsvSource({
        "aws.region, not a region, aws.region",
        "aws.region, -x, aws.region",
        "aws.endpointUrlSecretsManager, canary:4566, aws.endpointUrlSecretsManager",
        "aws.endpointUrlSecretsManager, http://canary y, aws.endpointUrlSecretsManager",
        "aws.endpointUrl, canary:4566, aws.endpointUrl",
    })
    void whatIsUnfitIsNamedAndNotShown(String property, String value, String named) {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "AKIAFAKE");
        System.setProperty("aws.secretAccessKey", "fake");
        System.setProperty(property, value);
        Reading reading = AwsSecrets.named("a", "b").fetch(production());
        assertThat(ids(reading.problems())).containsExactly("TG632");
        assertThat(reading.problems().get(0).message()).startsWith(named + " is set to what can't be");
        assertThat(text(reading.problems())).doesNotContain("no credentials", value, "canary");
    }

    @Test
    void anEndpointWithoutASchemeInTheProfileIsNoLackOfCredentials() throws IOException {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "AKIAFAKE");
        System.setProperty("aws.secretAccessKey", "fake");
        Path config = folder.resolve("config");
        Files.writeString(config, "[default]\nendpoint_url = canary:4566\n");
        System.setProperty("aws.configFile", config.toString());
        Reading reading = AwsSecrets.named("a").fetch(production());
        assertThat(text(reading.problems())).doesNotContain("no credentials", "canary");
        assertThat(ids(reading.problems())).containsExactly("TG632");
    }

    @Test
    void aHostThatNobodyKnowsMayBeAMisspeltRegion() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "AKIAFAKE");
        System.setProperty("aws.secretAccessKey", "fake");
        System.setProperty("aws.endpointUrlSecretsManager", "http://nobody.invalid");
        Reading reading = AwsSecrets.named("a").fetch(Fetches.request(Tier.DEVELOPMENT, Duration.ofSeconds(20)));
        assertThat(ids(reading.problems())).containsExactly("TG626");
        assertThat(text(reading.problems()))
                .contains("or the region is misspelt", "in development and test it is tried twice", "; 2 attempts")
                .doesNotContain("as long as there was time");
    }

    /** The whole way: the provider is found by its name, the tier is put in, the secret is the record's. */
    @Test
    void aContractNamesTheManager() throws IOException {
        Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = example, secrets { production = \"aws:example/{tier}\" }\nkeys { OPENAI_API_KEY { secret = true } }\n");
        try (Wire wire = new Wire(null)) {
            allIsSet(wire);
            wire.answering((call, body) -> Wire.Answer.of(
                    200,
                    "{\"ARN\":\"arn\",\"Name\":\"example/production\","
                            + "\"SecretString\":\"{\\\"openaiApiKey\\\":\\\"sk-live-Xk29vQ81mZ\\\"}\"}"));
            Tierguard<Config> guard = Tierguard.of(Config.class)
                    .tier(Tier.PRODUCTION)
                    .environment(Map.of())
                    .systemProperties(Map.of())
                    .directory(folder)
                    .contractFile(folder.resolve("tierguard.conf"));
            assertThat(guard.load().config().openaiApiKey().reveal()).isEqualTo("sk-live-Xk29vQ81mZ");
            assertThat(wire.calls()).containsExactly("GetSecretValue");

            wire.answering((call, body) -> Wire.Answer.error(400, "AccessDeniedException", "x"));
            Report report = guard.check();
            assertThat(report.toString())
                    .contains(
                            "TG627  access to example/production in eu-central-1 was denied",
                            "secret:example/production-??????");
        }
    }
}
