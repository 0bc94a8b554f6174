package io.tierguard.testing;

import static io.tierguard.testing.TierguardAssertions.assertThatReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.tierguard.Default;
import io.tierguard.Guarded;
import io.tierguard.Secret;
import io.tierguard.Settings;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;
import uk.org.webcompere.systemstubs.properties.SystemProperties;

/** What {@link TierTest} and {@link EveryTier} give to tests, and what they say where they can't. */
class HermeticLoadTest {
    record ShopConfig(
            String postgresDb,
            @Default("info") String logLevel,
            @Default("false") boolean enableDebugEndpoints) {}

    record OtherConfig(@Default("1") int size) {}

    record SecretConfig(Secret<String> apiToken) {}

    @TierTest(env = "POSTGRES_DB=shop", contract = ShopConfig.class)
    static class Given {
        static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

        @BeforeEach
        void setUp(Tier tier, ShopConfig config) {
            SEEN.add(tier.label() + " " + config.postgresDb());
        }

        @TierTest(tier = Tier.PRODUCTION)
        void all(
                ShopConfig config,
                Guarded<ShopConfig> guarded,
                Report report,
                Tierguard<ShopConfig> tierguard,
                Tier tier) {
            assertThat(config).isSameAs(guarded.config());
            assertThat(report).isSameAs(guarded.report());
            assertThat(tier).isEqualTo(Tier.PRODUCTION);
            assertThatReport(report).isAccepted().hasTier(Tier.PRODUCTION);
            assertThat(report.tierEvidence().get(0).assignment()).isEqualTo("APP_TIER=production");
            assertThatReport(
                            tierguard.override("ENABLE_DEBUG_ENDPOINTS", "true").check())
                    .refuses("TG401");
        }

        @TierTest(
                tier = Tier.STAGING,
                env = {"POSTGRES_DB=other", "LOG_LEVEL=a=b"})
        void whatIsNearerCounts(ShopConfig config, Guarded<?> any) {
            assertThat(config).isEqualTo(new ShopConfig("other", "a=b", false));
            assertThat(any.config()).isEqualTo(config);
        }

        @TierTest(
                tier = Tier.DEVELOPMENT,
                dotenv = {"# two lines", "LOG_LEVEL=debug"})
        void aDotenvIsRead(ShopConfig config, Report report) {
            assertThat(config.logLevel()).isEqualTo("debug");
            assertThatReport(report).warnsOnly();
        }

        @TierTest(tier = Tier.TEST, dotenv = "LOG_LEVEL=trace", properties = "enableDebugEndpoints=true")
        void inTestItHasAnotherName(ShopConfig config) {
            assertThat(config.logLevel()).isEqualTo("trace");
        }

        @TierTest(tier = Tier.DEVELOPMENT, properties = "LOG_LEVEL=warn")
        void propertiesAreRead(ShopConfig config) {
            assertThat(config.logLevel()).isEqualTo("warn");
        }

        @TierTest(env = "NODE_ENV=development")
        void variablesAloneCanTellTheTier(ShopConfig config, Tier tier) {
            assertThat(tier).isEqualTo(Tier.DEVELOPMENT);
        }

        @Nested
        @TierTest(tier = Tier.STAGING, env = "LOG_LEVEL=nested")
        class Inner {
            @Test
            void aPlainTestHasWhatTheClassesSay(ShopConfig config, Tier tier) {
                assertThat(config).isEqualTo(new ShopConfig("shop", "nested", false));
                assertThat(tier).isEqualTo(Tier.STAGING);
            }

            @TierTest(tier = Tier.PRODUCTION)
            void andAnOwnOneAddsToIt(ShopConfig config, Tier tier) {
                assertThat(config.logLevel()).isEqualTo("nested");
                assertThat(tier).isEqualTo(Tier.PRODUCTION);
            }

            @ParameterizedTest
            @EnumSource(Tier.class)
            void argumentsOfOthersAreLeftAlone(Tier tier, Report report) {
                SEEN.add("given " + tier);
                assertThatReport(report).hasTier(Tier.STAGING);
            }
        }
    }

    @Test
    void everythingIsInjected() {
        runs(Given.class).assertStatistics(stats -> stats.succeeded(6 + 2 + 4).failed(0));
        assertThat(Given.SEEN).contains("production shop", "staging other", "given DEVELOPMENT");
    }

    @ExtendWith(SystemStubsExtension.class)
    static class Hermetic {
        @SystemStub
        final EnvironmentVariables variables = new EnvironmentVariables("LOG_LEVEL", "stubbed", "NODE_ENV", "test");

        @SystemStub
        final SystemProperties properties = new SystemProperties("logLevel", "stubbed", "app.tier", "staging");

        @TierTest(tier = Tier.PRODUCTION, env = "POSTGRES_DB=shop")
        void nothingOfTheProcessIsSeen(ShopConfig config, Tierguard<ShopConfig> tierguard) {
            assertThat(System.getenv("LOG_LEVEL")).isEqualTo("stubbed");
            assertThat(config.logLevel()).isEqualTo("info");
        }
    }

    @Test
    void nothingOfTheProcessIsSeen() {
        runs(Hermetic.class).assertStatistics(stats -> stats.succeeded(1).failed(0));
    }

    @TierTest(env = "POSTGRES_DB=shop", tier = Tier.TEST)
    static class Matrix {
        static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

        @EveryTier(env = "LOG_LEVEL=warn", production = "LOG_LEVEL=error")
        void runs(ShopConfig config, Tier tier, Report report) {
            assertThatReport(report).hasTier(tier);
            SEEN.add(tier + " " + config.logLevel());
        }
    }

    @Test
    void aMatrixRunsOnceInEachTier() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Matrix.class))
                .execute();
        assertThat(results.testEvents().succeeded().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("development", "test", "staging", "production");
        assertThat(Matrix.SEEN).containsExactly("DEVELOPMENT warn", "TEST warn", "STAGING warn", "PRODUCTION error");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @TierTest(tier = Tier.PRODUCTION, env = "POSTGRES_DB=shop")
    @interface InProduction {}

    static class Composed {
        @InProduction
        void anOwnAnnotationCanBeMadeOfIt(ShopConfig config, Tier tier) {
            assertThat(tier).isEqualTo(Tier.PRODUCTION);
        }
    }

    @Test
    void annotationsCanBeComposed() {
        runs(Composed.class).assertStatistics(stats -> stats.succeeded(1).failed(0));
    }

    @TierTest(env = "POSTGRES_DB=shop", contract = ShopConfig.class)
    static class Parallel {
        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @TierTest(tier = Tier.STAGING, env = "LOG_LEVEL=one")
        void one(ShopConfig config, Tier tier) throws Exception {
            BOTH.await(1, TimeUnit.MINUTES);
            assertThat(config.logLevel() + tier).isEqualTo("oneSTAGING");
        }

        @TierTest(tier = Tier.PRODUCTION, env = "LOG_LEVEL=two")
        void two(ShopConfig config, Tier tier) throws Exception {
            BOTH.await(1, TimeUnit.MINUTES);
            assertThat(config.logLevel() + tier).isEqualTo("twoPRODUCTION");
        }
    }

    @Test
    void testsThatRunAtOnceShareNothing() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Parallel.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(2).failed(0));
    }

    static class OfFile {
        @TierTest(tier = Tier.TEST, contractFile = "src/test/resources/shop.conf", env = "POSTGRES_DB=shop")
        void settings(Settings settings, Guarded<Settings> guarded, Report report) {
            assertThat(settings.get("POSTGRES_DB")).isEqualTo("shop");
            assertThat(guarded.config()).isSameAs(settings);
        }

        @TierTest(
                tier = Tier.TEST,
                contract = OtherConfig.class,
                contractFile = "src/test/resources/shop.conf",
                env = "POSTGRES_DB=")
        void aFileTightensARecord(Report report) {
            assertThatReport(report).refuses("TG201", "POSTGRES_DB").hasNo("TG301", "SIZE");
        }
    }

    @Test
    void aFileCanBeTheContract() {
        runs(OfFile.class).assertStatistics(stats -> stats.succeeded(2).failed(0));
    }

    /** Each fails, with the message that a golden file has. */
    static class Failing {
        @TierTest(
                tier = Tier.PRODUCTION,
                env = {"POSTGRES_DB=shop", "ENABLE_DEBUG_ENDPOINTS=true"})
        void aRefusedRecord(ShopConfig config) {}

        @TierTest(tier = Tier.PRODUCTION)
        void aRefusedGuarded(Guarded<ShopConfig> guarded) {}

        @TierTest(
                tier = Tier.PRODUCTION,
                env = {"POSTGRES_DB=shop", "NODE_ENV=test"})
        void aContradictedTier(ShopConfig config) {}

        @TierTest(contract = ShopConfig.class)
        void noTier(Tier tier) {}

        @TierTest(
                tier = Tier.TEST,
                env = {"POSTGRES_DB=shop", "LOG_LEVEL"})
        void anEntryWithoutEquals(ShopConfig config) {}

        @TierTest(tier = Tier.TEST, env = "=shop")
        void anEntryWithoutAName(ShopConfig config) {}

        @TierTest(tier = Tier.TEST, env = " POSTGRES_DB=shop")
        void anEntryWithABlank(ShopConfig config) {}

        @TierTest(
                tier = Tier.TEST,
                properties = {"a=1", "a=2"})
        void aKeyTwice(ShopConfig config) {}

        @TierTest(tier = Tier.TEST, env = "APP_TIER=test")
        void theTierTwice(ShopConfig config) {}

        @TierTest(tier = {Tier.TEST, Tier.STAGING})
        void twoTiers(ShopConfig config) {}

        @TierTest(tier = Tier.TEST)
        void noContract(Report report) {}

        @TierTest(tier = Tier.TEST)
        void noContractAndNothingWanted() {}

        @TierTest(tier = Tier.TEST)
        void twoContracts(ShopConfig config, Guarded<OtherConfig> other) {}

        @TierTest(tier = Tier.TEST, contract = OtherConfig.class)
        void anotherRecord(ShopConfig config) {}

        @TierTest(tier = Tier.TEST, contract = OtherConfig.class)
        void settingsOfARecord(Settings settings) {}

        @TierTest(tier = Tier.TEST, contractFile = "src/test/resources/shop.conf", env = "POSTGRES_DB=shop")
        void guardedOfAFile(Guarded<Settings> settings, Tierguard<OtherConfig> other) {}

        @TierTest(tier = Tier.TEST, contractFile = "src/test/resources/none.conf")
        void noFile(Settings settings) {}

        @TierTest(tier = Tier.TEST, contract = OtherConfig.class)
        void aForeignType(String text) {}

        @TierTest(tier = Tier.TEST)
        void aRecordWithMistakes(MistakenConfig config) {}

        @EveryTier(env = "POSTGRES_DB=shop", production = "LOG_LEVEL")
        void aMistakeInAMatrix(ShopConfig config) {}
    }

    record MistakenConfig(Object anything) {}

    @Test
    void failuresSayWhatIsWrong() throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        Method[] methods = Failing.class.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            List<Event> failed = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectMethod(Failing.class, method))
                    .execute()
                    .testEvents()
                    .failed()
                    .list();
            assertThat(failed).as(method.getName()).isNotEmpty();
            Throwable thrown = failed.get(0)
                    .getRequiredPayload(TestExecutionResult.class)
                    .getThrowable()
                    .orElseThrow();
            String here = Path.of("").toAbsolutePath().toString();
            messages.put(
                    method.getName() + ", " + thrown.getClass().getSimpleName(),
                    String.valueOf(thrown.getMessage())
                            .replace(here, "/work")
                            .replaceAll("parameter \\[java.lang.String \\w+]", "parameter [java.lang.String text]"));
        }
        Golden.assertIs("tier-test.txt", messages);
    }

    private static Events runs(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
    }
}
