package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads that run at the same time see their own surroundings and nothing else. */
class ConcurrencyTest {
    @TempDir
    Path directory;

    record NamedConfig(
            String name,
            Secret<String> password,
            @Default("1") int number) {}

    @Test
    void loadsDoNotDisturbEachOther() throws Exception {
        Tierguard<NamedConfig> shared = Tierguard.of(NamedConfig.class).systemProperties(Map.of());
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Path folder = Files.createDirectories(directory.resolve("folder" + i));
                Files.writeString(folder.resolve(".env"), "APP_TIER=development\nNAME=name" + i + "\n");
                Files.writeString(folder.resolve("application.conf"), "number = " + i + "\n");
                Callable<Boolean> loads = loads(shared.directory(folder), i, together);
                results.add(threads.submit(loads));
            }
            together.countDown();
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Boolean> loads(Tierguard<NamedConfig> loader, int i, CountDownLatch together) {
        return () -> {
            together.await();
            for (int round = 0; round < 50; round++) {
                // Every other thread lacks its password, so refusals and acceptances are mixed.
                Map<String, String> environment = i % 2 == 0 ? Map.of("PASSWORD", "secret-of-" + i) : Map.of();
                try {
                    NamedConfig config = loader.environment(environment).load().config();
                    if (i % 2 != 0
                            || !config.name().equals("name" + i)
                            || config.number() != i
                            || !config.password().reveal().equals("secret-of-" + i)) {
                        return false;
                    }
                } catch (ConfigRefusedException e) {
                    if (i % 2 == 0 || e.report().errors() != 1) {
                        return false;
                    }
                }
            }
            return true;
        };
    }
}
