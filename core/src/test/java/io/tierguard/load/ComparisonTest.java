package io.tierguard.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.report.Differences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of two tiers beside each other, and what is the process's alone. */
class ComparisonTest {
    private static final String CONTRACT = """
            application = a
            tier { signals = [DEPLOY_ENV] }
            keys { TOKEN { secret = true }, DEPLOY_ENV {}, NODE_ENV {} }
            """;

    @TempDir
    Path folder;

    private Differences compare(Options options) throws IOException {
        ContractFile file = ContractFile.read(Files.writeString(folder.resolve("tierguard.conf"), CONTRACT));
        return new Comparison(
                        checked(file, options, Tier.STAGING),
                        checked(file, options, Tier.PRODUCTION),
                        file.contract().signals())
                .run();
    }

    private Checked checked(ContractFile file, Options options, Tier tier) {
        Options all = options.withTier(tier).withDirectory(folder).withEnvironment(Map.of());
        return Objects.requireNonNull(
                new Load(file.contract(), List.of(), all).run().checked());
    }

    /** There is one process, which is of one tier: what it was started with says nothing of the other. */
    @Test
    void whatTheProcessWasGivenIsNoSharedSecret() throws IOException {
        Options none = Options.NONE.withProperties(Map.of());

        assertThat(compare(none.withOverride("TOKEN", "not-a-real-token")).sharedSecrets())
                .isEmpty();
        assertThat(compare(Options.NONE.withProperties(Map.of("TOKEN", "not-a-real-token")))
                        .sharedSecrets())
                .isEmpty();
        Files.writeString(folder.resolve("application.conf"), "token = not-a-real-token");
        assertThat(compare(none).sharedSecrets()).containsExactly("TOKEN");
    }

    @Test
    void whatSaysTheTierIsLeftOut() throws IOException {
        assertThat(compare(Options.NONE.withProperties(Map.of())).toJson())
                .contains("TOKEN")
                .doesNotContain("DEPLOY_ENV", "NODE_ENV");
    }
}
