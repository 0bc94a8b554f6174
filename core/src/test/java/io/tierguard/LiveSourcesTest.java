package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.LiveConfig.State;
import io.tierguard.report.Finding;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretProvider;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the loads of one live configuration know of each other's secret managers: those that are open, and calls that hang. */
@Timeout(60)
class LiveSourcesTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Rotating VAULT = new Rotating();
    private static final AtomicInteger FOUND = new AtomicInteger();
    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final AtomicBoolean BROKEN = new AtomicBoolean();

    private final DrivenTicker ticker = new DrivenTicker(0.5);
    private final Logged log = new Logged();
    private final List<LiveConfig<?>> opened = new ArrayList<>();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path directory;

    record OneConfig(Secret<String> apiToken) {}

    record OptionalConfig(@Default("local") String place) {}

    /** Opens the vault of this test, and counts how often it is made and asked for that. */
    public static final class CountingProvider implements SecretProvider {
        /** Is made by the service loader, at each look-up. */
        public CountingProvider() {
            FOUND.incrementAndGet();
        }

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Answer open(Request request) {
            OPENED.incrementAndGet();
            if (BROKEN.get()) {
                throw new IllegalStateException("cAnArY");
            }
            return new Answer.Opened(VAULT);
        }
    }

    @BeforeEach
    void register() throws Exception {
        Path services = Files.createDirectories(directory.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(SecretProvider.class.getName()), CountingProvider.class.getName());
        URL classes = directory.resolve("classes").toUri().toURL();
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[] {classes}, before));
        FOUND.set(0);
        OPENED.set(0);
        BROKEN.set(false);
        VAULT.calls.set(0);
        VAULT.has("v1", Map.of("API_TOKEN", "old-token-4fK2"));
    }

    @AfterEach
    void close() {
        opened.forEach(LiveConfig::close);
        log.close();
        Thread.currentThread().setContextClassLoader(before);
    }

    private <T extends Record> Tierguard<T> loader(Class<T> type, Tier tier) {
        return Tierguard.of(type)
                .directory(directory)
                .tier(tier)
                .environment(Map.of())
                .systemProperties(Map.of());
    }

    private Tierguard<OneConfig> named(Tier tier) throws Exception {
        Path file = directory.resolve("tierguard.conf");
        Files.writeString(
                file,
                "application = one\nsecrets { development = counting, production = counting }\nkeys { API_TOKEN {} }\n");
        return loader(OneConfig.class, tier).contractFile(file);
    }

    private <T> LiveConfig<T> live(Tierguard<T> loader) {
        LiveConfig<T> live = LiveConfig.start(loader, Pace.of(INTERVAL), ticker);
        opened.add(live);
        return live;
    }

    @Test
    void whatTheContractNamesIsOpenedOnce() throws Exception {
        LiveConfig<OneConfig> live = live(named(Tier.PRODUCTION));
        for (int i = 1; i < 5; i++) {
            VAULT.has("v" + i, Map.of("API_TOKEN", "new-token-8hB" + i));
            ticker.advance(INTERVAL);
            assertThat(live.config().apiToken().reveal()).isEqualTo("new-token-8hB" + i);
        }
        assertThat(VAULT.calls).hasValue(5);
        assertThat(FOUND).hasValue(1);
        assertThat(OPENED).hasValue(1);
    }

    @Test
    void loadsThatKnowNothingOfEachOtherOpenItEach() throws Exception {
        Tierguard<OneConfig> loader = named(Tier.PRODUCTION);
        loader.load();
        loader.load();
        live(loader);
        live(loader);
        assertThat(OPENED).hasValue(4);
    }

    /** A development starts without its manager, and may have it later. */
    @Test
    void whatCouldNotBeOpenedIsTriedAnew() throws Exception {
        BROKEN.set(true);
        LiveConfig<OneConfig> live = live(named(Tier.DEVELOPMENT).environment(Map.of("API_TOKEN", "local-token-1")));
        assertThat(live.health().errors()).containsExactly("TG620");
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.ALARM);
        BROKEN.set(false);
        ticker.advance(INTERVAL);
        ticker.advance(INTERVAL);
        assertThat(live.health().state()).isEqualTo(State.FRESH);
        assertThat(live.config().apiToken().reveal()).isEqualTo("old-token-4fK2");
        assertThat(OPENED).hasValue(3);
    }

    /** Hangs until it is released, whoever interrupts it. */
    private static final class Deaf implements SecretSource {
        private final CountDownLatch release = new CountDownLatch(1);
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger interrupts = new AtomicInteger();
        private final List<Thread> threads = new ArrayList<>();

        @Override
        public String name() {
            return "the deaf one";
        }

        @Override
        public Reading fetch(SecretRequest request) {
            calls.incrementAndGet();
            synchronized (threads) {
                threads.add(Thread.currentThread());
            }
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    interrupts.incrementAndGet(); // and goes on, as some clients do
                }
            }
            return Reading.NOTHING;
        }
    }

    @Test
    void aSourceThatHangsCostsOneThread() throws Exception {
        Deaf deaf = new Deaf();
        LiveConfig<OptionalConfig> live =
                live(loader(OptionalConfig.class, Tier.DEVELOPMENT).secrets(deaf, DEADLINE));
        assertThat(live.health().errors()).containsExactly("TG621");
        for (int i = 1; i < 10; i++) {
            ticker.advance(INTERVAL);
            assertThat(live.health().failures()).isEqualTo(i);
            assertThat(live.health().state()).isEqualTo(State.STALE);
        }
        assertThat(deaf.calls).hasValue(1);
        assertThat(live.failure().orElseThrow().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("TG621");
            assertThat(finding.problem().message()).isEqualTo("the deaf one still hangs in an earlier call");
            assertThat(finding.problem().notes()).singleElement().asString().contains("heeds no interrupt");
        });

        deaf.release.countDown();
        for (Thread thread : deaf.threads) {
            thread.join();
        }
        ticker.advance(INTERVAL);
        assertThat(deaf.calls).hasValue(2);
    }

    /** The deadline is each source's own, and so is that it hangs. */
    @Test
    void othersAreAskedBesideIt() throws Exception {
        Deaf deaf = new Deaf();
        LiveConfig<OneConfig> live = live(loader(OneConfig.class, Tier.DEVELOPMENT)
                .secrets(deaf, DEADLINE)
                .secrets(VAULT)
                .secrets(deaf, DEADLINE));
        for (int i = 0; i < 3; i++) {
            ticker.advance(INTERVAL);
        }
        assertThat(VAULT.calls).hasValue(4);
        assertThat(deaf.calls).hasValue(2);
        assertThat(live.failure().orElseThrow().findings())
                .extracting(Finding::id)
                .containsExactly("TG621", "TG621");
        deaf.release.countDown();
    }

    /** Whoever loads anew on purpose gets a call of their own. */
    @Test
    void loadsOfTheirOwnWaitForNobodyElse() {
        Deaf deaf = new Deaf();
        Tierguard<OptionalConfig> loader =
                loader(OptionalConfig.class, Tier.DEVELOPMENT).secrets(deaf, DEADLINE);
        for (int i = 0; i < 3; i++) {
            assertThat(loader.check().findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.problem().message())
                            .isEqualTo("the deaf one did not answer within 300 ms"));
        }
        deaf.release.countDown();
    }
}
