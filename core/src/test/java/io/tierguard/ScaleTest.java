package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.contract.ContractCheck;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Presence;
import io.tierguard.contract.RecordContract;
import io.tierguard.contract.Type;
import io.tierguard.guard.Guards;
import io.tierguard.guard.Judgement;
import io.tierguard.layer.Layers;
import io.tierguard.layer.Snapshot;
import io.tierguard.layer.Sources;
import io.tierguard.model.Key;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Surroundings;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand keys. What is measured is the memory that a load asks for, which is the same on every machine, and which a
 * loop over pairs of keys could not hide: ten times the keys must not ask for much more than ten times the memory.
 */
class ScaleTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    record OneText(String text) {}

    @Test
    void growsWithTheKeys() throws IOException {
        load(1_000); // the first run also pays for classes
        long thousand = allocated(1_000);
        long tenThousand = allocated(10_000);
        assertThat((double) tenThousand / thousand).isBetween(5.0, 13.0);
    }

    @Test
    void findsEveryKeyAmongTenThousand() throws IOException {
        Checked checked = load(10_000);
        assertThat(checked.settings()).hasSize(10_000);
        assertThat(checked.problems())
                .allSatisfy(problem -> assertThat(problem.id().id()).isIn("TG201", "TG203", "TG204"));
        assertThat(checked.problems().stream()
                        .filter(problem -> problem.id().id().equals("TG201")))
                .hasSize(2_500);
    }

    private long allocated(int keys) throws IOException {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        load(keys);
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** A quarter of the keys in each of .env, environment and both; a quarter missing, with as many unknown names. */
    private Checked load(int keys) throws IOException {
        Type text = RecordContract.of(OneText.class).keys().get(0).type();
        List<KeySpec> specs = new ArrayList<>(keys);
        Map<String, String> environment = new HashMap<>();
        StringBuilder dotenv = new StringBuilder("APP_TIER=development\n");
        for (int i = 0; i < keys; i++) {
            String name = "SERVICE_" + i + "_SETTING";
            Presence required = new Presence(Set.of(Tier.values()), Set.of(), Map.of());
            specs.add(new KeySpec(
                    Key.of(name),
                    "Big.key" + i,
                    text,
                    i % 2 == 0,
                    required,
                    List.of(),
                    List.of(),
                    Map.of(),
                    KeySpec.About.NOTHING));
            switch (i % 4) {
                case 0 -> dotenv.append(name).append("=a-value-of-").append(i).append('\n');
                case 1 -> environment.put(name, "a-value-of-" + i);
                case 2 -> {
                    dotenv.append(name).append("=a-value-of-").append(i).append('\n');
                    environment.put(name, "another-value-of-" + i);
                }
                default -> dotenv.append("UNKNOWN_").append(i).append("=x\n");
            }
        }
        Files.writeString(directory.resolve(".env"), dotenv);
        Contract contract = new Contract("big", specs);
        Surroundings around = new Surroundings(environment, Map.of(), directory);
        DotenvFiles files = DotenvFiles.of(around);
        Verdict verdict = Verdicts.of(null, environment, Map.of(), files.main().entries());
        Tier tier = verdict.tier();
        assertThat(tier).isEqualTo(Tier.DEVELOPMENT);
        Sources sources = new Sources(around, files, null, List.of(), Map.of());
        Snapshot snapshot =
                Layers.gather(Tier.DEVELOPMENT, sources, contract.names(), contract.defaults(Tier.DEVELOPMENT));
        Checked checked = ContractCheck.check(contract, Tier.DEVELOPMENT, snapshot);
        Judgement judgement = Guards.judge(checked, verdict, around, Map.of());
        assertThat(judgement.problems()).isNotNull();
        return checked;
    }
}
