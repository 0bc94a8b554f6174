package io.tierguard.guard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static io.tierguard.Tier.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.RefuseIn;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.model.Problem;
import io.tierguard.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that the contract itself refuses: one finding, whoever else refuses them. */
class RefusalGuardTest {
    @TempDir
    Path folder;

    enum Mode {
        FAST,
        SAFE
    }

    record Keys(
            @RefuseIn(
                    value = "fast",
                    tier = {TEST, PRODUCTION},
                    because = "own reason")
            Optional<Mode> mode,

            @RefuseIn(value = "1e3", tier = STAGING, because = "own reason")
            Optional<Double> number,

            @RefuseIn(value = "canary-4711-Zq", tier = PRODUCTION, because = "own reason")
            Optional<Secret<String>> apiKey,

            @RefuseIn(value = "a", tier = PRODUCTION, because = "reason a")
            @RefuseIn(
                    value = "b",
                    tier = {PRODUCTION, STAGING},
                    because = "reason b")
            @Default("c")
            String letter) {}

    private List<String> findings(Tier tier, String key, String value) {
        return Judged.findings(Keys.class, tier, folder, Map.of("LETTER", "c", key, value));
    }

    @ParameterizedTest
    @CsvSource({
        "MODE, fast, -E-E",
        "MODE, FAST, -E-E",
        "NUMBER, 1000, --E-",
        "NUMBER, 1000.0, --E-",
        "API_KEY, canary-4711-Zq, ---E"
    })
    void theValueIsRefusedHoweverItIsWritten(String key, String value, String weights) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, key, value)).isEqualTo(Judged.weighed("TG400", weights, tier, key));
        }
    }

    @ParameterizedTest
    @CsvSource({"MODE, safe", "NUMBER, 1001", "API_KEY, canary-4711-Zr"})
    void anyOtherValueIsFine(String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, key, value)).isEmpty();
        }
    }

    @Test
    void aSecretThatIsRefusedIsNotShown() {
        Report report = Judged.guard(Keys.class, PRODUCTION, folder, Map.of("LETTER", "c", "API_KEY", "canary-4711-Zq"))
                .check();

        assertThat(Judged.only(report).because()).isEqualTo("own reason");
        assertThat(report.toString() + report.toJson()).doesNotContain("canary");
    }

    @Test
    void theFirstRefusalThatHoldsGivesItsReason() {
        Problem a = Judged.only(Judged.guard(Keys.class, PRODUCTION, folder, Map.of("LETTER", "a"))
                .check());
        Problem b = Judged.only(Judged.guard(Keys.class, PRODUCTION, folder, Map.of("LETTER", "b"))
                .check());

        assertThat(a.because()).isEqualTo("reason a");
        assertThat(a.message()).isEqualTo("LETTER is a, and production refuses it");
        assertThat(b.because()).isEqualTo("reason b");
        assertThat(Judged.findings(Keys.class, STAGING, folder, Map.of("LETTER", "a")))
                .isEmpty();
    }

    @Test
    void aValueThatIsOfNoTypeIsNotEvaluated() {
        assertThat(findings(PRODUCTION, "MODE", "faster"))
                .containsExactly("TG305 error MODE environment:MODE", "TG459 info MODE environment:MODE");
    }

    /** Each key with the value that a built-in guard refuses in production as well. */
    record Agreed(
            @RefuseIn(
                    value = "true",
                    tier = {STAGING, PRODUCTION, DEVELOPMENT},
                    because = "own reason")
            Optional<Boolean> debug,

            @RefuseIn(
                    value = "true",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            Optional<Boolean> hotReload,

            @RefuseIn(
                    value = "debug",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            Optional<String> logLevel,

            @RefuseIn(
                    value = "development",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            Optional<String> railsEnv,

            @RefuseIn(
                    value = "changeme",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            Optional<Secret<String>> apiKey,

            @RefuseIn(
                    value = "kD9w2Lp0",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            Optional<Secret<String>> salt,

            @RefuseIn(
                    value = "localhost",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            Optional<String> dbHost,

            @RefuseIn(
                    value = "x_dev",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            Optional<String> postgresDb,

            @RefuseIn(
                    value = "latest",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            @Default("v1")
            String imageTag,

            @RefuseIn(
                    value = " x",
                    tier = {STAGING, PRODUCTION},
                    because = "own reason")
            Optional<String> title) {}

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "DEBUG,true,TG401,TG400",
                "HOT_RELOAD,true,TG402,TG402",
                "LOG_LEVEL,debug,TG405,TG400",
                "RAILS_ENV,development,TG406,TG400",
                "API_KEY,changeme,TG408,TG408",
                "SALT,kD9w2Lp0,TG409,TG400",
                "DB_HOST,localhost,TG410,TG400",
                "POSTGRES_DB,x_dev,TG411,TG400",
                "IMAGE_TAG,latest,TG413,TG400",
                "TITLE, x,TG420,TG420",
            })
    void whereTwoAgreeThereIsOneFindingWithTheContractsReason(
            String key, String value, String production, String staging) {
        for (Tier tier : List.of(STAGING, PRODUCTION)) {
            Report report =
                    Judged.guard(Agreed.class, tier, folder, Map.of(key, value)).check();

            assertThat(Judged.findings(report))
                    .containsExactly(
                            (tier == STAGING ? staging : production) + " error " + key + " environment:" + key);
            assertThat(Judged.only(report).because()).isEqualTo("own reason");
        }
    }

    @Test
    void whereNoGuardSpeaksTheContractDoes() {
        assertThat(Judged.findings(Agreed.class, DEVELOPMENT, folder, Map.of("DEBUG", "true")))
                .containsExactly("TG400 error DEBUG environment:DEBUG");
        assertThat(Judged.findings(Agreed.class, TEST, folder, Map.of("DEBUG", "true")))
                .isEmpty();
    }

    @Test
    void whatIsSaidOfThePlaceKeepsItsOwnReason() {
        Report report = Judged.guard(Agreed.class, PRODUCTION, folder, Map.of())
                .systemProperties(Map.of("API_KEY", "changeme"))
                .check();

        assertThat(Judged.findings(report))
                .containsExactly("TG408 error API_KEY property:API_KEY", "TG503 error API_KEY property:API_KEY");
        assertThat(report.findings().get(0).problem().because()).isEqualTo("own reason");
        assertThat(report.findings().get(1).problem().because()).isNotEqualTo("own reason");
    }
}
