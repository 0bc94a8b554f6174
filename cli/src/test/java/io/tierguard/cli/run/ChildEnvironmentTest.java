package io.tierguard.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.contract.Checked;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.layer.Sources;
import io.tierguard.load.Load;
import io.tierguard.load.Options;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which variables a command gets, and which stay behind. */
class ChildEnvironmentTest {
    private static final String CONTRACT = """
            application = thing
            keys {
              PORT     { type = port, default = 80 }
              TOKEN    { secret = true }
              OPTIONAL {}
              LD_PRELOAD   {}
              NODE_OPTIONS {}
              PATH         {}
            }
            """;

    /** The check refuses it, and what it sets stays behind all the same. */
    private static final String SETTINGS = """
            LD_PRELOAD = "/tmp/evil.so"
            NODE_OPTIONS = "--require=./evil.js"
            PATH = "/evil"
            """;

    private final List<Entry> said = new ArrayList<>();

    @TempDir
    Path folder;

    private final SecretSource source = new SecretSource() {
        @Override
        public String name() {
            return "a source";
        }

        @Override
        public Reading fetch(SecretRequest request) {
            return new Reading(said, List.of());
        }
    };

    private Map<String, String> child(Map<String, String> environment, Set<String> kept, boolean all)
            throws IOException {
        Map<String, String> inherited = new HashMap<>(environment);
        inherited.putIfAbsent("APP_TIER", "staging");
        Path written = Files.writeString(folder.resolve("tierguard.conf"), CONTRACT);
        Files.writeString(folder.resolve("application.conf"), SETTINGS);
        ContractFile file = ContractFile.read(written, "tierguard.conf");
        Options options = Options.NONE
                .withEnvironment(inherited)
                .withProperties(Map.of())
                .withDirectory(folder)
                .withSecrets(new Sources.Manager(source, null));
        Checked checked =
                new Load(file.contract(), file.problems(), options).run().checked();
        return new ChildEnvironment(Objects.requireNonNull(checked), kept, all).from(inherited);
    }

    private Map<String, String> child(Map<String, String> environment) throws IOException {
        return child(environment, Set.of(), false);
    }

    @Test
    void handsOnWhatIsDeclaredAndSet() throws IOException {
        assertThat(child(Map.of("TOKEN", "abc", "OTHER", "x", "LD_AUDIT", "y")))
                .isEqualTo(Map.of("APP_TIER", "staging", "PORT", "80", "TOKEN", "abc"));
    }

    @Test
    void handsOnWhatAProcessNeedsOfItsSystem() throws IOException {
        Map<String, String> system = Map.of("HOME", "/h", "LANG", "C", "LC_TIME", "C", "TERM", "dumb", "TZ", "UTC");
        assertThat(child(system)).containsAllEntriesOf(system).hasSize(system.size() + 2);
    }

    @Test
    void emptyIsMissing() throws IOException {
        Map<String, String> empty = Map.of("OPTIONAL", "", "TOKEN", "");
        assertThat(child(empty)).isEqualTo(Map.of("APP_TIER", "staging", "PORT", "80"));
        assertThat(child(empty, Set.of("OPTIONAL"), true)).doesNotContainKeys("OPTIONAL", "TOKEN");
        assertThat(child(Map.of("PORT", ""))).containsEntry("PORT", "80");
    }

    @Test
    void tierThatWasDecided() throws IOException {
        assertThat(child(Map.of("APP_TIER", "qa"))).containsEntry("APP_TIER", "staging");
    }

    @Test
    void controlKeysOnlyFromTheEnvironment() throws IOException {
        assertThat(child(Map.of("PATH", "/bin")))
                .containsEntry("PATH", "/bin")
                .doesNotContainKeys("LD_PRELOAD", "NODE_OPTIONS");
        assertThat(child(Map.of())).doesNotContainKeys("PATH", "LD_PRELOAD", "NODE_OPTIONS");
        assertThat(child(Map.of("NODE_OPTIONS", "--x"))).containsEntry("NODE_OPTIONS", "--x");
        assertThat(child(Map.of("STAGING_NODE_OPTIONS", "--y"))).containsEntry("NODE_OPTIONS", "--y");
    }

    /** What a job was handed steers the process already; what a secret manager holds does not. */
    @Test
    void aControlKeyMayComeFromAVariableOfAJob() throws IOException {
        Origin origin = new Origin.Job(Layer.ENVIRONMENT, "Runner", "NODE_OPTIONS", null);
        said.add(Entry.of("NODE_OPTIONS", "--x", origin));
        said.add(Entry.of("LD_PRELOAD", "/tmp/evil.so", new Origin.Stored("a manager", "LD_PRELOAD")));
        said.add(Entry.of("PATH", "/evil", new Origin.Job(Layer.ENVIRONMENT, "Runner", "WAY", null)));

        assertThat(child(Map.of("NODE_OPTIONS", "--x")))
                .containsEntry("NODE_OPTIONS", "--x")
                .doesNotContainKeys("LD_PRELOAD", "PATH");
    }

    @Test
    void controlKeyFromAFileThatAVariableNamesIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("evil"), "/tmp/evil.so");
        assertThat(child(Map.of("LD_PRELOAD_FILE", file.toString()), Set.of(), true))
                .doesNotContainKeys("LD_PRELOAD", "LD_PRELOAD_FILE");
    }

    @Test
    void whatSuppliesAKeyUnderAnotherNameStaysBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "from-the-file");
        Map<String, String> inherited =
                Map.of("STAGING_PORT", "81", "PRODUCTION_TOKEN", "theirs", "TOKEN_FILE", file.toString(), "MINE", "1");
        Map<String, String> expected = Map.of("APP_TIER", "staging", "PORT", "81", "TOKEN", "from-the-file");
        assertThat(child(inherited)).isEqualTo(expected);
        assertThat(child(inherited, Set.of(), true))
                .containsAllEntriesOf(expected)
                .containsEntry("MINE", "1")
                .hasSize(4);
    }

    @Test
    void keepsWhatIsAskedFor() throws IOException {
        Map<String, String> inherited = Map.of("MINE", "1", "YOURS", "2", "LD_AUDIT", "3", "PRODUCTION_TOKEN", "4");
        assertThat(child(inherited, Set.of("MINE", "NOT_THERE"), false))
                .isEqualTo(Map.of("APP_TIER", "staging", "PORT", "80", "MINE", "1"));
        assertThat(child(inherited, Set.of("PRODUCTION_TOKEN"), true))
                .containsEntry("LD_AUDIT", "3")
                .containsEntry("YOURS", "2")
                .containsEntry("PRODUCTION_TOKEN", "4");
    }
}
