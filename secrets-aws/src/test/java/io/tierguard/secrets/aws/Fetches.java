package io.tierguard.secrets.aws;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What tests ask, and how they look at the answer. */
final class Fetches {
    private Fetches() {}

    static SecretsManagerClient client(URI endpoint) {
        return SecretsManagerClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAFAKE", "fake")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    static SecretRequest request(Tier tier, Duration budget, String... keys) {
        Set<Key> known = new HashSet<>();
        for (String key : keys) {
            known.add(Key.of(key));
        }
        return new SecretRequest(tier, known, budget);
    }

    /** Asks in production for keys that are declared as bytes. */
    static SecretRequest bytes(String... keys) {
        Set<Key> known = production(keys).keys();
        return new SecretRequest(Tier.PRODUCTION, known, Set.of(), known, Duration.ofSeconds(30));
    }

    static SecretRequest production(String... keys) {
        return request(Tier.PRODUCTION, Duration.ofSeconds(30), keys);
    }

    static Map<String, String> values(Reading reading) {
        Map<String, String> values = new TreeMap<>();
        for (Entry entry : reading.entries()) {
            values.put(entry.name(), entry.value().reveal());
        }
        return values;
    }

    /** The version that each entry says it is of, as text. */
    static List<String> versions(Reading reading) {
        List<String> versions = new ArrayList<>();
        for (Entry entry : reading.entries()) {
            versions.add(String.valueOf(((Origin.Stored) entry.origin()).version()));
        }
        return versions;
    }

    static List<String> ids(List<Problem> problems) {
        List<String> ids = new ArrayList<>();
        for (Problem problem : problems) {
            ids.add(problem.id().id());
        }
        return ids;
    }

    /** Everything that a problem says. */
    static String text(Problem problem) {
        return String.join(
                "\n",
                problem.id().id(),
                problem.message(),
                String.join("\n", problem.notes()),
                problem.because(),
                problem.fix(),
                String.valueOf(problem.origin()));
    }

    static String text(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(text(problem)).append("\n\n");
        }
        return text.toString();
    }
}
