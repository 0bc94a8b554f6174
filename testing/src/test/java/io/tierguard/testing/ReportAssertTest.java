package io.tierguard.testing;

import static io.tierguard.testing.TierguardAssertions.assertThatReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tierguard.Default;
import io.tierguard.Rule;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each assertion, once where it holds and once where it doesn't: what it says then is a golden file. */
class ReportAssertTest {
    @TempDir
    Path directory;

    record ShopConfig(
            String postgresDb,
            Secret<String> openaiApiKey,
            @Default("false") boolean enableDebugEndpoints,
            @Default("false") boolean disableRateLimiting) {}

    private Report refused() {
        return report(Map.of("APP_TIER", "production", "POSTGRES_DB", "shop", "ENABLE_DEBUG_ENDPOINTS", "true"));
    }

    private Report warned() {
        return report(Map.of(
                "APP_TIER", "staging",
                "POSTGRES_DB", "shop",
                "OPENAI_API_KEY", "k4N9ry7Qm2xB9dRt4",
                "DISABLE_RATE_LIMITING", "true"));
    }

    private Report report(Map<String, String> environment) {
        return guard(environment).check();
    }

    private Tierguard<ShopConfig> guard(Map<String, String> environment) {
        return Tierguard.of(ShopConfig.class)
                .environment(environment)
                .systemProperties(Map.of())
                .directory(directory);
    }

    @Test
    void whatHoldsIsSilentAndGoesOn() {
        ReportAssert begun = assertThatReport(refused());
        assertThat(begun.isRefused()
                        .refuses("TG401")
                        .refuses("debug-endpoints-enabled")
                        .refuses("TG401", "ENABLE_DEBUG_ENDPOINTS")
                        .refusesOnly("TG201", "TG401")
                        .warnsOnly()
                        .has("TG201")
                        .has("TG201", "OPENAI_API_KEY")
                        .hasNo("TG408")
                        .hasNo("TG401", "POSTGRES_DB")
                        .hasTier(Tier.PRODUCTION)
                        .mentionsNot("sk-live"))
                .isSameAs(begun);
        assertThatReport(warned())
                .isAccepted()
                .warns("TG404")
                .warns("TG404", "DISABLE_RATE_LIMITING")
                .warnsOnly("TG404")
                .refusesOnly();
        assertThatReport(report(Map.of())).isRefused().hasNoTier().refuses("TG101");
    }

    @Test
    void aWaivedFindingIsNeitherAnErrorNorAWarning() throws IOException {
        Report waived = waived();
        assertThatReport(waived)
                .isAccepted()
                .waives("TG401")
                .waives("TG401", "ENABLE_DEBUG_ENDPOINTS")
                .has("TG401")
                .refusesOnly()
                .warnsOnly();
    }

    private Report waived() throws IOException {
        Path file = Files.writeString(directory.resolve("tierguard.conf"), """
                application = shop
                keys { ENABLE_DEBUG_ENDPOINTS { type = boolean, default = true } }
                waivers = [{ guard = TG401, key = ENABLE_DEBUG_ENDPOINTS, tier = production,
                             reason = "load test", owner = platform, until = 9999-12-31 }]
                """);
        return Tierguard.fromFile(file)
                .environment(Map.of("APP_TIER", "production"))
                .systemProperties(Map.of())
                .directory(directory)
                .check();
    }

    @Test
    void aGuardOfTheApplicationHasAName() {
        Report report = guard(Map.of("APP_TIER", "test", "POSTGRES_DB", "shop", "OPENAI_API_KEY", "k4N9ry7Qm2xB9dRt4"))
                .guard(
                        "shop-is-closed",
                        Rule.over("POSTGRES_DB")
                                .refuseWhen(values -> true)
                                .because("it's Sunday")
                                .fix("wait"))
                .check();
        assertThatReport(report).refuses("shop-is-closed").refusesOnly("shop-is-closed");
        assertThatNoException().isThrownBy(() -> assertThatReport(report).hasNo("shop-is-open"));
    }

    @Test
    void failuresSayWhatWasExpectedAndShowTheReport() throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        fails(messages, "isAccepted()", refused(), ReportAssert::isAccepted);
        fails(messages, "isRefused()", warned(), ReportAssert::isRefused);
        fails(messages, "refuses(\"TG408\")", refused(), a -> a.refuses("TG408"));
        fails(messages, "refuses(\"TG401\", \"POSTGRES_DB\")", refused(), a -> a.refuses("TG401", "POSTGRES_DB"));
        fails(messages, "refuses(\"TG404\"), a warning", warned(), a -> a.refuses("TG404"));
        fails(messages, "refuses(\"TG999\")", warned(), a -> a.refuses("TG999"));
        fails(messages, "refuses(\"tg401\")", refused(), a -> a.refuses("tg401"));
        fails(messages, "refuses(\"debug-endpoint-enabled\")", refused(), a -> a.refuses("debug-endpoint-enabled"));
        fails(messages, "refuses a misspelt key", refused(), a -> a.refuses("TG401", "ENABLE_DEBUG_ENDPOITS"));
        fails(messages, "refusesOnly(\"TG401\", \"TG408\")", refused(), a -> a.refusesOnly("TG401", "TG408"));
        fails(messages, "refusesOnly(\"TG4O1\")", refused(), a -> a.refusesOnly("TG4O1"));
        fails(messages, "warns(\"TG401\")", refused(), a -> a.warns("TG401"));
        fails(messages, "warnsOnly()", warned(), a -> a.warnsOnly());
        fails(messages, "waives(\"TG401\")", refused(), a -> a.waives("TG401"));
        fails(messages, "refuses(\"TG401\"), waived", waived(), a -> a.refuses("TG401"));
        fails(messages, "has(\"TG302\", \"POSTGRES_DB\")", refused(), a -> a.has("TG302", "POSTGRES_DB"));
        fails(messages, "hasNo(\"TG401\")", refused(), a -> a.hasNo("TG401"));
        fails(messages, "hasNo(\"TG999\")", refused(), a -> a.hasNo("TG999"));
        fails(messages, "hasNo of a key", refused(), a -> a.hasNo("TG401", "ENABLE_DEBUG_ENDPOINTS"));
        fails(messages, "hasNo of a misspelt key", refused(), a -> a.hasNo("TG408", "ENABLE_DEBUG_ENDPOITS"));
        fails(messages, "hasNo(\"\")", refused(), a -> a.hasNo(""));
        fails(messages, "hasNo of blanks", refused(), a -> a.hasNo(" \t"));
        fails(messages, "hasNo(\"401\")", refused(), a -> a.hasNo("401"));
        fails(messages, "hasNo(\"0401\")", refused(), a -> a.hasNo("0401"));
        fails(messages, "hasNo(\"TG408\", \"\")", refused(), a -> a.hasNo("TG408", ""));
        fails(messages, "refuses(\"TG201\", \"\")", refused(), a -> a.refuses("TG201", ""));
        fails(messages, "warns of a blank key", warned(), a -> a.warns("TG404", " "));
        fails(messages, "waives(\"TG401\", \"\")", waived(), a -> a.waives("TG401", ""));
        fails(messages, "has(\"TG201\", \"\")", refused(), a -> a.has("TG201", ""));
        fails(messages, "hasNo of a key where no tier is known", report(Map.of()), a -> a.hasNo("TG401", "ANY_KEY"));
        fails(messages, "hasTier(STAGING)", refused(), a -> a.hasTier(Tier.STAGING));
        fails(messages, "hasNoTier()", refused(), ReportAssert::hasNoTier);
        fails(messages, "mentionsNot(\"ENABLE_DEBUG\")", refused(), a -> a.mentionsNot("ENABLE_DEBUG"));
        Golden.assertIs("report-assert.txt", messages);
    }

    private static void fails(
            Map<String, String> messages, String name, Report report, Consumer<ReportAssert> assertion) {
        try {
            assertion.accept(assertThatReport(report));
        } catch (AssertionError e) {
            assertThat(e).hasMessageEndingWith(report.toString()).hasNoCause();
            String message = String.valueOf(e.getMessage());
            // The report is the same each time.
            messages.put(name, messages.isEmpty() ? message : message.substring(0, message.indexOf("\n\n")));
            return;
        }
        throw new AssertionError(name + " held");
    }
}
