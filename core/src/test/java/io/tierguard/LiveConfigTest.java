package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.LiveConfig.Change;
import io.tierguard.LiveConfig.State;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refresh makes of each thing that can have happened since the last one; the clock is driven. */
class LiveConfigTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Map<String, String> OLD =
            Map.of("API_TOKEN", "old-token-4fK2", "SIGNING_KEY", "old-key-9sW7xQ");
    private static final Map<String, String> NEW =
            Map.of("API_TOKEN", "new-token-8hB3", "SIGNING_KEY", "new-key-2mZ5vL");

    private final Rotating vault = new Rotating();
    private final DrivenTicker ticker = new DrivenTicker(0.5);
    private final List<Change> changes = new ArrayList<>();
    private final Logged log = new Logged();
    private final List<LiveConfig<?>> opened = new ArrayList<>();

    @TempDir
    Path directory;

    record LivingConfig(
            Secret<String> apiToken,
            @Matches("(old|new)-.+") Secret<String> signingKey,
            Optional<Secret<String>> spareKey,
            @Default("5432") int dbPort) {}

    @AfterEach
    void close() {
        opened.forEach(LiveConfig::close);
        log.close();
    }

    private Tierguard<LivingConfig> loader(Tier tier) {
        return Tierguard.of(LivingConfig.class)
                .directory(directory)
                .tier(tier)
                .environment(Map.of())
                .systemProperties(Map.of())
                .secrets(vault);
    }

    private LiveConfig<LivingConfig> live(Tierguard<LivingConfig> loader) {
        LiveConfig<LivingConfig> live = LiveConfig.start(loader, Pace.of(INTERVAL), ticker);
        opened.add(live);
        live.onChange(changes::add);
        return live;
    }

    private LiveConfig<LivingConfig> live() {
        vault.has("v1", OLD);
        return live(loader(Tier.PRODUCTION));
    }

    private static String token(LiveConfig<LivingConfig> live) {
        return live.config().apiToken().reveal();
    }

    @Test
    void theFirstLoadIsALoad() {
        vault.has("v1", Map.of("API_TOKEN", "changeme"));
        assertThatThrownBy(() -> live(loader(Tier.PRODUCTION)))
                .isInstanceOfSatisfying(
                        ConfigRefusedException.class,
                        e -> assertThat(e.report().findings())
                                .extracting(Finding::id)
                                .contains("TG201", "TG408"));
    }

    @Test
    void aRotationTakesThePlaceOfTheWholeConfiguration() throws Exception {
        LiveConfig<LivingConfig> live = live();
        assertThat(live.tier()).isEqualTo(Tier.PRODUCTION);
        assertThat(live.health().state()).isEqualTo(State.FRESH);
        LivingConfig before = live.config();
        vault.has("v2", NEW);
        ticker.advance(INTERVAL);

        assertThat(before.apiToken().reveal()).isEqualTo("old-token-4fK2");
        assertThat(token(live)).isEqualTo("new-token-8hB3");
        assertThat(live.config().signingKey().reveal()).isEqualTo("new-key-2mZ5vL");
        assertThat(live.current().config()).isSameAs(live.config());
        assertThat(live.report()).isSameAs(live.current().report());
        assertThat(changes)
                .containsExactly(new Change(
                        List.of("API_TOKEN", "SIGNING_KEY"), Map.of("the vault", "v1"), Map.of("the vault", "v2")));
        assertThat(live.health().refreshes()).isEqualTo(1);
        assertThat(live.health().age()).isEqualTo(Duration.ZERO);
    }

    @Test
    void nothingChangedIsTheSameRecordAndNoCall() throws Exception {
        LiveConfig<LivingConfig> live = live();
        LivingConfig before = live.config();
        Guarded<LivingConfig> first = live.current();
        ticker.advance(INTERVAL);
        assertThat(live.config()).isSameAs(before);
        assertThat(live.current()).isNotSameAs(first);
        assertThat(changes).isEmpty();
        assertThat(live.health().refreshes()).isEqualTo(1);

        vault.has("v2", OLD);
        ticker.advance(INTERVAL);
        assertThat(live.config()).isSameAs(before);
        assertThat(changes)
                .containsExactly(new Change(List.of(), Map.of("the vault", "v1"), Map.of("the vault", "v2")));
    }

    @Test
    void aKeyThatComesOrGoesIsAChange() throws Exception {
        LiveConfig<LivingConfig> live = live();
        Map<String, String> more = new HashMap<>(OLD);
        more.put("SPARE_KEY", "spare-key-7tR1");
        vault.has(null, more);
        ticker.advance(INTERVAL);
        assertThat(live.config().spareKey()).isPresent();
        vault.has(null, OLD);
        ticker.advance(INTERVAL);
        assertThat(live.config().spareKey()).isEmpty();
        assertThat(changes)
                .containsExactly(
                        new Change(List.of("SPARE_KEY"), Map.of("the vault", "v1"), Map.of()),
                        new Change(List.of("SPARE_KEY"), Map.of(), Map.of()));
    }

    @Test
    void whatContractOrGuardRefusesKeepsTheOldAndAlarmsAtOnce() throws Exception {
        LiveConfig<LivingConfig> live = live();
        Report good = live.report();
        vault.has("v2", Map.of("API_TOKEN", "changeme", "SIGNING_KEY", "other-key-2mZ5vL"));
        ticker.advance(INTERVAL);

        assertThat(token(live)).isEqualTo("old-token-4fK2");
        assertThat(live.report()).isSameAs(good);
        assertThat(live.health().state()).isEqualTo(State.ALARM);
        assertThat(live.health().errors()).contains("TG408").hasSizeGreaterThan(1);
        assertThat(live.failure().orElseThrow().accepted()).isFalse();
        assertThat(changes).isEmpty();
    }

    @Test
    void transientFaultsAreStaleUntilTheLimit() throws Exception {
        LiveConfig<LivingConfig> live = live();
        ticker.advance(INTERVAL);
        vault.fails(ProblemId.SECRETS_UNAVAILABLE);
        Duration first = ticker.untilNext();
        ticker.advance(INTERVAL);
        assertThat(live.health())
                .isEqualTo(new LiveConfig.Health(State.STALE, INTERVAL, Duration.ZERO, List.of("TG626"), 1, 1));
        assertThat(first)
                .isLessThan(INTERVAL)
                .isGreaterThan(INTERVAL.multipliedBy(9).dividedBy(10));
        for (int i = 2; i < 24; i++) {
            ticker.advance(INTERVAL);
        }
        assertThat(live.health().state()).isEqualTo(State.STALE);
        assertThat(live.health().failing()).isEqualTo(INTERVAL.multipliedBy(22));
        assertThat(live.health().failures()).isEqualTo(23);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.ALARM);
        assertThat(live.health().age()).isEqualTo(INTERVAL.multipliedBy(24));
        assertThat(token(live)).isEqualTo("old-token-4fK2");

        vault.has("v2", NEW);
        ticker.advance(INTERVAL);
        assertThat(live.health())
                .isEqualTo(new LiveConfig.Health(State.FRESH, Duration.ZERO, Duration.ZERO, List.of(), 2, 24));
        assertThat(live.failure()).isEmpty();
        assertThat(token(live)).isEqualTo("new-token-8hB3");
    }

    static Stream<ProblemId> faults() {
        return ProblemId.catalogue().stream()
                .filter(id -> id.id().matches("TG6[23]\\d") && id != ProblemId.SECRETS_NAMES_UNKNOWN);
    }

    /** Also where the tier would accept a start without its secret manager, and where nothing of it is required. */
    @ParameterizedTest
    @MethodSource("faults")
    void aSourceThatFailsFailsTheRefreshInEveryTier(ProblemId fault) throws Exception {
        Map<String, String> all = new HashMap<>(OLD);
        all.put("SPARE_KEY", "spare-key-7tR1");
        for (Tier tier : Tier.values()) {
            vault.has("v1", all);
            DrivenTicker own = new DrivenTicker(0.5);
            Tierguard<LivingConfig> loader =
                    loader(tier).override("API_TOKEN", "kept-token-5gT8").override("SIGNING_KEY", "old-other-7pV4");
            LiveConfig<LivingConfig> live = LiveConfig.start(loader, Pace.of(INTERVAL), own);
            vault.fails(fault);
            own.advance(INTERVAL);
            boolean passes = fault.id().equals("TG621") || fault.id().equals("TG626");
            assertThat(live.health().state()).as(tier + " " + fault).isEqualTo(passes ? State.STALE : State.ALARM);
            assertThat(live.health().errors()).containsExactly(fault.id());
            assertThat(live.config().spareKey()).isPresent();
            live.close();
        }
    }

    /** That keys are missing follows from the fault, and is none of its own. */
    @Test
    void whatFollowsFromATransientFaultIsNoAlarm() throws Exception {
        LiveConfig<LivingConfig> live = live();
        vault.fails(ProblemId.SECRETS_TIMEOUT);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.STALE);
        assertThat(live.health().errors()).containsExactly("TG621");
        assertThat(live.failure().orElseThrow().findings())
                .extracting(Finding::id)
                .contains("TG201", "TG621");
    }

    @Test
    void anAlarmLastsUntilARefreshSucceeds() throws Exception {
        LiveConfig<LivingConfig> live = live();
        vault.fails(ProblemId.SECRETS_DENIED);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.ALARM);
        vault.fails(ProblemId.SECRETS_TIMEOUT);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.ALARM);
        assertThat(live.health().errors()).containsExactly("TG621");
        vault.has("v1", OLD);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.FRESH);
    }

    /** GitHub's findings are of a source as well, and that it is not available passes by itself. */
    @Test
    void ofGitHubOneFindingPassesByItself() throws Exception {
        LiveConfig<LivingConfig> live = live();
        vault.fails(ProblemId.GITHUB_UNAVAILABLE);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.STALE);
        assertThat(live.health().errors()).containsExactly("TG652");
        for (ProblemId id : List.of(ProblemId.GITHUB_DENIED, ProblemId.GITHUB_NOT_FOUND, ProblemId.GITHUB_NOT_SET_UP)) {
            vault.fails(id);
            ticker.advance(INTERVAL);
            assertThat(live.health().state()).isEqualTo(State.ALARM);
            assertThat(live.health().errors()).containsExactly(id.id());
        }
    }

    @Test
    void aStartWithoutItsSecretManagerIsNotFresh() throws Exception {
        vault.fails(ProblemId.SECRETS_TIMEOUT);
        Tierguard<LivingConfig> loader = loader(Tier.DEVELOPMENT)
                .environment(Map.of("API_TOKEN", "local-token-1", "SIGNING_KEY", "old-local-key-1"));
        LiveConfig<LivingConfig> live = live(loader);
        assertThat(live.health().state()).isEqualTo(State.STALE);
        assertThat(live.health().errors()).containsExactly("TG621");
        vault.has("v1", OLD);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.FRESH);
        assertThat(token(live)).isEqualTo("old-token-4fK2");
    }

    @Test
    void theTierStays() throws Exception {
        vault.has("v1", OLD);
        // What is handed in is copied, so the property that changes is one of the process, under a name that is nobody
        // else's.
        Path contract = Files.writeString(directory.resolve("tierguard.conf"), """
                application = living
                tier { signals = [LIVE_CONFIG_TEST_PLACE] }
                keys { API_TOKEN { required = true, secret = true } }
                """);
        System.setProperty("LIVE_CONFIG_TEST_PLACE", "staging");
        try (LiveConfig<Settings> live = LiveConfig.start(
                Tierguard.fromFile(contract)
                        .directory(directory)
                        .environment(Map.of())
                        .secrets(vault),
                Pace.of(INTERVAL),
                ticker)) {
            int asked = vault.calls.get();
            System.setProperty("LIVE_CONFIG_TEST_PLACE", "production");
            ticker.advance(INTERVAL);
            assertThat(live.tier()).isEqualTo(Tier.STAGING);
            assertThat(live.health().state()).isEqualTo(State.ALARM);
            assertThat(live.health().errors()).containsExactly("TG103");
            assertThat(live.failure().orElseThrow().toString())
                    .contains("this was started in staging, and now it would be production");
            assertThat(vault.calls).hasValue(asked);
        } finally {
            System.clearProperty("LIVE_CONFIG_TEST_PLACE");
        }
    }

    @Test
    void mountedFilesAreReadAnewAsWell() throws Exception {
        vault.has("v1", OLD);
        Path folder = Files.createDirectory(directory.resolve("mounted"));
        Files.writeString(folder.resolve("spare_key"), "spare-key-7tR1");
        LiveConfig<LivingConfig> live = live(loader(Tier.PRODUCTION).secretsFolder(folder));
        Files.writeString(folder.resolve("spare_key"), "spare-key-8uS2");
        ticker.advance(INTERVAL);
        assertThat(live.config().spareKey().orElseThrow().reveal()).isEqualTo("spare-key-8uS2");
        assertThat(changes).extracting(Change::keys).containsExactly(List.of("SPARE_KEY"));
        Files.delete(folder.resolve("spare_key"));
        Files.delete(folder);
        ticker.advance(INTERVAL);
        assertThat(live.config().spareKey()).isPresent();
        assertThat(live.health().errors()).containsExactly("TG607");
    }

    /** A rule that misuses its values throws; a start would end with that, a running application must not. */
    @Test
    void aRefreshThatThrowsKeepsTheOld() throws Exception {
        vault.has("v1", OLD);
        LiveConfig<LivingConfig> live = live(loader(Tier.PRODUCTION)
                .guard(
                        "own",
                        Rule.over("API_TOKEN")
                                .refuseWhen(values ->
                                        values.secret("API_TOKEN").reveal().startsWith("new")
                                                && values.flag("DB_PORT"))));
        vault.has("v2", NEW);
        ticker.advance(INTERVAL);
        assertThat(token(live)).isEqualTo("old-token-4fK2");
        assertThat(live.health().state()).isEqualTo(State.ALARM);
        assertThat(live.health().errors()).isEmpty();
        assertThat(live.failure()).isEmpty();
        vault.has("v3", OLD);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.FRESH);
    }

    @Test
    void aLimitThatIsReachedBetweenTwoRefreshesIsSeenThen() throws Exception {
        vault.has("v1", OLD);
        LiveConfig<LivingConfig> live =
                LiveConfig.start(loader(Tier.PRODUCTION), Pace.of(INTERVAL, INTERVAL.multipliedBy(2)), ticker);
        opened.add(live);
        vault.fails(ProblemId.SECRETS_TIMEOUT);
        ticker.advance(INTERVAL);
        ticker.advance(INTERVAL.minusSeconds(11));
        int asked = vault.calls.get();
        assertThat(live.health().state()).isEqualTo(State.STALE);
        ticker.advance(Duration.ofSeconds(11));
        assertThat(live.health().state()).isEqualTo(State.ALARM);
        assertThat(vault.calls).hasValue(asked);
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(1)).startsWith("SEVERE living: ");
    }
}
