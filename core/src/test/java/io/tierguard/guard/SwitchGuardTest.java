package io.tierguard.guard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.Length;
import io.tierguard.Tier;
import io.tierguard.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Debug, hot reload, mocks, rate limiting, hardening: on or off where it counts. */
class SwitchGuardTest {
    @TempDir
    Path folder;

    enum OnOff {
        ON,
        OFF
    }

    record Switches(
            Optional<Boolean> enableDebugEndpoints,
            Optional<Boolean> debug,
            Optional<String> debugMode,
            Optional<Boolean> disableDebug,
            Optional<Boolean> hotReload,
            Optional<Boolean> enableLiveReload,
            Optional<Boolean> hotreload,
            Optional<Boolean> mockExternalServices,
            Optional<Boolean> useMocks,
            Optional<Boolean> paymentsMocked,
            Optional<String> fakeClock,
            Optional<OnOff> stubMail,
            Optional<Boolean> useStubs,
            Optional<Boolean> noMocks,
            Optional<Boolean> disableRateLimiting,
            Optional<Boolean> rateLimitingDisabled,
            Optional<Boolean> enableRateLimit,
            Optional<String> rateLimits,
            Optional<Boolean> rateLimiter,
            Optional<Boolean> ratelimit,
            Optional<Boolean> throttling,
            Optional<Boolean> skipThrottling,
            @Default("true") boolean securityHardening,
            Optional<Boolean> bypassHardening,
            Optional<Boolean> debugSkipAuth,
            Optional<Boolean> mockNoCharge,
            Optional<Boolean> skipAuthDebug,
            Optional<Boolean> debugAuthDisabled,
            Optional<Boolean> debugBypass,
            Optional<Boolean> disableDebugEndpoints,
            Optional<Boolean> debugEndpointsDisabled,
            Optional<Boolean> skipMocks,
            Optional<Boolean> noUseMocks,
            Optional<Boolean> disableApiRateLimiting,
            Optional<Boolean> rateLimitOff,
            Optional<Boolean> rateLimitingSkipAdmins,
            Optional<Boolean> rateLimitingBypass,
            @Default("true") boolean hardeningNoRoot,
            Optional<Integer> enableDebug,
            Optional<Integer> disableThrottling,
            Optional<Integer> fake) {}

    @ParameterizedTest
    @CsvSource({
        "ENABLE_DEBUG_ENDPOINTS, true, TG401, --WE",
        "DEBUG, true, TG401, --WE",
        "DEBUG_MODE, on, TG401, --WE",
        "DEBUG_MODE, 1, TG401, --WE",
        "DEBUG_MODE, yes, TG401, --WE",
        "DEBUG_MODE, TRUE, TG401, --WE",
        "DISABLE_DEBUG, false, TG401, --WE",
        "HOT_RELOAD, true, TG402, --EE",
        "ENABLE_LIVE_RELOAD, true, TG402, --EE",
        "HOTRELOAD, true, TG402, --EE",
        "MOCK_EXTERNAL_SERVICES, true, TG403, --WE",
        "USE_MOCKS, true, TG403, --WE",
        "PAYMENTS_MOCKED, true, TG403, --WE",
        "FAKE_CLOCK, On, TG403, --WE",
        "STUB_MAIL, on, TG403, --WE",
        "USE_STUBS, true, TG403, --WE",
        "NO_MOCKS, false, TG403, --WE",
        "DISABLE_RATE_LIMITING, true, TG404, --WE",
        "RATE_LIMITING_DISABLED, true, TG404, --WE",
        "ENABLE_RATE_LIMIT, false, TG404, --WE",
        "RATE_LIMITS, off, TG404, --WE",
        "RATE_LIMITS, no, TG404, --WE",
        "RATE_LIMITS, 0, TG404, --WE",
        "RATE_LIMITER, false, TG404, --WE",
        "RATELIMIT, false, TG404, --WE",
        "THROTTLING, false, TG404, --WE",
        "SKIP_THROTTLING, true, TG404, --WE",
        "SECURITY_HARDENING, false, TG407, --WE",
        "BYPASS_HARDENING, true, TG407, --WE",
        "DEBUG_SKIP_AUTH, true, TG401, --WE",
        "SKIP_AUTH_DEBUG, true, TG401, --WE",
        "DEBUG_AUTH_DISABLED, true, TG401, --WE",
        "DEBUG_BYPASS, true, TG401, --WE",
        "DISABLE_DEBUG_ENDPOINTS, false, TG401, --WE",
        "DEBUG_ENDPOINTS_DISABLED, false, TG401, --WE",
        "MOCK_NO_CHARGE, true, TG403, --WE",
        "SKIP_MOCKS, false, TG403, --WE",
        "NO_USE_MOCKS, false, TG403, --WE",
        "DISABLE_API_RATE_LIMITING, true, TG404, --WE",
        "RATE_LIMIT_OFF, true, TG404, --WE",
        "RATE_LIMITING_SKIP_ADMINS, false, TG404, --WE",
        "RATE_LIMITING_BYPASS, true, TG404, --WE",
        "HARDENING_NO_ROOT, false, TG407, --WE",
        "ENABLE_DEBUG, 1, TG401, --WE",
        "DISABLE_THROTTLING, 1, TG404, --WE",
        "FAKE, 1, TG403, --WE",
        "DEBUG_MODE, *, TG401, --WE",
        "DEBUG_MODE, enabled, TG401, --WE",
        "DEBUG_MODE, Enable, TG401, --WE",
        "DEBUG_MODE, y, TG401, --WE",
        "DEBUG_MODE, t, TG401, --WE",
        "RATE_LIMITS, disabled, TG404, --WE",
        "RATE_LIMITS, disable, TG404, --WE",
        "RATE_LIMITS, none, TG404, --WE",
        "RATE_LIMITS, n, TG404, --WE",
        "RATE_LIMITS, f, TG404, --WE",
    })
    void isRefusedWhereItIsUnsafe(String key, String value, String id, String weights) {
        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Switches.class, tier, folder, Map.of(key, value)))
                    .as(tier.label())
                    .isEqualTo(Judged.weighed(id, weights, tier, key));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ENABLE_DEBUG_ENDPOINTS, false",
        "DEBUG_MODE, off",
        "DEBUG_MODE, express:*",
        "DEBUG_MODE, 9229",
        "DISABLE_DEBUG, true",
        "HOT_RELOAD, false",
        "MOCK_EXTERNAL_SERVICES, false",
        "FAKE_CLOCK, 2026-01-01",
        "STUB_MAIL, off",
        "NO_MOCKS, true",
        "DISABLE_RATE_LIMITING, false",
        "ENABLE_RATE_LIMIT, true",
        "RATE_LIMITS, 100/min",
        "RATE_LIMITS, on",
        "SKIP_THROTTLING, false",
        "SECURITY_HARDENING, true",
        "BYPASS_HARDENING, false",
        "DEBUG_SKIP_AUTH, false",
        "DISABLE_DEBUG_ENDPOINTS, true",
        "DEBUG_ENDPOINTS_DISABLED, true",
        "SKIP_MOCKS, true",
        "NO_USE_MOCKS, true",
        "MOCK_NO_CHARGE, false",
        "DISABLE_API_RATE_LIMITING, false",
        "RATE_LIMIT_OFF, false",
        "RATE_LIMITING_SKIP_ADMINS, true",
        "HARDENING_NO_ROOT, true",
        "ENABLE_DEBUG, 0",
        "DISABLE_THROTTLING, 0",
        "FAKE, 0",
        "DEBUG_MODE, none",
        "RATE_LIMITS, enabled",
    })
    void isFineInEveryTier(String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Switches.class, tier, folder, Map.of(key, value)))
                    .as(tier.label())
                    .isEmpty();
        }
    }

    record NotSwitches(
            Optional<Integer> debugPort,
            Optional<Integer> rateLimit,
            Optional<Path> debugSymbols,
            Optional<Boolean> debugger,
            Optional<Boolean> undebug,
            Optional<Boolean> mockery,
            Optional<Boolean> hammock,
            Optional<List<String>> mockUsers,
            Optional<Integer> hardeningLevel,
            Optional<String> hardeningProfile,
            Optional<Boolean> skipHardening) {}

    @Test
    void aNumberAFileAListOrPartOfAWordIsNoSwitch() {
        assertThat(Judged.findings(
                        NotSwitches.class,
                        PRODUCTION,
                        folder,
                        Map.of(
                                "DEBUG_PORT", "1",
                                "RATE_LIMIT", "0",
                                "DEBUG_SYMBOLS", "symbols.zip",
                                "DEBUGGER", "true",
                                "UNDEBUG", "true",
                                "MOCKERY", "true",
                                "HAMMOCK", "true",
                                "MOCK_USERS", "a,b")))
                .isEmpty();
        assertThat(Judged.guard(NotSwitches.class, PRODUCTION, folder, Map.of())
                        .load()
                        .explain("HARDENING_LEVEL")
                        .guards())
                .isEmpty();
    }

    record Namespaces(Optional<String> debug) {}

    @ParameterizedTest
    @CsvSource({"*", "app:*", "express:router", "'-x,app:*'"})
    void debugMayNameWhatIsToBeDebugged(String value) {
        assertThat(Judged.findings(Namespaces.class, PRODUCTION, folder, Map.of("DEBUG", value)))
                .containsExactly("TG401 error DEBUG environment:DEBUG");
    }

    record Unset(Optional<Boolean> securityHardening) {}

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aProtectionThatNobodySwitchedOnIsOff(Tier tier) {
        List<String> said = Judged.findings(Unset.class, tier, folder, Map.of());

        assertThat(said)
                .isEqualTo(
                        switch (tier) {
                            case DEVELOPMENT, TEST -> List.of();
                            case STAGING -> List.of("TG407 warning SECURITY_HARDENING -");
                            case PRODUCTION -> List.of("TG407 error SECURITY_HARDENING -");
                        });
    }

    record Off(
            @Default("false") boolean securityHardening,
            @Default("true") boolean debug) {}

    @Test
    void aDefaultIsJudgedLikeAnyOtherValue() {
        assertThat(Judged.findings(Off.class, PRODUCTION, folder, Map.of()))
                .containsExactly(
                        "TG401 error DEBUG default:Off.debug",
                        "TG407 error SECURITY_HARDENING default:Off.securityHardening");
    }

    @Test
    void theMendTurnsTheSwitch() {
        assertThat(fix("DEBUG", "true")).isEqualTo("set DEBUG=false");
        assertThat(fix("DEBUG_MODE", "on")).isEqualTo("set DEBUG_MODE=off");
        assertThat(fix("DEBUG_MODE", "yes")).isEqualTo("set DEBUG_MODE=no");
        assertThat(fix("DEBUG_MODE", "1")).isEqualTo("set DEBUG_MODE=0");
        assertThat(fix("DEBUG_MODE", "TRUE")).isEqualTo("set DEBUG_MODE=false");
        assertThat(fix("DEBUG_MODE", "enabled")).isEqualTo("set DEBUG_MODE=false");
        assertThat(fix("DEBUG_MODE", "*")).isEqualTo("set DEBUG_MODE=false");
        assertThat(fix("ENABLE_DEBUG", "1")).isEqualTo("set ENABLE_DEBUG=0");
        assertThat(fix("RATE_LIMITS", "none")).isEqualTo("set RATE_LIMITS=true");
        assertThat(fix("RATE_LIMITS", "off")).isEqualTo("set RATE_LIMITS=on");
        assertThat(fix("RATE_LIMITS", "no")).isEqualTo("set RATE_LIMITS=yes");
        assertThat(fix("RATE_LIMITS", "0")).isEqualTo("set RATE_LIMITS=1");
        assertThat(fix("SECURITY_HARDENING", "false"))
                .isEqualTo("set SECURITY_HARDENING=true, or remove it (it defaults to true)");
    }

    @Test
    void theMendOfADefaultIsNotToRemoveIt() {
        assertThat(Judged.guard(Off.class, PRODUCTION, folder, Map.of()).check().findings())
                .extracting(finding -> finding.problem().fix())
                .containsExactly("set DEBUG=false", "set SECURITY_HARDENING=true");
    }

    private String fix(String key, String value) {
        return Judged.only(Judged.guard(Switches.class, PRODUCTION, folder, Map.of(key, value))
                        .check())
                .fix();
    }

    @Test
    void everyKindSaysWhy() {
        List<String> reasons = List.of("DEBUG", "HOT_RELOAD", "USE_MOCKS", "NO_MOCKS").stream()
                .map(key -> Judged.only(Judged.guard(
                                        Switches.class,
                                        PRODUCTION,
                                        folder,
                                        Map.of(key, key.equals("NO_MOCKS") ? "false" : "true"))
                                .check())
                        .because())
                .toList();

        assertThat(reasons.get(0)).contains("internals");
        assertThat(reasons.get(1)).contains("reloads");
        assertThat(reasons.get(2)).contains("mock").isEqualTo(reasons.get(3));
        assertThat(because("RATELIMIT", "false")).contains("exhaust");
        assertThat(because("SECURITY_HARDENING", "false")).contains("protection");
    }

    private String because(String key, String value) {
        return Judged.only(Judged.guard(Switches.class, PRODUCTION, folder, Map.of(key, value))
                        .check())
                .because();
    }

    @Test
    void aWarningDoesNotSayThatTheTierRefuses() {
        Problem staging = Judged.only(Judged.guard(Switches.class, STAGING, folder, Map.of("DEBUG", "true"))
                .check());
        Problem production = Judged.only(Judged.guard(Switches.class, PRODUCTION, folder, Map.of("DEBUG", "true"))
                .check());

        assertThat(staging.message()).isEqualTo("DEBUG is true, and this is staging");
        assertThat(production.message()).isEqualTo("DEBUG is true, and production refuses it");
        assertThat(production.shown()).isEqualTo("true");
    }

    record Failing(boolean debug, @Length(min = 5) Optional<String> mocks, Optional<Integer> debugLevel) {}

    @Test
    void whatIsNoSwitchYetIsNotEvaluated() {
        assertThat(Judged.findings(
                        Failing.class, PRODUCTION, folder, Map.of("DEBUG", "tru", "MOCKS", "x", "DEBUG_LEVEL", "x")))
                .containsExactlyInAnyOrder(
                        "TG301 error DEBUG environment:DEBUG",
                        "TG303 error MOCKS environment:MOCKS",
                        "TG301 error DEBUG_LEVEL environment:DEBUG_LEVEL",
                        "TG459 info DEBUG environment:DEBUG");
        assertThat(Judged.findings(Failing.class, PRODUCTION, folder, Map.of()))
                .containsExactly("TG201 error DEBUG -", "TG459 info DEBUG -");
        assertThat(Judged.findings(Failing.class, DEVELOPMENT, folder, Map.of()))
                .containsExactly("TG201 error DEBUG -");
    }
}
