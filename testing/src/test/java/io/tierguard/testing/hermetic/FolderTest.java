package io.tierguard.testing.hermetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.tierguard.Default;
import io.tierguard.Tier;
import io.tierguard.testing.EveryTier;
import io.tierguard.testing.TierTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The folder of a load is of one test, and gone after it, whatever is in it then. */
class FolderTest {
    record SmallConfig(@Default("info") String logLevel) {}

    /** Notes the folder of a test that begins, and leaves something in it. */
    static final class Littering implements BeforeTestExecutionCallback {
        static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

        @Override
        public void beforeTestExecution(ExtensionContext test) throws IOException {
            Path folder = test.getStore(TierTestExtension.NAMESPACE).get(Rehearsal.class, Rehearsal.class).folder;
            FOLDERS.add(folder);
            Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), "left");
        }
    }

    @ExtendWith(Littering.class)
    static class Tests {
        @TierTest(tier = Tier.DEVELOPMENT, dotenv = "LOG_LEVEL=debug")
        void passes(SmallConfig config) {}

        @TierTest(tier = Tier.DEVELOPMENT)
        void fails(SmallConfig config) {
            throw new AssertionError("on purpose");
        }

        @EveryTier
        void runsFourTimes(SmallConfig config) {}
    }

    @Test
    void itIsDeleted() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Tests.class))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(5).failed(1));
        assertThat(Littering.FOLDERS).hasSize(6).noneMatch(Files::exists);
    }
}
