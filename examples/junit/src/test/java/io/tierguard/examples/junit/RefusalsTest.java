package io.tierguard.examples.junit;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.testing.TierguardAssertions.assertThatReport;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tierguard.Guarded;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import io.tierguard.testing.TierTest;
import org.junit.jupiter.api.Nested;

@TierTest(
        contract = OrdersConfig.class,
        contractFile = "tierguard.conf",
        env = {"POSTGRES_DB=orders", "POSTGRES_PASSWORD=k4N9ry7Qm2xB9dRt4"})
class RefusalsTest {
    @TierTest(tier = PRODUCTION)
    void productionStarts(OrdersConfig config, Report report) {
        assertEquals("info", config.logLevel());
        assertThatReport(report).isAccepted().warnsOnly();
    }

    @TierTest(tier = PRODUCTION, env = "ENABLE_DEBUG_ENDPOINTS=true")
    void debugEndpointsAreRefused(Report report) {
        assertThatReport(report).refuses("TG401", "ENABLE_DEBUG_ENDPOINTS").hasNo("TG405");
    }

    @TierTest(
            tier = PRODUCTION,
            env = {"POSTGRES_DB=postgres", "POSTGRES_PASSWORD="})
    void theFileAsksMoreThanTheRecord(Report report) {
        assertThatReport(report).refusesOnly("TG201", "orders-need-their-own-database");
    }

    @TierTest(tier = PRODUCTION, env = "NODE_ENV=test")
    void tiersThatContradictEachOtherAreRefused(Report report) {
        assertThatReport(report).refuses("TG103").hasNoTier();
    }

    @TierTest(tier = PRODUCTION)
    void aLoadCanGoOn(Tierguard<OrdersConfig> tierguard) {
        assertThatReport(tierguard.override("LOG_LEVEL", "debug").check()).refuses("TG405", "LOG_LEVEL");
    }

    @Nested
    @TierTest(tier = DEVELOPMENT, env = "POSTGRES_PASSWORD=")
    class OnADevelopersMachine {
        @TierTest(dotenv = {"POSTGRES_PASSWORD=postgres", "LOG_LEVEL=debug"})
        void aDotenvIsRead(Guarded<OrdersConfig> guarded) {
            assertEquals("debug", guarded.config().logLevel());
            assertTrue(guarded.explain("LOG_LEVEL").from().contains(".env"));
        }
    }
}
