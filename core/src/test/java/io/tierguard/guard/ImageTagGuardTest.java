package io.tierguard.guard;

import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Image tags that don't say which build runs, or that say one of another tier. */
class ImageTagGuardTest {
    @TempDir
    Path folder;

    record Image(Optional<String> imageTag) {}

    record Version(String appImageVersion, Optional<String> tag) {}

    @ParameterizedTest
    @CsvSource({
        "latest, --WE",
        "Latest, --WE",
        "ghcr.io/x/y:latest, --WE",
        "1.4.2-SNAPSHOT, --WE",
        "1.4.2-snapshot, --WE",
        "SNAPSHOT, --WE",
        "dev-4be1f0c, --WE",
        "test-4be1f0c, --WE",
        "local, --WE",
        "staging-4be1f0c, ---E",
        "STAGING-4be1f0c, ---E",
        "staging, ---E",
        "qa-1, ---E",
    })
    void isUnfit(String tag, String weights) {
        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Image.class, tier, folder, Map.of("IMAGE_TAG", tag)))
                    .isEqualTo(Judged.weighed("TG413", weights, tier, "IMAGE_TAG"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1.4.2",
                "4be1f0c",
                "production-4be1f0c",
                "prod",
                "1.0.0-staging",
                "stagingx-1",
                "latest-1",
                "snapshot-1",
                "-x"
            })
    void isFine(String tag) {
        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Image.class, tier, folder, Map.of("IMAGE_TAG", tag)))
                    .isEmpty();
        }
    }

    @Test
    void aTagThatIsNotSetSaysNothing() {
        assertThat(Judged.findings(Image.class, STAGING, folder, Map.of()))
                .containsExactly("TG413 warning IMAGE_TAG -");
        assertThat(Judged.findings(Image.class, PRODUCTION, folder, Map.of("IMAGE_TAG", "")))
                .containsExactly("TG413 error IMAGE_TAG -");
    }

    @ParameterizedTest
    @CsvSource({
        "'', is not set",
        "latest, is latest",
        "1-SNAPSHOT, is a snapshot",
        "staging-1, is a build for staging",
        "-latest-x:latest, is latest"
    })
    void saysWhyAndWhatToDo(String tag, String why) {
        var problem = Judged.only(Judged.guard(Image.class, PRODUCTION, folder, Map.of("IMAGE_TAG", tag))
                .check());

        assertThat(problem.message()).startsWith("IMAGE_TAG " + why);
        assertThat(problem.fix()).startsWith("set IMAGE_TAG to ");
    }

    @Test
    void otherNamesOfTheSame() {
        assertThat(Judged.findings(
                        Version.class, PRODUCTION, folder, Map.of("APP_IMAGE_VERSION", "latest", "TAG", "latest")))
                .containsExactly("TG413 error APP_IMAGE_VERSION environment:APP_IMAGE_VERSION");
        assertThat(Judged.findings(Version.class, PRODUCTION, folder, Map.of()))
                .containsExactly("TG201 error APP_IMAGE_VERSION -", "TG459 info APP_IMAGE_VERSION -");
    }
}
