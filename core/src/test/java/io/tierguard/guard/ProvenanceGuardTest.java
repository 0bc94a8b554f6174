package io.tierguard.guard;

import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.Secret;
import io.tierguard.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a secret came from, and who said what in a .env. */
class ProvenanceGuardTest {
    private static final String SECRET = "fK3-hV9_qT7zLw2m";

    @TempDir
    Path folder;

    record Keys(Optional<Secret<String>> apiKey, Optional<String> title) {}

    record WithDefault(
            @Default(SECRET) Secret<String> apiKey,
            @Default("t") String title) {}

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aDotenvIsRefusedWhereverItIsDeployed(Tier tier) throws IOException {
        write(".env", "API_KEY=" + SECRET + "\nTITLE=t\n");

        assertThat(Judged.findings(Keys.class, tier, folder, Map.of()))
                .isEqualTo(
                        tier.isDeployed()
                                ? List.of("TG501 error TITLE dotenv:.env:2:7", "TG502 error API_KEY dotenv:.env:1:9")
                                : List.of());
    }

    @Test
    void aFileThatRepeatsTheProcessIsRefusedAsWellButNotABareName() throws IOException {
        write(".env", "API_KEY\nTITLE=t\n");

        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of("API_KEY", SECRET, "TITLE", "u")))
                .containsExactly("TG501 error TITLE dotenv:.env:2:7");
    }

    @Test
    void aSecretInAFileIsSpokenOfAsOne() throws IOException {
        write(".env", "API_KEY=" + SECRET + "\nTITLE=t\n");
        var findings =
                Judged.guard(Keys.class, PRODUCTION, folder, Map.of()).check().findings();

        assertThat(findings.get(0).problem().message()).startsWith(".env sets TITLE,");
        assertThat(findings.get(0).problem().fix()).doesNotContain("secret manager");
        assertThat(findings.get(1).problem().message()).startsWith(".env sets the secret API_KEY,");
        assertThat(findings.get(1).problem().fix()).contains("secret manager");
        assertThat(findings.get(1).problem().because())
                .contains("backups")
                .isNotEqualTo(findings.get(0).problem().because());
    }

    @Test
    void aDefaultIsSpokenOfAsOne() throws IOException {
        var byDefault = Judged.only(
                Judged.guard(WithDefault.class, PRODUCTION, folder, Map.of()).check());
        write("application.conf", "api-key = " + SECRET + "\n");
        var byFile = Judged.only(
                Judged.guard(Keys.class, PRODUCTION, folder, Map.of()).check());

        assertThat(byDefault.message()).contains("a default in the code");
        assertThat(byDefault.because()).contains("read the code");
        assertThat(byFile.message()).contains("a file");
        assertThat(byFile.because()).contains("backups");
    }

    @Test
    void theOtherFileIsNamedByItsOwnName() throws IOException {
        write(".env.local", "API_KEY=" + SECRET + "\n");

        assertThat(Judged.findings(Keys.class, STAGING, folder, Map.of()))
                .containsExactly("TG502 error API_KEY dotenv:.env.local:1:9");
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aSecretInHoconIsRefusedWhereverItIsDeployed(Tier tier) throws IOException {
        write("application.conf", "api-key = " + SECRET + "\ntitle = t\n");

        assertThat(Judged.findings(Keys.class, tier, folder, Map.of()))
                .isEqualTo(tier.isDeployed() ? List.of("TG502 error API_KEY hocon:application.conf:1") : List.of());
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aSecretByDefaultIsRefusedWhereverItIsDeployed(Tier tier) {
        assertThat(Judged.findings(WithDefault.class, tier, folder, Map.of()))
                .isEqualTo(tier.isDeployed() ? List.of("TG502 error API_KEY default:WithDefault.apiKey") : List.of());
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aSecretInAnArgumentIsWarnedOfAndThenRefused(Tier tier) {
        List<String> said = Judged.findings(Judged.guard(Keys.class, tier, folder, Map.of())
                .systemProperties(Map.of("API_KEY", SECRET, "TITLE", "t"))
                .check());

        assertThat(said)
                .isEqualTo(
                        switch (tier) {
                            case DEVELOPMENT, TEST -> List.of();
                            case STAGING -> List.of("TG503 warning API_KEY property:API_KEY");
                            case PRODUCTION -> List.of("TG503 error API_KEY property:API_KEY");
                        });
    }

    @Test
    void theLayersThatKeepSecretsAreFine() throws IOException {
        write("key", SECRET);

        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of("API_KEY", SECRET)))
                .isEmpty();
        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of("API_KEY_FILE", "key")))
                .isEmpty();
        assertThat(Judged.findings(Judged.guard(Keys.class, PRODUCTION, folder, Map.of())
                        .override("API_KEY", SECRET)
                        .check()))
                .isEmpty();
    }

    @Test
    void aSecretThatAnotherLayerHidesIsNotUsed() throws IOException {
        write("application.conf", "api-key = " + SECRET + "\n");

        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of("API_KEY", SECRET)))
                .isEmpty();
    }

    /** {@code password = ${?DB_PASSWORD}} is how HOCON files take a secret from the process: the file holds none. */
    @Test
    void aFileThatOnlyRefersToASecretHoldsNone() throws IOException {
        write("application.conf", "api-key = ${?ELSEWHERE}\n");

        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of("ELSEWHERE", SECRET)))
                .isEmpty();
    }

    @Test
    void aFileThatAddsToASecretHoldsAPartOfIt() throws IOException {
        write("application.conf", "api-key = \"fK3-\"${?ELSEWHERE}\n");

        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of("ELSEWHERE", SECRET)))
                .containsExactly("TG502 error API_KEY hocon:application.conf:1");
    }

    @Test
    void aReferenceDoesNotLaunderASystemProperty() throws IOException {
        write("application.conf", "api-key = ${?ELSEWHERE}\n");

        assertThat(Judged.findings(Judged.guard(Keys.class, PRODUCTION, folder, Map.of())
                        .systemProperties(Map.of("ELSEWHERE", SECRET))
                        .check()))
                .containsExactly("TG503 error API_KEY hocon:application.conf:1");
    }
}
