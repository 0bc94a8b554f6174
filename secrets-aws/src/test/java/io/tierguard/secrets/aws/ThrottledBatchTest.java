package io.tierguard.secrets.aws;

import static io.tierguard.secrets.aws.Fetches.production;
import static io.tierguard.secrets.aws.Fetches.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.secrets.aws.Wire.Answer;
import io.tierguard.source.Reading;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What a batch is refused for decides how many secrets are then read at once. */
class ThrottledBatchTest {
    private static final Pattern ID = Pattern.compile("\"SecretId\":\"([^\"]+)\"");

    private final Wire wire = new Wire(null);
    private final SecretsManagerClient client = Fetches.client(wire.endpoint());

    @AfterEach
    void hangUp() {
        client.close();
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({"ThrottlingException, false", "AccessDeniedException, true"})
    void fewSecretsAreReadAtOnceWhereAFleetStarts(String code, boolean more) {
        CyclicBarrier oneMore = new CyclicBarrier(Session.FEW_THREADS + 1);
        AtomicBoolean met = new AtomicBoolean();
        wire.answering((call, body) -> {
            if (call.startsWith("Batch")) {
                return Answer.error(400, code, "no");
            }
            meet(oneMore, met);
            Matcher id = ID.matcher(body);
            assertThat(id.find()).isTrue();
            return Answer.of(
                    200, "{\"Name\":\"" + id.group(1) + "\",\"SecretString\":\"{\\\"" + id.group(1) + "\\\":1}\"}");
        });
        AwsSecrets secrets = AwsSecrets.named("k0");
        for (int i = 1; i < 42; i++) {
            secrets = secrets.and("k" + i);
        }
        Reading reading = secrets.client(client).fetch(production());
        assertThat(values(reading)).hasSize(42);
        assertThat(wire.calls()).hasSize(3 + 42);
        assertThat(met.get()).isEqualTo(more);
    }

    /** Waits for one call more than there may be, until it is clear that none comes; after that nobody waits again. */
    private static void meet(CyclicBarrier oneMore, AtomicBoolean met) {
        try {
            oneMore.await(1, TimeUnit.SECONDS);
            met.set(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException | TimeoutException e) {
            // that many never are
        }
    }
}
