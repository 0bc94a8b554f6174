package io.tierguard.examples.junit;

import static io.tierguard.Tier.DEVELOPMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tierguard.Settings;
import io.tierguard.testing.TierTest;

class FileContractTest {
    @TierTest(tier = DEVELOPMENT, contractFile = "tierguard.conf", env = "POSTGRES_DB=orders")
    void theFileAloneIsAContract(Settings settings) {
        assertEquals("orders", settings.get("POSTGRES_DB"));
    }
}
