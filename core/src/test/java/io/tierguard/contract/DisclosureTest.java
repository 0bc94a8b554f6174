package io.tierguard.contract;

import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.Doc;
import io.tierguard.Length;
import io.tierguard.OneOf;
import io.tierguard.RefuseIn;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a contract, and of a secret under another name, is shown nowhere. */
class DisclosureTest {
    @TempDir
    Path folder;

    private <T extends Record> Tierguard<T> guard(Class<T> type, Tier tier, Map<String, String> environment) {
        return Tierguard.of(type)
                .directory(folder)
                .environment(environment)
                .systemProperties(Map.of())
                .tier(tier);
    }

    record Named(
            @Default("redis://u:canary@h/0") @RefuseIn(value = "redis://u:canary@h/1", tier = PRODUCTION, because = "b")
            URI cacheUrl,

            @Default("-----BEGIN KEY-----\ncanary") String cert,
            @OneOf({"redis://u:canary@h/0", "b"}) Optional<String> mode,

            @Doc("first\n  second \u001b[31m")
            @Default("a")
            @RefuseIn(value = "\u001b[2J", tier = PRODUCTION, because = "b")
            String text,

            @OneOf({"x\u001b[0m", "y"}) Optional<String> choice) {}

    @Test
    void anExplanationShowsNoCredentialOfTheContractAndMovesNoCursor() {
        var guarded = guard(Named.class, TEST, Map.of()).load();
        String all = "";
        for (String key : new String[] {"CACHE_URL", "CERT", "MODE", "TEXT", "CHOICE"}) {
            all += guarded.explain(key);
        }

        assertThat(all)
                .doesNotContain("canary")
                .doesNotContain("\u001b")
                .contains("defaults to ***", "*** is refused in production", "first second \\u{1b}[31m")
                .contains("one of the values that the contract names", "one of x\\u{1b}[0m, y")
                .contains("TG400 value-refused: refuses in production");
        String said = guard(Named.class, TEST, Map.of("MODE", "c")).check().toString();
        assertThat(said).contains("TG305").doesNotContain("canary");
    }

    record Examples(
            @Doc(value = "d", example = "canary-1") Secret<String> apiToken,

            @Doc(value = "d", example = "canary-2") @Length(min = 40)
            Secret<String> shortToken,

            @Doc(value = "d", example = "https://u:canary@h")
            URI site,

            @Doc(value = "d", example = "https://u:canary@h")
            URI other,

            @Doc(value = "d", example = "45s") Duration age) {}

    @Test
    void theExampleOfASecretIsNotShown() {
        Report report = guard(Examples.class, TEST, Map.of("SHORT_TOKEN", "x", "SITE", "a b", "AGE", "x"))
                .check();

        assertThat(report.toString()).contains("TG201", "TG301", "TG303").doesNotContain("canary");
        assertThat(report.findings())
                .allSatisfy(finding ->
                        assertThat(finding.problem().fix().split("such as", -1)).hasSizeLessThanOrEqualTo(2));
    }

    record Repeated(
            Optional<Secret<String>> apiToken,
            @OneOf("root") Optional<String> adminName,
            @OneOf("x") Optional<String> header,
            @OneOf("x") Optional<String> other) {}

    @Test
    void theTextOfASecretIsHiddenUnderEveryName() {
        Map<String, String> said = Map.of(
                "API_TOKEN", "canary-4711-Zq",
                "ADMIN_NAME", "canary-4711-Zq",
                "HEADER", "Bearer canary-4711-Zq",
                "OTHER", "canary-0815");
        Report report = guard(Repeated.class, TEST, said).check();

        assertThat(report.toString() + report.toJson()).doesNotContain("4711").contains("canary-0815");
    }

    record Lone(Optional<String> name) {}

    @Test
    void theTextOfASecretThatNobodyDeclaredIsHiddenTooAndOfAShortOneNothing() {
        Map<String, String> said = Map.of("OTHER_API_KEY", "canary-4711-Zq", "NAME", "canary-4711-Zq", "A_TOKEN", "x");
        assertThat(guard(Lone.class, TEST, said).load().explain("NAME").toString())
                .contains("NAME = ***");
        assertThat(guard(Lone.class, TEST, Map.of("A_TOKEN", "dev", "NAME", "develop"))
                        .load()
                        .explain("NAME")
                        .toString())
                .contains("NAME = develop");
    }
}
