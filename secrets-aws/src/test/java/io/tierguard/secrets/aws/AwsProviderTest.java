package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tierguard.Tier;
import io.tierguard.model.Printable;
import io.tierguard.source.SecretProvider;
import io.tierguard.source.SecretProvider.Answer;
import io.tierguard.source.Surroundings;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsProviderTest {
    private static Answer open(String reference) {
        return new AwsProvider()
                .open(new SecretProvider.Request(
                        reference, Tier.PRODUCTION, new Surroundings(Map.of(), Map.of(), Path.of(""))));
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(SecretProvider.class))
                .extracting(SecretProvider::name)
                .contains("aws");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event-api/production | AWS Secrets Manager event-api/production",
                "a, b?,c#KEY          | AWS Secrets Manager a, b, c",
                "a,a,b#KEY?,b#KEY     | AWS Secrets Manager a, b",
                "a,b,c,d,e            | AWS Secrets Manager a, b, c and 2 more",
                "event-api/prod/*     | AWS Secrets Manager event-api/prod/*",
                "rds!db-1             | AWS Secrets Manager rds!db-1",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-abcdef"
                        + " | AWS Secrets Manager arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-abcdef",
            })
    void itOpensNamesArnsAndPrefixes(String reference, String name) {
        assertThat(open(reference))
                .isInstanceOfSatisfying(
                        Answer.Opened.class,
                        opened -> assertThat(opened.source().name()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "a,",
                "a b",
                "canary\u00e9",
                "a#",
                "a#lower",
                "plain#API_KEY,plain#DB_PASSWORD",
                "app/production,app/production#DB_PASSWORD",
                "app/{tier}#DB_PASSWORD,app/production",
                "a??",
                "/*",
                "a/*,b",
                "!a/*",
                "arn:aws:s3:::bucket",
                "arn:aws:secretsmanager:eu-west-1:123:secret:a",
                "arn:aws:secretsmanager::123456789012:secret:a",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a:KEY::",
            })
    void whatIsNoneIsMalformedAndNotQuoted(String reference) {
        assertThat(open(reference))
                .isInstanceOfSatisfying(
                        Answer.Malformed.class,
                        malformed -> assertThat(malformed.expected())
                                .doesNotContain("canary")
                                .isEqualTo(Printable.of(malformed.expected()))); // or a report would cut it off
    }

    @Test
    void inCodeAMistakeIsThrownAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> AwsSecrets.named("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> AwsSecrets.named("x".repeat(513)));
        assertThatIllegalArgumentException().isThrownBy(() -> AwsSecrets.prefix("event-api/prod"));
        assertThatIllegalArgumentException().isThrownBy(() -> AwsSecrets.tagged("", "x"));
        AwsSecrets one = AwsSecrets.named("event-api/{tier}");
        assertThatIllegalArgumentException().isThrownBy(() -> one.mapped("a", "lower"));
        assertThatIllegalArgumentException().isThrownBy(() -> one.keyPrefix("lower"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.keyPrefix("DB"))
                .withMessageContaining("ends with _");
        AwsSecrets mapped = one.mapped("k", "SIGNING").mapped("k", "SIGNING").optional("k");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapped.mapped("k", "OPEN"))
                .withMessageContaining("mapped to one key");
        assertThatIllegalArgumentException().isThrownBy(() -> one.stage(""));
        assertThatIllegalStateException().isThrownBy(() -> one.whereTagged("a", "b"));
    }

    @Test
    void eachMethodReturnsAnotherOne() {
        AwsSecrets one = AwsSecrets.named("event-api/{tier}");
        assertThat(one.optional("b")).hasToString("AWS Secrets Manager event-api/{tier}, b");
        assertThat(one).hasToString("AWS Secrets Manager event-api/{tier}");
        assertThat(AwsSecrets.tagged("app", "x").whereTagged("b", "y").name())
                .startsWith("AWS Secrets Manager tagged ");
    }
}
