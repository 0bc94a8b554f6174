package io.tierguard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** What Secrets Manager does, asked by the SDK of whatever claims to do it. */
abstract class SecretsManagerBehaviour {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";

    /** Tests share a server, and each has its own part of it. */
    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + "/";

    private SecretsManagerClient client;

    abstract URI endpoint();

    abstract Set<Difference> differences();

    @BeforeEach
    void connect() {
        client = Sdk.once(endpoint());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private boolean differs(Difference difference) {
        return differences().contains(difference);
    }

    private String name(String rest) {
        return prefix + rest;
    }

    private CreateSecretResponse create(String name, String value) {
        return client.createSecret(r -> r.name(name(name)).secretString(value));
    }

    private GetSecretValueResponse get(String name) {
        return client.getSecretValue(r -> r.secretId(name(name)));
    }

    private void assertCode(String code, ThrowingCallable call) {
        SecretsManagerException thrown = catchThrowableOfType(SecretsManagerException.class, call);
        assertThat(thrown).isNotNull();
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(code);
    }

    // ---- one secret

    @Test
    void whatIsCreatedIsRead() {
        CreateSecretResponse created = create("a", "{\"KEY\": \"grün\"}");
        GetSecretValueResponse got = get("a");

        assertThat(created.arn()).startsWith(ARN + name("a") + "-").hasSize((ARN + name("a")).length() + 7);
        assertThat(created.arn()).matches(".*-[A-Za-z]{6}");
        assertThat(got.arn()).isEqualTo(created.arn());
        assertThat(got.name()).isEqualTo(name("a"));
        assertThat(got.versionId()).isEqualTo(created.versionId());
        assertThat(got.secretString()).isEqualTo("{\"KEY\": \"grün\"}");
        assertThat(got.secretBinary()).isNull();
        assertThat(got.versionStages()).containsExactly("AWSCURRENT");
        assertThat(got.createdDate()).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
        assertThat(got.responseMetadata().requestId()).isNotBlank();
    }

    @Test
    void binaryIsReadAsItWasWritten() {
        byte[] all = new byte[65_536]; // the most that there may be, and no UTF-8
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i + 0x80);
        }
        SdkBytes bytes = SdkBytes.fromByteArray(all);
        client.createSecret(r -> r.name(name("a")).secretBinary(bytes));

        assertThat(get("a").secretBinary()).isEqualTo(bytes);
        assertThat(get("a").secretString()).isNull();
    }

    @Test
    void isFoundByNameByArnAndByArnWithoutItsEnd() {
        String arn = create("a", "1").arn();
        for (String id : List.of(name("a"), arn, ARN + name("a"))) {
            assertThat(client.getSecretValue(r -> r.secretId(id)).arn()).isEqualTo(arn);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        SecretsManagerException thrown = catchThrowableOfType(SecretsManagerException.class, () -> get("nothing"));

        assertThat(thrown).isInstanceOf(ResourceNotFoundException.class);
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
        assertThat(thrown.awsErrorDetails().errorMessage())
                .isEqualTo("Secrets Manager can't find the specified secret.");
        assertThat(thrown.statusCode()).isEqualTo(differs(Difference.NOT_FOUND_IS_404) ? 404 : 400);
        assertThat(thrown.requestId()).isNotBlank();
    }

    @Test
    void aNameThatNoneCanHaveIsInvalid() {
        String code = differs(Difference.ANY_NAME_IS_LOOKED_FOR) ? "ResourceNotFoundException" : "ValidationException";
        assertCode(code, () -> client.getSecretValue(r -> r.secretId("event api")));
    }

    @Test
    void aSecretWithoutValueHasNoCurrentVersion() {
        client.createSecret(r -> r.name(name("a")));

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> get("a"))
                .withMessageContaining("AWSCURRENT");
        assertThat(client.describeSecret(r -> r.secretId(name("a"))).versionIdsToStages())
                .isEmpty();
    }

    @Test
    void anEmptyValueIsNone() {
        if (differs(Difference.EMPTY_VALUE_IS_NONE)) {
            assertThat(create("a", "").versionId()).isNull();
        } else {
            assertCode("ValidationException", () -> create("a", ""));
        }
    }

    @Test
    void aNameIsTakenOnce() {
        create("a", "1");

        assertThatExceptionOfType(ResourceExistsException.class).isThrownBy(() -> create("a", "1"));
    }

    @Test
    void theSameCallTwiceIsOne() {
        String token = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            CreateSecretResponse created =
                    client.createSecret(r -> r.name(name("a")).secretString("1").clientRequestToken(token));
            assertThat(created.versionId()).isEqualTo(token);
        }
        assertThatExceptionOfType(ResourceExistsException.class)
                .isThrownBy(() -> client.putSecretValue(
                        r -> r.secretId(name("a")).secretString("2").clientRequestToken(token)));
    }

    // ---- versions

    @Test
    void aNewValueMakesTheOldOnePrevious() {
        String first = create("a", "1").versionId();
        PutSecretValueResponse put =
                client.putSecretValue(r -> r.secretId(name("a")).secretString("2"));

        assertThat(put.versionStages()).containsExactly("AWSCURRENT");
        assertThat(get("a").secretString()).isEqualTo("2");
        GetSecretValueResponse previous =
                client.getSecretValue(r -> r.secretId(name("a")).versionStage("AWSPREVIOUS"));
        assertThat(previous.secretString()).isEqualTo("1");
        assertThat(previous.versionId()).isEqualTo(first);
        assertThat(previous.versionStages()).containsExactly("AWSPREVIOUS");
    }

    @Test
    void theOneBeforeThePreviousHasNoLabelAndIsStillRead() {
        String first = create("a", "1").versionId();
        client.putSecretValue(r -> r.secretId(name("a")).secretString("2"));
        client.updateSecret(r -> r.secretId(name("a")).secretString("3"));

        assertThat(get("a").secretString()).isEqualTo("3");
        assertThat(client.getSecretValue(r -> r.secretId(name("a")).versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("2");
        GetSecretValueResponse oldest =
                client.getSecretValue(r -> r.secretId(name("a")).versionId(first));
        assertThat(oldest.secretString()).isEqualTo("1");
        assertThat(oldest.versionStages()).isEmpty();
    }

    @Test
    void aLabelOfOnesOwnLeavesTheCurrentOne() {
        create("a", "1");
        client.putSecretValue(r -> r.secretId(name("a")).secretString("2").versionStages("CANARY"));

        assertThat(get("a").secretString()).isEqualTo("1");
        assertThat(client.getSecretValue(r -> r.secretId(name("a")).versionStage("CANARY"))
                        .secretString())
                .isEqualTo("2");
    }

    @Test
    void aLabelOfOnesOwnStaysWithItsVersion() {
        create("a", "1");
        client.putSecretValue(r -> r.secretId(name("a")).secretString("2").versionStages("AWSCURRENT", "PINNED"));
        client.putSecretValue(r -> r.secretId(name("a")).secretString("3"));

        ThrowingCallable read =
                () -> client.getSecretValue(r -> r.secretId(name("a")).versionStage("PINNED"));
        if (differs(Difference.LOST_LABELS_OF_THE_PREVIOUS)) {
            assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(read);
        } else {
            assertThat(client.getSecretValue(r -> r.secretId(name("a")).versionStage("PINNED"))
                            .secretString())
                    .isEqualTo("2");
        }
    }

    @Test
    void versionsAndLabelsThatAreNotThereAreNotFound() {
        String id = create("a", "1").versionId();
        String other = UUID.randomUUID().toString();

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(
                        () -> client.getSecretValue(r -> r.secretId(name("a")).versionStage("NONE")));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(
                        () -> client.getSecretValue(r -> r.secretId(name("a")).versionId(other)))
                .withMessageContaining(other);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> client.getSecretValue(
                        r -> r.secretId(name("a")).versionId(id).versionStage("AWSPREVIOUS")));
    }

    @Test
    void anUpdateWithoutValueMakesNoVersion() {
        String version = create("a", "1").versionId();
        client.updateSecret(r -> r.secretId(name("a")).description("of the Event API"));

        assertThat(get("a").versionId()).isEqualTo(version);
        assertThat(client.describeSecret(r -> r.secretId(name("a"))).description())
                .isEqualTo("of the Event API");
    }

    // ---- batches

    @Test
    void aBatchAnswersWhatItCanAndNamesTheRest() {
        String arn = create("a", "1").arn();
        create("b", "2");
        create("gone", "3");
        client.deleteSecret(r -> r.secretId(name("gone")));

        BatchGetSecretValueResponse batch =
                client.batchGetSecretValue(r -> r.secretIdList(arn, name("nothing"), name("b"), name("gone")));

        assertThat(batch.secretValues()).extracting(SecretValueEntry::name).containsExactly(name("a"), name("b"));
        assertThat(batch.secretValues())
                .extracting(SecretValueEntry::secretString)
                .containsExactly("1", "2");
        assertThat(batch.secretValues().get(0).versionStages()).containsExactly("AWSCURRENT");
        assertThat(batch.secretValues().get(0).arn()).isEqualTo(arn);
        assertThat(batch.errors())
                .extracting(error -> error.secretId() + " " + error.errorCode())
                .containsExactly(
                        name("nothing") + " ResourceNotFoundException", name("gone") + " InvalidRequestException");
        assertThat(batch.nextToken()).isNull();
    }

    @Test
    void aBatchNamesTheOneWithoutValue() {
        create("a", "1");
        client.createSecret(r -> r.name(name("b")));

        if (differs(Difference.ONE_WITHOUT_VALUE_FAILS_THE_BATCH)) {
            assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> client.batchGetSecretValue(r -> r.secretIdList(name("a"), name("b"))));
        } else {
            BatchGetSecretValueResponse batch = client.batchGetSecretValue(r -> r.secretIdList(name("a"), name("b")));
            assertThat(batch.secretValues()).hasSize(1);
            assertThat(batch.errors().get(0).errorCode()).isEqualTo("ResourceNotFoundException");
        }
    }

    @Test
    void twentyIdsAreTakenAndNoMore() {
        IntStream.range(0, 21).forEach(i -> create("s" + i, "" + i));
        List<String> ids = IntStream.range(0, 21).mapToObj(i -> name("s" + i)).toList();

        assertThat(client.batchGetSecretValue(r -> r.secretIdList(ids.subList(0, 20)))
                        .secretValues())
                .hasSize(20);
        if (differs(Difference.ANY_NUMBER_OF_IDS)) {
            assertThat(client.batchGetSecretValue(r -> r.secretIdList(ids)).secretValues())
                    .hasSize(21);
        } else {
            assertCode("ValidationException", () -> client.batchGetSecretValue(r -> r.secretIdList(ids)));
        }
    }

    @Test
    void aBatchByPrefixComesInPages() {
        for (int i = 0; i < 5; i++) {
            create("prod" + i, "" + i);
        }
        create("dev", "no");

        List<String> values = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        client.batchGetSecretValuePaginator(r -> r.filters(byName(name("prod"))).maxResults(2))
                .forEach(page -> {
                    sizes.add(page.secretValues().size());
                    page.secretValues().forEach(value -> values.add(value.secretString()));
                });

        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(values).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void aBatchByPrefixReadsNothingThatIsScheduledForDeletion() {
        create("a", "1");
        create("b", "2");
        client.deleteSecret(r -> r.secretId(name("b")));

        if (differs(Difference.DELETED_ONE_FAILS_A_FILTERED_BATCH)) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> client.batchGetSecretValue(r -> r.filters(byName(prefix))));
        } else {
            BatchGetSecretValueResponse batch = client.batchGetSecretValue(r -> r.filters(byName(prefix)));
            assertThat(batch.secretValues()).hasSize(1);
            assertThat(batch.errors()).isEmpty();
        }
    }

    @Test
    void aBatchIsByIdsOrByFilters() {
        create("a", "1");

        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> client.batchGetSecretValue(
                        r -> r.secretIdList(name("a")).filters(byName(prefix))));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> client.batchGetSecretValue(
                        r -> r.secretIdList(name("a")).maxResults(2)));
    }

    // ---- what there is

    @Test
    void aDescriptionHasTheVersionsAndNoValue() {
        String first = create("a", "not-a-real-one").versionId();
        String second = client.putSecretValue(r -> r.secretId(name("a")).secretString("nor-this"))
                .versionId();
        DescribeSecretResponse described = client.describeSecret(r -> r.secretId(name("a")));

        assertThat(described.name()).isEqualTo(name("a"));
        assertThat(described.versionIdsToStages())
                .containsEntry(first, List.of("AWSPREVIOUS"))
                .containsEntry(second, List.of("AWSCURRENT"));
        assertThat(described.createdDate()).isNotNull();
        assertThat(described.lastChangedDate()).isNotNull();
        assertThat(described.deletedDate()).isNull();
        assertThat(described.toString()).doesNotContain("not-a-real-one", "nor-this");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> client.describeSecret(r -> r.secretId(name("nothing"))));
    }

    @Test
    void secretsAreListedByPrefixAndTag() {
        client.createSecret(r -> r.name(name("prod/a")).secretString("1").tags(tag("team", "events" + prefix)));
        client.createSecret(r -> r.name(name("prod/b")).secretString("2").tags(tag("squad" + prefix, "events")));
        create("dev/a", "3");

        assertThat(listed(byName(name("prod/")))).containsExactly(name("prod/a"), name("prod/b"));
        assertThat(listed(byName(name("PROD/")))).isEmpty();
        assertThat(listed(byName(name("dev"), name("prod/b")))).containsExactly(name("prod/b"), name("dev/a"));
        assertThat(listed(filter(FilterNameStringType.TAG_VALUE, "events" + prefix)))
                .containsExactly(name("prod/a"));
        assertThat(listed(filter(FilterNameStringType.TAG_KEY, "squad" + prefix)))
                .containsExactly(name("prod/b"));
        assertThat(listed(byName(prefix), filter(FilterNameStringType.TAG_KEY, "team")))
                .containsExactly(name("prod/a"));
        assertThat(listed(byName(prefix), filter(FilterNameStringType.NAME, "!" + name("prod"))))
                .containsExactly(name("dev/a"));
        SecretListEntry entry = client.listSecrets(r -> r.filters(byName(name("prod/a"))))
                .secretList()
                .get(0);
        assertThat(entry.tags()).containsExactly(tag("team", "events" + prefix));
        assertThat(entry.secretVersionsToStages().values()).containsExactly(List.of("AWSCURRENT"));
    }

    @Test
    void secretsAreListedByDescription() {
        client.createSecret(r -> r.name(name("a")).secretString("1").description("Keys of the event service"));
        create("b", "2");

        Filter words = filter(FilterNameStringType.DESCRIPTION, "EVENT");
        assertThat(listed(byName(prefix), words)).containsExactly(name("a"));
        assertThat(listed(byName(prefix), filter(FilterNameStringType.DESCRIPTION, "vent")))
                .isEmpty();
    }

    @Test
    void aListComesInPages() {
        for (int i = 0; i < 5; i++) {
            create("s" + i, "" + i);
        }
        ListSecretsResponse first =
                client.listSecrets(r -> r.filters(byName(prefix)).maxResults(3));
        ListSecretsResponse second =
                client.listSecrets(r -> r.filters(byName(prefix)).maxResults(3).nextToken(first.nextToken()));

        assertThat(first.secretList()).hasSize(3);
        assertThat(second.secretList()).extracting(SecretListEntry::name).containsExactly(name("s3"), name("s4"));
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void anUnknownFilterIsRefused() {
        assertCode(
                "ValidationException",
                () -> client.listSecrets(r ->
                        r.filters(Filter.builder().key("colour").values("blue").build())));
    }

    // ---- deletion

    @Test
    void whatIsScheduledForDeletionIsReadNoMoreUntilItIsRestored() {
        create("a", "1");
        Instant date = client.deleteSecret(r -> r.secretId(name("a")).recoveryWindowInDays(7L))
                .deletionDate();

        assertThat(date)
                .isAfter(Instant.now().plus(6, ChronoUnit.DAYS))
                .isBefore(Instant.now().plus(8, ChronoUnit.DAYS));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> get("a"));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> client.deleteSecret(r -> r.secretId(name("a"))));
        assertThat(client.describeSecret(r -> r.secretId(name("a"))).deletedDate())
                .isNotNull();
        assertThat(listed(byName(prefix))).isEmpty();
        assertThat(client.listSecrets(r -> r.filters(byName(prefix)).includePlannedDeletion(true))
                        .secretList())
                .hasSize(1);

        client.restoreSecret(r -> r.secretId(name("a")));

        assertThat(get("a").secretString()).isEqualTo("1");
        assertThat(client.describeSecret(r -> r.secretId(name("a"))).deletedDate())
                .isNull();
    }

    @Test
    void whatIsDeletedByForceIsGoneAndItsNameIsFree() {
        String arn = create("a", "1").arn();
        client.deleteSecret(r -> r.secretId(name("a")).forceDeleteWithoutRecovery(true));

        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> get("a"));
        // Again, because the answer may have been lost.
        client.deleteSecret(r -> r.secretId(name("a")).forceDeleteWithoutRecovery(true));
        assertThat(create("a", "2").arn()).isNotEqualTo(arn);
    }

    @Test
    void aWindowIsOfSevenToThirtyDaysOrNone() {
        create("a", "1");
        for (long days : List.of(6L, 31L)) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(
                            () -> client.deleteSecret(r -> r.secretId(name("a")).recoveryWindowInDays(days)));
        }
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> client.deleteSecret(
                        r -> r.secretId(name("a")).recoveryWindowInDays(7L).forceDeleteWithoutRecovery(true)));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> client.deleteSecret(r -> r.secretId(name("nothing"))));
    }

    @Test
    void valuesOf64KiBAreKeptWhole() {
        String value = "x".repeat(65536);
        create("a", value);

        assertThat(get("a").secretString()).isEqualTo(value);
        assertThat(value.getBytes(StandardCharsets.UTF_8)).hasSize(65536);
    }

    private List<String> listed(Filter... filters) {
        return client.listSecrets(r -> r.filters(filters)).secretList().stream()
                .map(SecretListEntry::name)
                .toList();
    }

    private static Filter byName(String... prefixes) {
        return filter(FilterNameStringType.NAME, prefixes);
    }

    private static Filter filter(FilterNameStringType key, String... values) {
        return Filter.builder().key(key).values(values).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
