package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tierguard.LiveConfig;
import io.tierguard.LiveConfig.Health;
import io.tierguard.LiveConfig.State;
import io.tierguard.Matches;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Severity;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.secrets.aws.FailureMatrix.Start;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import io.tierguard.testing.FakeSecretsManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Every fault of {@link FailureMatrix}, at a start and at a refresh, in each tier, over the wire. All cases have secrets of their
 * own in one fake, and are under way some at a time, because most of their time is spent in waiting.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
    private static final Duration BUDGET = Duration.ofSeconds(3);
    private static final int FEWEST_CASES = 60;
    private static final int AT_ONCE = 8;
    private static final int MOST_ROUNDS = 20;
    private static final List<Tier> TIERS = List.of(Tier.DEVELOPMENT, Tier.STAGING, Tier.PRODUCTION);
    private static final Pattern TOLD = Pattern.compile("; (\\d+) attempts?, (\\d+) of ");
    private static final List<String> SETTINGS = List.of("AWS_REGION", "AWS_ACCESS_KEY_ID");

    @TempDir
    static Path folder;

    private final Properties before = new Properties();
    private final FakeSecretsManager fake = FakeSecretsManager.start();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<Case, Future<Outcome>> outcomes = new LinkedHashMap<>();

    record Config(@Matches("(local|old|new)-.+") Secret<String> apiToken, Secret<String> signingKey) {}

    enum Phase {
        START,
        REFRESH
    }

    record Case(FailureMatrix row, Phase phase, Tier tier) {
        String secret() {
            return row + "/" + phase + "/" + tier;
        }
    }

    /**
     * What came of a case.
     *
     * @param report of the start, or of the refresh that failed; or of what is served
     * @param span how long the last fetch took
     * @param health how a live configuration stands after the refresh
     * @param served what is handed out before the refresh, and after it
     */
    record Outcome(Report report, Duration span, @Nullable Health health, List<Config> served) {}

    /** Asks AWS, and notes how long that takes, to the end, whether anybody still waits for it or not. */
    private static final class Timed implements SecretSource {
        private volatile AwsSecrets secrets;
        private volatile CompletableFuture<Duration> span = new CompletableFuture<>();

        Timed(AwsSecrets secrets) {
            this.secrets = secrets;
        }

        /** From now on it's asked elsewhere, if anywhere, and it's the next fetch that is timed. */
        void next(@Nullable SecretsManagerClient elsewhere) {
            secrets = elsewhere == null ? secrets : secrets.client(elsewhere);
            span = new CompletableFuture<>();
        }

        Duration span() throws Exception {
            return span.get(1, TimeUnit.MINUTES);
        }

        @Override
        public String name() {
            return secrets.name();
        }

        @Override
        public Reading fetch(SecretRequest request) {
            CompletableFuture<Duration> mine = span;
            long start = System.nanoTime();
            try {
                return secrets.fetch(request);
            } finally {
                mine.complete(Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    @BeforeAll
    void run() throws Exception {
        assumeThat(System.getenv().keySet().stream().noneMatch(SETTINGS::contains))
                .isTrue();
        before.putAll(System.getProperties());
        Map<String, String> environment = fake.environment();
        System.setProperty("aws.region", environment.get("AWS_REGION"));
        System.setProperty("aws.accessKeyId", environment.get("AWS_ACCESS_KEY_ID"));
        System.setProperty("aws.secretAccessKey", environment.get("AWS_SECRET_ACCESS_KEY"));
        System.setProperty("aws.endpointUrlSecretsManager", environment.get("AWS_ENDPOINT_URL_SECRETS_MANAGER"));
        System.setProperty("aws.disableEc2Metadata", "true");
        warmUp();
        cases().forEach(one -> outcomes.put(one, threads.submit(new Run(one))));
    }

    /** Loads the SDK, and goes on until it is as quick as it is in a process that runs. */
    private void warmUp() throws Exception {
        Case once = new Case(FailureMatrix.THROTTLED_ONCE, Phase.REFRESH, Tier.TEST);
        boolean slow = true;
        for (int round = 0; slow && round < MOST_ROUNDS; round++) {
            slow = false;
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                runs.add(new Run(once));
            }
            for (Future<Outcome> outcome : threads.invokeAll(runs)) {
                slow |= outcome.get().span().compareTo(BUDGET.dividedBy(8)) > 0;
            }
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (FailureMatrix row : FailureMatrix.values()) {
            for (Phase phase : Phase.values()) {
                TIERS.forEach(tier -> cases.add(new Case(row, phase, tier)));
            }
        }
        return cases;
    }

    /** One case, from good secrets to what comes of bad ones. */
    private final class Run implements Callable<Outcome> {
        private final Case one;
        private final Timed source;
        private final @Nullable SecretsManagerClient lost;

        Run(Case one) {
            this.one = one;
            this.lost = one.row().elsewhere == null ? null : Fetches.client(one.row().elsewhere);
            List<String> names = one.row().secrets(one.secret());
            AwsSecrets secrets = AwsSecrets.named(names.get(0));
            this.source = new Timed(names.size() == 1 ? secrets : secrets.and(names.get(1)));
        }

        @Override
        public Outcome call() throws Exception {
            try {
                return outcome();
            } finally {
                if (lost != null) {
                    lost.close();
                }
            }
        }

        private Outcome outcome() throws Exception {
            Tierguard<Config> guard = Tierguard.of(Config.class)
                    .tier(one.tier())
                    .environment(Map.of("API_TOKEN", "local-token-1bV6", "SIGNING_KEY", "local-key-5nM0pLwE"))
                    .systemProperties(Map.of())
                    .directory(folder)
                    .secrets(source, BUDGET);
            one.row().fill(fake, one.secret(), "old");
            if (one.phase() == Phase.START) {
                happen();
                Report report = guard.check();
                return new Outcome(report, source.span(), null, List.of());
            }
            try (LiveConfig<Config> live = guard.live(Duration.ofDays(1))) {
                Config before = live.config();
                one.row().fill(fake, one.secret(), "new");
                happen();
                Health health = live.refresh();
                Report report = live.failure().orElse(live.report());
                return new Outcome(report, source.span(), health, List.of(before, live.config()));
            }
        }

        private void happen() {
            one.row().happen(fake, one.secret());
            source.next(lost);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsItShould(Case one) throws Exception {
        Outcome outcome = outcomes.get(one).get(5, TimeUnit.MINUTES);
        assertThat(outcome.span()).isLessThanOrEqualTo(BUDGET.plus(BUDGET.dividedBy(10)));
        if (one.phase() == Phase.START) {
            started(one, outcome);
        } else {
            refreshed(one, outcome);
        }
    }

    private static void started(Case one, Outcome outcome) {
        FailureMatrix row = one.row();
        Start expected = one.tier().isDeployed() ? row.deployed : row.development;
        List<Finding> findings = whatCounts(outcome.report());
        assertThat(outcome.report().accepted()).isEqualTo(expected != Start.REFUSES);
        if (expected == Start.STARTS) {
            assertThat(findings).isEmpty();
            return;
        }
        assertThat(findings).extracting(Finding::id).containsExactly(row.id);
        assertThat(findings.get(0).severity()).isEqualTo(expected == Start.WARNS ? Severity.WARNING : Severity.ERROR);
        assertTries(one, findings.get(0));
    }

    private static void refreshed(Case one, Outcome outcome) {
        FailureMatrix row = one.row();
        Health health = Objects.requireNonNull(outcome.health());
        Config before = outcome.served().get(0);
        Config after = outcome.served().get(1);
        assertThat(before.apiToken().reveal()).startsWith("old-");
        assertThat(health.state()).isEqualTo(row.refreshed);
        if (row.refreshed == State.FRESH) {
            assertThat(health.errors()).isEmpty();
            assertThat(after.apiToken().reveal()).startsWith("new-");
            assertThat(after.signingKey().reveal()).startsWith("new-");
            return;
        }
        assertThat(health.errors()).containsExactly(row.id);
        assertThat(health.failures()).isEqualTo(1);
        assertThat(after).isSameAs(before);
        List<Finding> findings = whatCounts(outcome.report());
        assertThat(findings).extracting(Finding::id).containsExactly(row.id);
        assertTries(one, findings.get(0));
    }

    /** Returns what is said of a secret manager, and what refuses. */
    private static List<Finding> whatCounts(Report report) {
        return report.findings().stream()
                .filter(finding ->
                        finding.severity() == Severity.ERROR || finding.id().matches("TG6[23]\\d"))
                .toList();
    }

    /** What may pass is tried again, as long as there is time, and nothing else; what the SDK's clock may be to blame for, once. */
    private static void assertTries(Case one, Finding finding) {
        List<String> notes = finding.problem().notes();
        if (notes.isEmpty() || !notes.get(notes.size() - 1).endsWith(" of " + BUDGET.toMillis() + " ms")) {
            assertThat(finding.id()).isIn("TG304", "TG630");
            return;
        }
        Matcher told = TOLD.matcher(notes.get(notes.size() - 1));
        assertThat(told.find()).isTrue();
        int tries = Integer.parseInt(told.group(1));
        assertThat(Long.parseLong(told.group(2))).isLessThanOrEqualTo(BUDGET.toMillis() * 11 / 10);
        switch (one.row()) {
            case SIGNATURE_WRONG, CLOCK_WRONG -> assertThat(tries).isEqualTo(2);
            default -> {
                if (!finding.id().equals("TG626")) {
                    assertThat(tries).isEqualTo(1);
                } else if (one.tier().isDeployed()) {
                    assertThat(tries).isGreaterThan(2);
                } else {
                    assertThat(tries).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void thereAreEnoughCases() {
        assertThat(cases()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(FEWEST_CASES);
        assertThat(outcomes.keySet()).containsExactlyElementsOf(cases());
    }

    @AfterAll
    void restore() {
        threads.shutdownNow();
        fake.close();
        System.setProperties(before);
        SdkGlobalTime.setGlobalTimeOffset(0); // the SDK has set its clock by the fake's
    }
}
