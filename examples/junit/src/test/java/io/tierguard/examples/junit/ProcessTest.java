package io.tierguard.examples.junit;

import static io.tierguard.Tier.TEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tierguard.ConfigRefusedException;
import io.tierguard.Tierguard;
import io.tierguard.testing.TierTest;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;
import uk.org.webcompere.systemstubs.properties.SystemProperties;

@ExtendWith(SystemStubsExtension.class)
class ProcessTest {
    @SystemStub
    final EnvironmentVariables variables = new EnvironmentVariables("APP_TIER", "test", "POSTGRES_DB", "orders");

    @SystemStub
    final SystemProperties properties = new SystemProperties("LOG_LEVEL", "warn");

    @Test
    void theProcessIsReadAnewByEachLoad() {
        assertEquals("orders", Tierguard.load(OrdersConfig.class).postgresDb());

        variables.set("POSTGRES_DB", "other");
        assertEquals("other", Tierguard.load(OrdersConfig.class).postgresDb());

        variables.remove("POSTGRES_DB");
        assertThrows(ConfigRefusedException.class, () -> Tierguard.load(OrdersConfig.class));
    }

    @Nested
    class Inside {
        @Test
        void stubsOfTheOuterClassHoldToo() {
            variables.set("ENABLE_DEBUG_ENDPOINTS", "true");

            assertEquals(
                    new OrdersConfig("orders", Optional.empty(), "warn", true), Tierguard.load(OrdersConfig.class));
        }

        @TierTest(tier = TEST, env = "POSTGRES_DB=hermetic")
        void aTierTestSeesNothingOfThem(OrdersConfig config) {
            assertEquals("hermetic", config.postgresDb());
            assertEquals("info", config.logLevel());
        }
    }
}
