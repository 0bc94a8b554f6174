package io.tierguard.secrets.aws;

import io.tierguard.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** The manager itself, through the SDK. */
final class SdkTransport implements Transport {
    /** What one batch may ask for. */
    static final int BATCH = 20;

    private static final int LISTED_AT_ONCE = 100;
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

    private final SecretsManagerClient client;
    private final @Nullable DefaultCredentialsProvider credentials;
    private final @Nullable String account;

    private SdkTransport(
            SecretsManagerClient client, @Nullable DefaultCredentialsProvider credentials, @Nullable String account) {
        this.client = client;
        this.credentials = credentials;
        this.account = account;
    }

    /** Uses the client, which stays its owner's to close. */
    static SdkTransport of(SecretsManagerClient client) {
        return new SdkTransport(client, null, null);
    }

    /** Makes a client of what the SDK's own chains find. It tries nothing again by itself: {@link Attempts} does. */
    static SdkTransport open(Duration time) throws CallFailed {
        Region region;
        try {
            region = new DefaultAwsRegionProviderChain().getRegion();
        } catch (RuntimeException e) {
            throw new CallFailed(Fault.of(FaultKind.NO_REGION, e.getClass().getSimpleName()), 1);
        }
        if (!region.id().matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
            throw new CallFailed(Fault.of(FaultKind.BAD_REGION, Settings.region()), 1);
        }
        DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        AwsCredentials found;
        try {
            found = credentials.resolveCredentials();
        } catch (RuntimeException e) {
            credentials.close();
            throw new CallFailed(unopened(e), 1);
        }
        try {
            return new SdkTransport(
                    client(region, credentials, time),
                    credentials,
                    found.accountId().orElse(null));
        } catch (RuntimeException e) {
            credentials.close();
            String endpoint = Settings.unfitEndpoint();
            throw new CallFailed(
                    endpoint == null
                            ? Fault.of(FaultKind.BAD_SETTING, e.getClass().getSimpleName())
                            : Fault.of(FaultKind.BAD_ENDPOINT, endpoint),
                    1);
        }
    }

    private static SecretsManagerClient client(Region region, DefaultCredentialsProvider credentials, Duration time) {
        Duration half = time.dividedBy(2);
        return SecretsManagerClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(half.compareTo(LONGEST_CONNECT) > 0 ? LONGEST_CONNECT : half)
                        .socketTimeout(time))
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(new CodesOnly()))
                .build();
    }

    private static Fault unopened(RuntimeException thrown) {
        return thrown instanceof AwsServiceException
                ? Fault.of(thrown)
                : Fault.of(FaultKind.NO_CREDENTIALS, thrown.getClass().getSimpleName());
    }

    @Override
    public @Nullable String region() {
        Region region = client.serviceClientConfiguration().region();
        return region == null ? null : region.id();
    }

    @Override
    public @Nullable String account() {
        return account;
    }

    @Override
    public StoredSecret get(String id, @Nullable String stage, Duration time) throws CallFailed {
        GetSecretValueResponse answer = client.getSecretValue(
                request -> request.secretId(id).versionStage(stage).overrideConfiguration(within(time)));
        if (answer.name() == null || (answer.secretString() == null && answer.secretBinary() == null)) {
            throw new CallFailed(Fault.of(FaultKind.UNREACHABLE, "EmptyAnswer"), 1); // cut off, or not of AWS at all
        }
        return stored(answer.name(), answer.arn(), answer.versionId(), answer.secretString(), answer.secretBinary());
    }

    /**
     * A part of the answer to a batch.
     *
     * @param values what was read
     * @param faults why others were not, by what they were asked for
     * @param next asks for the rest, or is null
     */
    record Page(
            List<StoredSecret> values,
            Map<String, Fault> faults,
            @Nullable String next) {}

    Page batch(List<String> ids, @Nullable String next, Duration time) throws CallFailed {
        BatchGetSecretValueResponse answer = client.batchGetSecretValue(
                request -> request.secretIdList(ids).nextToken(next).overrideConfiguration(within(time)));
        if (!answer.hasSecretValues() && !answer.hasErrors() && answer.nextToken() == null) {
            throw new CallFailed(Fault.of(FaultKind.UNREACHABLE, "EmptyAnswer"), 1);
        }
        List<StoredSecret> values = new ArrayList<>();
        for (SecretValueEntry value : answer.secretValues()) {
            values.add(
                    stored(value.name(), value.arn(), value.versionId(), value.secretString(), value.secretBinary()));
        }
        Map<String, Fault> faults = new LinkedHashMap<>();
        String requestId = answer.responseMetadata().requestId();
        for (APIErrorType error : answer.errors()) {
            faults.put(String.valueOf(error.secretId()), Fault.of(error.errorCode(), error.message(), requestId, 0));
        }
        return new Page(values, faults, answer.nextToken());
    }

    /**
     * What is known of a secret whose value nobody has read.
     *
     * @param stages the stages that its versions have
     */
    record Described(String name, String arn, boolean isDeleted, Set<String> stages, Map<String, String> tags) {}

    /** A part of the list of secrets; {@code next} asks for the rest, or is null. */
    record Listing(List<Described> secrets, @Nullable String next) {}

    Listing list(Selection selection, @Nullable String next, Duration time) {
        List<Filter> filters = new ArrayList<>();
        if (!selection.prefix().isEmpty()) {
            filters.add(filter(FilterNameStringType.NAME, selection.prefix()));
        }
        selection.tags().forEach((key, value) -> {
            filters.add(filter(FilterNameStringType.TAG_KEY, key));
            filters.add(filter(FilterNameStringType.TAG_VALUE, value));
        });
        ListSecretsResponse answer = client.listSecrets(request -> request.filters(filters)
                .maxResults(LISTED_AT_ONCE)
                .nextToken(next)
                .overrideConfiguration(within(time)));
        List<Described> secrets = new ArrayList<>();
        for (SecretListEntry one : answer.secretList()) {
            secrets.add(new Described(
                    one.name(),
                    one.arn(),
                    one.deletedDate() != null,
                    stages(one.secretVersionsToStages()),
                    tags(one.tags())));
        }
        return new Listing(secrets, answer.nextToken());
    }

    Described describe(String id, Duration time) {
        DescribeSecretResponse answer =
                client.describeSecret(request -> request.secretId(id).overrideConfiguration(within(time)));
        return new Described(
                answer.name(),
                answer.arn(),
                answer.deletedDate() != null,
                stages(answer.versionIdsToStages()),
                tags(answer.tags()));
    }

    private static StoredSecret stored(
            @Nullable String name,
            @Nullable String arn,
            @Nullable String version,
            @Nullable String text,
            @Nullable SdkBytes binary) {
        String base64 = binary == null ? null : Base64.getEncoder().encodeToString(binary.asByteArrayUnsafe());
        return new StoredSecret(name, arn, version, secret(text), secret(base64));
    }

    private static @Nullable Value secret(@Nullable String text) {
        return text == null ? null : Value.secret(text);
    }

    private static Filter filter(FilterNameStringType key, String value) {
        return Filter.builder().key(key).values(value).build();
    }

    private static Set<String> stages(Map<String, List<String>> byVersion) {
        Set<String> stages = new HashSet<>();
        byVersion.values().forEach(stages::addAll);
        return stages;
    }

    private static Map<String, String> tags(List<Tag> list) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Tag tag : list) {
            tags.put(tag.key(), tag.value());
        }
        return tags;
    }

    private static AwsRequestOverrideConfiguration within(Duration time) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(time)
                .apiCallAttemptTimeout(time)
                .build();
    }

    /** Closes the client, unless that is the user's own. */
    @Override
    public void close() {
        if (credentials != null) {
            client.close();
            credentials.close();
        }
    }
}
