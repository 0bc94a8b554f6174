package io.tierguard.testing;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The SDK, which says what an answer means. */
final class Sdk {
    private Sdk() {}

    /** One attempt for each call, with all the time that a busy machine needs. */
    static SecretsManagerClient once(URI endpoint) {
        return client(endpoint, AwsRetryStrategy.doNotRetry(), Duration.ofSeconds(30));
    }

    /** The time is that of a read too: this client is not interrupted once a body has begun to arrive. */
    static SecretsManagerClient once(URI endpoint, Duration patience) {
        return client(endpoint, AwsRetryStrategy.doNotRetry(), patience);
    }

    /** Three attempts, as the SDK does, without its pauses. */
    static SecretsManagerClient retrying(URI endpoint) {
        RetryStrategy strategy = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(3)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
        return client(endpoint, strategy, Duration.ofSeconds(30));
    }

    private static SecretsManagerClient client(URI endpoint, RetryStrategy strategy, Duration patience) {
        return SecretsManagerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("fake", "fake")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience))
                .overrideConfiguration(o -> o.retryStrategy(strategy).apiCallTimeout(patience))
                .build();
    }
}
