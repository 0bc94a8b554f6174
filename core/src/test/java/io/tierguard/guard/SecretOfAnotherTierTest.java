package io.tierguard.guard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One secret in two tiers, where both are at hand. */
class SecretOfAnotherTierTest {
    private static final String SECRET = "fK3-cAnArY_qT7zLw2m";

    @TempDir
    Path folder;

    record Keys(Optional<Secret<String>> signingKey, Optional<String> title, Optional<Secret<String>> devSigningKey) {}

    private List<String> same(Report report) {
        assertThat(report.toString() + report.toJson()).doesNotContain("cAnArY");
        return Judged.findings(report).stream()
                .filter(line -> line.startsWith("TG507"))
                .toList();
    }

    private List<String> same(Tier tier, Map<String, String> environment) {
        return same(Judged.guard(Keys.class, tier, folder, environment).check());
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION_SIGNING_KEY, PRODUCTION",
        "PROD_SIGNING_KEY, PRODUCTION",
        "STAGING_SIGNING_KEY, STAGING",
        "STAGE_SIGNING_KEY, STAGING",
        "STG_SIGNING_KEY, STAGING",
        "DEVELOPMENT_SIGNING_KEY, DEVELOPMENT",
        "DEV_SIGNING_KEY, DEVELOPMENT", // declared
        "TEST_SIGNING_KEY, TEST",
    })
    void everyTierAgainstEveryOther(String name, Tier owner) {
        for (Tier tier : Tier.values()) {
            assertThat(same(tier, Map.of("SIGNING_KEY", SECRET, name, SECRET)))
                    .as(tier.label())
                    .isEqualTo(tier == owner ? List.of() : List.of("TG507 error SIGNING_KEY environment:SIGNING_KEY"));
            assertThat(same(tier, Map.of("SIGNING_KEY", SECRET, name, SECRET + "x")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"STAGING_OTHER_KEY", "XSTAGING_SIGNING_KEY", "staging_SIGNING_KEY", "QA_SIGNING_KEY", "STAGING_"
            })
    void anyOtherNameIsFine(String name) {
        assertThat(same(PRODUCTION, Map.of("SIGNING_KEY", SECRET, name, SECRET)))
                .isEmpty();
    }

    @Test
    void bothAreNamedWithTheirPlaces() {
        Report report = Judged.guard(
                        Keys.class, DEVELOPMENT, folder, Map.of("SIGNING_KEY", SECRET, "STAGING_SIGNING_KEY", SECRET))
                .check();
        Problem problem = Judged.only(report);

        assertThat(problem.message())
                .isEqualTo("SIGNING_KEY is the same secret as STAGING_SIGNING_KEY, and this is development");
        assertThat(problem.notes())
                .containsExactly("STAGING_SIGNING_KEY is from environment variable STAGING_SIGNING_KEY");
        assertThat(problem.shown()).isEqualTo("***");
        assertThat(problem.fix()).isNotEmpty();
    }

    @Test
    void inEveryLayer() throws IOException {
        Path dotenv = Files.writeString(
                folder.resolve(".env"), "STAGING_SIGNING_KEY=" + SECRET + "\nSIGNING_KEY=$STAGING_SIGNING_KEY\n");
        Files.setPosixFilePermissions(dotenv, PosixFilePermissions.fromString("rw-------"));
        assertThat(same(DEVELOPMENT, Map.of())).containsExactly("TG507 error SIGNING_KEY dotenv:.env:2:13");
        Files.delete(dotenv);

        SecretSource manager = new SecretSource() {
            @Override
            public String name() {
                return "vault";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                Origin origin = new Origin.Stored("vault", "TEST_SIGNING_KEY");
                return new Reading(List.of(Entry.of("TEST_SIGNING_KEY", SECRET, origin)), List.of());
            }
        };
        assertThat(same(Judged.guard(Keys.class, STAGING, folder, Map.of("SIGNING_KEY", SECRET))
                        .secrets(manager)
                        .check()))
                .containsExactly("TG507 error SIGNING_KEY environment:SIGNING_KEY");
        assertThat(same(Judged.guard(Keys.class, STAGING, folder, Map.of("SIGNING_KEY", SECRET))
                        .systemProperties(Map.of("dev.signing.key", SECRET))
                        .check()))
                .hasSize(1);
        Files.writeString(folder.resolve("application.conf"), "staging.signing.key = \"" + SECRET + "\"\n");
        assertThat(same(PRODUCTION, Map.of("SIGNING_KEY", SECRET))).hasSize(1);
    }

    @Test
    void whatIsNoSecretSaysNothing() {
        assertThat(same(PRODUCTION, Map.of("TITLE", SECRET, "STAGING_TITLE", SECRET)))
                .isEmpty();
        assertThat(same(PRODUCTION, Map.of("STAGING_SIGNING_KEY", SECRET))).isEmpty();
        assertThat(same(PRODUCTION, Map.of("SIGNING_KEY", "", "STAGING_SIGNING_KEY", "")))
                .isEmpty();
        for (String placeholder : List.of("changeme", "<signing-key>", "postgresql://app:password@db.example.net/x")) {
            for (Tier tier : Tier.values()) {
                assertThat(same(tier, Map.of("SIGNING_KEY", placeholder, "TEST_SIGNING_KEY", placeholder)))
                        .isEmpty();
            }
        }
        String url = "postgresql://app:" + SECRET + "@db.example.net/x?sslmode=require";
        assertThat(same(PRODUCTION, Map.of("SIGNING_KEY", url, "TEST_SIGNING_KEY", url)))
                .hasSize(1);
    }
}
