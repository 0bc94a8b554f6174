package io.tierguard.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.DotenvDialect;
import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.layer.KnownNames;
import io.tierguard.layer.Snapshot;
import io.tierguard.layer.Sources;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Problem;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check before a deployment asks a source for its names, and for no value. */
class NamesBeforeDeploymentTest {
    @TempDir
    Path directory;

    private Snapshot known(Layer layer, GivenSource source) {
        Surroundings around = new Surroundings(Map.of(), Map.of(), directory);
        Sources sources = new Sources(
                around,
                DotenvFiles.of(around, DotenvDialect.COMPOSE),
                null,
                List.of(new Sources.Manager(ConfigSourceLayer.of(layer, source), null)),
                Map.of());
        Set<String> declared = Set.of("LOG_LEVEL", "API_TOKEN", "HOSTS");
        return KnownNames.gather(Tier.PRODUCTION, sources, declared, Set.of("API_TOKEN"), List.of());
    }

    @Test
    void namesAreEnough() throws Exception {
        Files.writeString(directory.resolve("application.conf"), "log.level = info\n");
        GivenSource source = GivenSource.of("log.level", "x", "api.token", "y", "hosts[0]", "z", "hosts[1]", "z");
        Snapshot files = known(Layer.HOCON, source);
        Entry level = Objects.requireNonNull(files.supply(Key.of("LOG_LEVEL")).winner());
        assertThat(level.origin().supplier()).isEqualTo("given");
        assertThat(files.supply(Key.of("HOSTS")).winner()).isNotNull();
        assertThat(files.supply(Key.of("API_TOKEN")).winner()).isNull();
        assertThat(files.untrusted()).extracting(Entry::name).containsExactly("API_TOKEN");
        assertThat(files.consulted().get(1)).isEqualTo("given (3 names)");
        assertThat(files.problems()).isEmpty();

        Snapshot store = known(Layer.SECRETS, source);
        assertThat(store.supply(Key.of("API_TOKEN")).winner()).isNotNull();
        assertThat(store.consulted().get(0)).isEqualTo("given (3 names)");
        assertThat(source.asked).isEmpty();
    }

    @Test
    void sourceThatListsNothingCannotTell() {
        List<Problem> problems = known(Layer.SECRETS, new GivenSource()).problems();
        assertThat(problems).extracting(problem -> problem.id().id()).containsExactly("TG624");
    }
}
