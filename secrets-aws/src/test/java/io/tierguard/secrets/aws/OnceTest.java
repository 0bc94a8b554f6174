package io.tierguard.secrets.aws;

import static io.tierguard.secrets.aws.Fetches.ids;
import static io.tierguard.secrets.aws.Fetches.production;
import static io.tierguard.secrets.aws.Fetches.text;
import static io.tierguard.secrets.aws.Fetches.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** One secret by two names, two uses of one secret, and lists that repeat themselves. */
class OnceTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:app/production-AbCdEf";
    private static final String GET = value("app/production");
    private static final String BATCH = "{\"SecretValues\":[" + GET + "]}";
    private static final String DESCRIBED = "{\"ARN\":\"" + ARN + "\",\"Name\":\"app/production\","
            + "\"VersionIdsToStages\":{\"v\":[\"AWSCURRENT\"]}}";

    private final Wire wire = new Wire(null).answering((call, body) -> answer(call));
    private final SecretsManagerClient client = Fetches.client(wire.endpoint());

    @AfterEach
    void hangUp() {
        client.close();
        wire.close();
    }

    private static String value(String name) {
        return "{\"ARN\":\"" + ARN + "\",\"Name\":\"" + name + "\",\"VersionId\":\"v\","
                + "\"SecretString\":\"{\\\"dbPassword\\\":\\\"x\\\"}\"}";
    }

    private static Wire.Answer answer(String call) {
        return Wire.Answer.of(
                200,
                switch (call) {
                    case "BatchGetSecretValue" -> BATCH;
                    case "DescribeSecret" -> DESCRIBED;
                    default -> GET;
                });
    }

    private Reading fetch(AwsSecrets secrets) {
        return secrets.client(client).fetch(production("DB_PASSWORD"));
    }

    @ParameterizedTest
    @CsvSource({"app/{tier}, app/production", "app/production, " + ARN, ARN + ", app/{tier}"})
    void oneSecretByTwoNamesIsOne(String one, String other) {
        Reading reading = fetch(AwsSecrets.named(one, other));
        assertThat(text(reading.problems())).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("DB_PASSWORD", "x"));
        assertThat(reading.entries()).hasSize(1);
    }

    @Test
    void whoNeedsItOutweighsWhoCanDoWithout() {
        wire.answering((call, body) -> Wire.Answer.error(400, "ResourceNotFoundException", "x"));
        AwsSecrets some = AwsSecrets.named("app/{tier}");
        assertThat(ids(fetch(some.optional("app/production")).problems())).containsExactly("TG628");
        assertThat(ids(fetch(AwsSecrets.named("b").optional("app/{tier}").optional("app/production"))
                        .problems()))
                .doesNotContain("TG612", "TG631");
    }

    @ParameterizedTest
    @CsvSource({"app/{tier}, app/production", "app/production, " + ARN})
    void oneSecretInTwoWaysIsRefused(String one, String other) {
        AwsSecrets secrets = AwsSecrets.named(one).mapped(other, "DB_PASSWORD");
        Reading reading = fetch(secrets);
        assertThat(ids(reading.problems())).containsExactly("TG631");
        assertThat(text(reading.problems()))
                .contains("as a JSON object and as the value of DB_PASSWORD", "a secret is mapped to one key");
        assertThat(ids(secrets.client(client).names(production()).problems())).containsExactly("TG631");
        AwsSecrets mapped = AwsSecrets.named("b").mapped(one, "A").mapped(other, "B");
        assertThat(text(fetch(mapped).problems())).contains("as the value of A and as the value of B");
    }

    @Test
    void aListThatRepeatsASecretHasItOnce() {
        String entry = "{\"ARN\":\"" + ARN + "\",\"Name\":\"app/production\"}";
        wire.answering((call, body) -> call.equals("ListSecrets")
                ? Wire.Answer.of(
                        200,
                        "{\"SecretList\":[" + entry + "]" + (body.contains("more") ? "" : ",\"NextToken\":\"more\"")
                                + "}")
                : answer(call));
        Reading reading = fetch(AwsSecrets.prefix("app/"));
        assertThat(text(reading.problems())).isEmpty();
        assertThat(values(reading)).isEqualTo(Map.of("DB_PASSWORD", "x"));
        assertThat(wire.calls()).containsExactly("ListSecrets", "ListSecrets", "GetSecretValue");
    }

    @Test
    void aListWithoutEndIsNotWhole() {
        String entry = "{\"ARN\":\"" + ARN + "\",\"Name\":\"app/production\"}";
        wire.answering((call, body) -> call.equals("ListSecrets")
                ? Wire.Answer.of(
                        200,
                        "{\"SecretList\":[" + entry + "],\"NextToken\":\"" + (body.contains("\"A\"") ? "B" : "A")
                                + "\"}")
                : answer(call));
        Reading reading = fetch(AwsSecrets.prefix("app/"));
        assertThat(ids(reading.problems())).containsExactly("TG622");
        assertThat(text(reading.problems())).contains("no end");
        assertThat(wire.calls()).hasSizeLessThan(5);
    }

    /** What may be absent and is, has no names: the others are all there are. */
    @Test
    void whatIsAbsentAndMayBeLeavesTheNamesComplete() {
        wire.answering((call, body) ->
                body.contains("gone") ? Wire.Answer.error(400, "ResourceNotFoundException", "x") : answer(call));
        AwsSecrets plain = AwsSecrets.named("app/production").mapped("app/production", "API_KEY");
        SecretNames names = plain.optional("gone")
                .mapped("gone", "DB_PASSWORD")
                .client(client)
                .names(production());
        assertThat(names).isEqualTo(SecretNames.all(List.of("API_KEY")));
        assertThat(plain.and("gone").client(client).names(production()).complete())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\\\"\\\":1}", "{\\\"\\\":{\\\"password\\\":1}}", "{\\\"a\\\":{\\\"\\\":1}}"})
    void anEmptyNameIsNoKeysUnderAPrefixEither(String json) {
        wire.answering((call, body) -> Wire.Answer.of(200, GET.replace("{\\\"dbPassword\\\":\\\"x\\\"}", json)));
        for (AwsSecrets secrets : List.of(
                AwsSecrets.named("app/production"),
                AwsSecrets.named("app/production").keyPrefix("DB_"))) {
            Reading reading = fetch(secrets);
            assertThat(ids(reading.problems())).containsExactly("TG630");
            assertThat(values(reading)).isEmpty();
        }
    }
}
