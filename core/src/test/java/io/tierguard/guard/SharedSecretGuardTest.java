package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Bytes;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One value under two secret keys. */
class SharedSecretGuardTest {
    private static final String SECRET = "fK3-hV9_qT7zLw2m";

    @TempDir
    Path folder;

    record Secrets(
            Optional<Secret<String>> sessionSecret,
            Optional<Secret<String>> signingKey,
            Optional<Secret<String>> csrfSecret,
            Optional<Secret<String>> databaseUrl,
            Optional<Secret<String>> replicaUrl,
            Optional<Secret<Integer>> firstPin,
            Optional<Secret<Integer>> secondPin,
            Optional<Secret<Bytes>> firstSeed,
            Optional<Secret<Bytes>> secondSeed) {}

    private Report check(Tier tier, Map<String, String> environment) {
        return Judged.guard(Secrets.class, tier, folder, environment).check();
    }

    @Test
    void bothNamesAreToldAndNoMore() {
        for (Tier tier : Tier.values()) {
            Report report = check(tier, Map.of("SESSION_SECRET", SECRET, "SIGNING_KEY", SECRET));
            assertThat(Judged.findings(report)).isEqualTo(Judged.weighed("TG416", "--WE", tier, "SIGNING_KEY"));
            assertThat(report.toString() + report.toJson()).doesNotContain(SECRET);
        }
        Report report = check(Tier.PRODUCTION, Map.of("SESSION_SECRET", SECRET, "SIGNING_KEY", SECRET));
        assertThat(Judged.only(report).message()).contains("SIGNING_KEY").contains("SESSION_SECRET");
        assertThat(Judged.only(report).shown()).isEqualTo("***");
    }

    @Test
    void eachFurtherKeyIsSaidOnce() {
        Map<String, String> three = Map.of("SESSION_SECRET", SECRET, "SIGNING_KEY", SECRET, "CSRF_SECRET", SECRET);

        assertThat(Judged.findings(check(Tier.PRODUCTION, three)))
                .containsExactly(
                        "TG416 error SIGNING_KEY environment:SIGNING_KEY",
                        "TG416 error CSRF_SECRET environment:CSRF_SECRET");
    }

    @Test
    void theSameBytesAreTheSameSecret() {
        Map<String, String> same = Map.of("FIRST_SEED", "fK3+hV9/qT7zLw2m", "SECOND_SEED", "fK3+hV9/qT7zLw2m");

        assertThat(Judged.findings(check(Tier.PRODUCTION, same)))
                .containsExactly("TG416 error SECOND_SEED environment:SECOND_SEED");
    }

    @Test
    void whatIsNoSecretAtAllIsSaidOnlyOnce() {
        Map<String, String> same = Map.of("SESSION_SECRET", "changeme", "SIGNING_KEY", "changeme");

        assertThat(Judged.findings(check(Tier.PRODUCTION, same)))
                .containsExactly(
                        "TG408 error SESSION_SECRET environment:SESSION_SECRET",
                        "TG408 error SIGNING_KEY environment:SIGNING_KEY");
    }

    @Test
    void twoNamesOfOnePlaceAndEqualNumbersAreFine() {
        String url = "postgresql://app:" + SECRET + "@db.example.net/x?sslmode=require";

        assertThat(Judged.findings(check(
                        Tier.PRODUCTION,
                        Map.of("DATABASE_URL", url, "REPLICA_URL", url, "FIRST_PIN", "5", "SECOND_PIN", "5"))))
                .isEmpty();
        assertThat(Judged.findings(check(Tier.PRODUCTION, Map.of("DATABASE_URL", url, "SESSION_SECRET", SECRET))))
                .isEqualTo(List.of());
    }
}
