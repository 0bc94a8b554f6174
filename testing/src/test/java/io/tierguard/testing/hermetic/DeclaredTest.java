package io.tierguard.testing.hermetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.tierguard.Default;
import io.tierguard.Guarded;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import io.tierguard.testing.TierTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What is said in several places, and what it comes to. */
class DeclaredTest {
    record ShopConfig(String postgresDb, @Default("info") String logLevel) {}

    /** However a test says which tier it runs in, the lines of its {@code .env} count. */
    static class Dotenv {
        @TierTest(tier = Tier.TEST, dotenv = "POSTGRES_DB=shop")
        void byTheAttribute(ShopConfig config, Tier tier) {
            assertThat(config.postgresDb() + tier).isEqualTo("shopTEST");
        }

        @TierTest(env = "NODE_ENV=test", dotenv = "POSTGRES_DB=shop")
        void byAnotherSignal(ShopConfig config, Tier tier) {
            assertThat(config.postgresDb() + tier).isEqualTo("shopTEST");
        }

        @TierTest(env = "APP_TIER=Test", dotenv = "POSTGRES_DB=shop")
        void byAnotherCase(ShopConfig config, Tier tier) {
            assertThat(config.postgresDb() + tier).isEqualTo("shopTEST");
        }

        @TierTest(properties = "app.tier=test", dotenv = "POSTGRES_DB=shop")
        void byAProperty(ShopConfig config, Tier tier) {
            assertThat(config.postgresDb() + tier).isEqualTo("shopTEST");
        }

        @TierTest(contract = ShopConfig.class, dotenv = "POSTGRES_DB=shop")
        void byTheLoader(Tierguard<ShopConfig> tierguard) {
            assertThat(tierguard.tier(Tier.TEST).load().config().postgresDb()).isEqualTo("shop");
        }

        @TierTest(env = "NODE_ENV=development", dotenv = "POSTGRES_DB=shop")
        void inDevelopment(ShopConfig config, Tier tier) {
            assertThat(config.postgresDb() + tier).isEqualTo("shopDEVELOPMENT");
        }

        @TierTest(dotenv = {"APP_TIER=development", "POSTGRES_DB=shop"})
        void byItself(ShopConfig config, Tier tier) {
            assertThat(config.postgresDb() + tier).isEqualTo("shopDEVELOPMENT");
        }
    }

    @Test
    void linesOfADotenvCountInWhicheverTierItIs() {
        allPass(Dotenv.class, 7);
    }

    @TierTest(
            tier = Tier.STAGING,
            contract = ShopConfig.class,
            env = {"POSTGRES_DB=base", "LOG_LEVEL=base"})
    static class Base {}

    @TierTest(env = "LOG_LEVEL=sub")
    static class Sub extends Base {
        @TierTest
        void whatTheSuperclassSaysHoldsStill(Report report, Guarded<?> guarded, Tier tier) {
            assertThat(guarded.config()).isEqualTo(new ShopConfig("base", "sub"));
            assertThat(tier).isEqualTo(Tier.STAGING);
        }
    }

    @TierTest(contract = ShopConfig.class, env = "POSTGRES_DB=interface")
    interface Shop {}

    @TierTest(tier = Tier.TEST)
    static class OfInterface implements Shop {
        @Test
        void whatAnInterfaceSaysHoldsToo(ShopConfig config, Tier tier) {
            assertThat(config.postgresDb() + tier).isEqualTo("interfaceTEST");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @TierTest(
            tier = Tier.PRODUCTION,
            env = {"POSTGRES_DB=meta", "LOG_LEVEL=warn"})
    @interface Prod {}

    @Retention(RetentionPolicy.RUNTIME)
    @Prod
    @TierTest(env = "LOG_LEVEL=error")
    @interface QuietProd {}

    static class Composed {
        @Prod
        @TierTest(env = "POSTGRES_DB=own")
        void theOwnAnnotationIsNearer(ShopConfig config, Tier tier) {
            assertThat(config).isEqualTo(new ShopConfig("own", "warn"));
            assertThat(tier).isEqualTo(Tier.PRODUCTION);
        }

        @TierTest(tier = Tier.STAGING)
        @QuietProd
        void whicheverIsWrittenFirst(ShopConfig config, Tier tier) {
            assertThat(config).isEqualTo(new ShopConfig("meta", "error"));
            assertThat(tier).isEqualTo(Tier.STAGING);
        }
    }

    @Test
    void annotationsOfSuperclassesAddUp() {
        allPass(Sub.class, 1);
    }

    @Test
    void annotationsOfInterfacesAddUp() {
        allPass(OfInterface.class, 1);
    }

    @Test
    void composedAnnotationsAddUp() {
        allPass(Composed.class, 2);
    }

    @TierTest(tier = Tier.TEST, env = "POSTGRES_DB=shop")
    static class SetUp {
        @BeforeEach
        void before(ShopConfig config) {
            assertThat(config.postgresDb()).isEqualTo("shop");
        }

        @AfterEach
        void after(Guarded<ShopConfig> guarded) {
            assertThat(guarded.config().postgresDb()).isEqualTo("shop");
        }

        @Test
        void aTestThatWantsNothing() {}

        @TierTest(tier = Tier.STAGING)
        void aTestThatWantsNoRecord(Tier tier, Guarded<?> guarded) {
            assertThat(guarded.config()).isInstanceOf(ShopConfig.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void aTestWithArguments(int number) {}
    }

    @Test
    void aMethodBeforeEachTestNamesTheContractToo() {
        allPass(SetUp.class, 4);
    }

    @TierTest(tier = Tier.TEST, env = "POSTGRES_DB=shop")
    static class Repeated {
        @RepeatedTest(2)
        void again(ShopConfig config, Tier tier) {
            assertThat(config.postgresDb() + tier).isEqualTo("shopTEST");
        }
    }

    @Test
    void aTestThatIsRepeatedHasItsParameters() {
        allPass(Repeated.class, 2);
    }

    private static void allPass(Class<?> tests, int number) {
        Events events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
        List<String> failures = events.failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName() + ": "
                        + event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                .toList();
        assertThat(failures).isEmpty();
        events.assertStatistics(stats -> stats.succeeded(number));
    }
}
