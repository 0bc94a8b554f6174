package io.tierguard.examples.junit;

import static io.tierguard.testing.TierguardAssertions.assertThatReport;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tierguard.Tier;
import io.tierguard.report.Report;
import io.tierguard.testing.EveryTier;

class EveryTierTest {
    @EveryTier(
            env = "POSTGRES_DB=orders",
            staging = "POSTGRES_PASSWORD=k4N9ry7Qm2xB9dRt4",
            production = {"POSTGRES_PASSWORD=Tz5wHd8LqP3vXc6J", "LOG_LEVEL=warn"})
    void starts(OrdersConfig config, Tier tier) {
        assertEquals(tier.isDeployed(), config.postgresPassword().isPresent());
        assertEquals(tier == Tier.PRODUCTION ? "warn" : "info", config.logLevel());
    }

    @EveryTier(
            env = {"POSTGRES_DB=orders", "POSTGRES_PASSWORD=changeme"},
            contract = OrdersConfig.class)
    void placeholdersStayOnTheDevelopersMachine(Report report, Tier tier) {
        if (tier.isDeployed()) {
            assertThatReport(report).refuses("TG408", "POSTGRES_PASSWORD");
        } else {
            assertThatReport(report).isAccepted();
        }
    }
}
