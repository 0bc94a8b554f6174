package io.tierguard.guard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static io.tierguard.Tier.TEST;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that have no business here. */
class ForeignKeyGuardTest {
    @TempDir
    Path folder;

    record Keys(Optional<Secret<String>> openaiApiKey, Optional<String> stagingTitle, Optional<String> title) {}

    private List<String> findings(Tier tier, String key, String value) {
        return Judged.findings(Keys.class, tier, folder, Map.of(key, value));
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION_OPENAI_API_KEY, EEE-",
        "PROD_OPENAI_API_KEY, EEE-",
        "PRODUCTION_TITLE, EEE-",
        "STAGING_OPENAI_API_KEY, ---E",
        "STAGE_OPENAI_API_KEY, ---E",
        "STG_OPENAI_API_KEY, ---E",
        "PRD_OPENAI_API_KEY, EEE-",
        "LIVE_OPENAI_API_KEY, EEE-",
        "PREPROD_OPENAI_API_KEY, ---E",
        "UAT_OPENAI_API_KEY, ---E",
    })
    void aKeyOfAnotherTierIsRefused(String key, String weights) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, key, "fK3-hV9_qT7zLw2m"))
                    .as(tier.label())
                    .isEqualTo(Judged.weighed("TG505", weights, tier, key));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEVELOPMENT_OPENAI_API_KEY",
                "TEST_TITLE",
                "LOCAL_TITLE",
                "QA_TITLE",
                "PRODUCTION_UNHEARD_OF",
                "STAGING_UNHEARD_OF",
                "PRODUCTION_",
                "STAGING_TITLE",
                "XSTAGING_OPENAI_API_KEY",
                "staging_OPENAI_API_KEY"
            })
    void anyOtherNameIsFine(String key) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, key, "x")).isEmpty();
        }
    }

    @Test
    void anEmptyValueIsNone() {
        assertThat(findings(PRODUCTION, "STAGING_OPENAI_API_KEY", "")).isEmpty();
        assertThat(findings(STAGING, "PRODUCTION_OPENAI_API_KEY", "")).isEmpty();
    }

    @Test
    void aKeyOfAnotherTierIsFoundInEveryLayerAndNotShown() throws IOException {
        Files.writeString(folder.resolve(".env"), "PRODUCTION_TITLE=canary\n");
        var report = Judged.guard(Keys.class, DEVELOPMENT, folder, Map.of())
                .systemProperties(Map.of("prod.title", "canary"))
                .check();

        assertThat(Judged.findings(report))
                .filteredOn(line -> line.startsWith("TG505"))
                .containsExactly(
                        "TG505 error PRODUCTION_TITLE dotenv:.env:1:18", "TG505 error PROD_TITLE property:prod.title");
        assertThat(report.toString() + report.toJson()).doesNotContain("canary");
    }

    // control keys

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD_PRELOAD",
                "DYLD_INSERT_LIBRARIES",
                "TIERGUARD_X",
                "NODE_OPTIONS",
                "JAVA_TOOL_OPTIONS",
                "PATH",
                "OPENSSL_CONF"
            })
    void aControlKeyInAFileIsRefusedEverywhere(String key) throws IOException {
        Files.writeString(folder.resolve(".env"), key + "=x\n");
        Files.writeString(folder.resolve(".env.test"), key + "=x\n");

        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Keys.class, tier, folder, Map.of()))
                    .containsExactly("TG506 error " + key + " dotenv:" + (tier == TEST ? ".env.test" : ".env") + ":1:"
                            + (key.length() + 2));
        }
    }

    /** SmallRye takes each of these for the name that steers Tierguard. */
    @ParameterizedTest
    @ValueSource(strings = {"tierguard.contract", "tierguard_contract", "Tierguard_Contract"})
    void aControlKeyInADotenvIsRefusedInAnySpelling(String key) throws IOException {
        Files.writeString(folder.resolve(".env"), key + "=lenient.conf\n");

        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of()))
                .contains("TG506 error " + key + " dotenv:.env:1:" + (key.length() + 2));
    }

    @Test
    void anyOtherNameInAFileIsNoControlKey() throws IOException {
        Files.writeString(folder.resolve(".env"), "UNHEARD_OF=x\nPATHS=x\nOLD_LD_PATH=x\n");

        assertThat(Judged.findings(Keys.class, DEVELOPMENT, folder, Map.of()))
                .hasSize(3)
                .allMatch(line -> line.startsWith("TG203 info "));
    }

    @Test
    void theOwnerOfTheKeyIsNamed() {
        assertThat(Judged.only(Judged.guard(Keys.class, PRODUCTION, folder, Map.of("STG_TITLE", "x"))
                                .check())
                        .message())
                .isEqualTo("STG_TITLE is staging's TITLE, and this is production");
        assertThat(Judged.only(Judged.guard(Keys.class, STAGING, folder, Map.of("PROD_TITLE", "x"))
                                .check())
                        .message())
                .isEqualTo("PROD_TITLE is production's TITLE, and this is staging");
    }

    @Test
    void aControlKeyOfTheProcessIsFine() {
        assertThat(Judged.findings(
                        Keys.class, PRODUCTION, folder, Map.of("LD_PRELOAD", "x", "PATH", "/bin", "TIERGUARD_X", "1")))
                .isEmpty();
    }

    @Test
    void aControlKeyInHoconIsRefusedAsWell() throws IOException {
        Files.writeString(folder.resolve("application.conf"), "tierguard.x = 1\n");

        assertThat(Judged.findings(Keys.class, STAGING, folder, Map.of()))
                .containsExactly("TG506 error TIERGUARD_X hocon:application.conf:1");
    }

    record Steered(Optional<String> nodeOptions) {}

    @Test
    void aControlKeyThatTheContractDeclaresIsRefusedInHocon() throws IOException {
        Files.writeString(folder.resolve("application.conf"), "node.options = x\nnode.path = y\n");

        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Steered.class, tier, folder, Map.of("NODE_OPTIONS", "")))
                    .containsExactly("TG506 error NODE_OPTIONS hocon:application.conf:1");
        }
        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of())).isEmpty();
    }

    @Test
    void hoconMayRepeatAControlKeyOfTheProcess() throws IOException {
        Files.writeString(folder.resolve("application.conf"), "node.options = ${?NODE_OPTIONS}\n");

        assertThat(Judged.findings(Steered.class, PRODUCTION, folder, Map.of("NODE_OPTIONS", "x")))
                .isEmpty();
    }

    @Test
    void aDotenvMayDeclareDevelopmentAndNothingElse() throws IOException {
        Files.writeString(folder.resolve(".env"), "APP_TIER=development\n");

        assertThat(Judged.findings(Keys.class, DEVELOPMENT, folder, Map.of())).isEmpty();
        assertThat(Judged.findings(Keys.class, PRODUCTION, folder, Map.of()))
                .containsExactly("TG506 error APP_TIER dotenv:.env:1:10");

        Files.writeString(folder.resolve(".env.local"), "APP_TIER=development\n");
        assertThat(Judged.findings(Keys.class, DEVELOPMENT, folder, Map.of()))
                .contains("TG506 error APP_TIER dotenv:.env.local:1:10");
        Files.delete(folder.resolve(".env.local"));
        Files.writeString(folder.resolve("application.conf"), "app.tier = development\n");
        assertThat(Judged.findings(Keys.class, DEVELOPMENT, folder, Map.of()))
                .contains("TG506 error APP_TIER hocon:application.conf:1");
    }
}
