package io.tierguard.examples.junit;

import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.testing.TierguardAssertions.assertNoLeak;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tierguard.ConfigRefusedException;
import io.tierguard.Guarded;
import io.tierguard.Tierguard;
import io.tierguard.testing.TierTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LeakTest {
    private static final String CANARY = "k4N/ry+7Qm2&xB9dRt4";

    @TierTest(
            tier = PRODUCTION,
            env = {"POSTGRES_DB=orders", "POSTGRES_PASSWORD=" + CANARY})
    void thePasswordIsNowhere(Guarded<OrdersConfig> guarded, @TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("app.log"), "started with " + guarded.config());

        assertNoLeak(CANARY, guarded, log);
    }

    @TierTest(tier = PRODUCTION, env = "POSTGRES_PASSWORD=" + CANARY)
    void norIsItInARefusal(Tierguard<OrdersConfig> tierguard) {
        ConfigRefusedException refused = assertThrows(ConfigRefusedException.class, tierguard::load);

        assertNoLeak(CANARY, refused);
    }
}
