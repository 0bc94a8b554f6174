package io.tierguard.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Testimony;
import io.tierguard.model.TierClaim;
import io.tierguard.report.Report;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform claims of the job: its environment, and whether its ref is protected. */
class ClaimedTierTest {
    private static final List<SignalName> SIGNALS =
            SignalName.with(List.of("DEPLOY_ENV"), Map.of("blue", Tier.PRODUCTION));

    static TierClaim environment(String name) {
        return new TierClaim(
                "oidc.environment", name, null, new Origin.Claimed("the job's OIDC token", "environment"), "name it");
    }

    static TierClaim refProtected(boolean isProtected) {
        return new TierClaim(
                "oidc.ref_protected",
                String.valueOf(isProtected),
                isProtected ? EnumSet.allOf(Tier.class) : EnumSet.complementOf(EnumSet.of(Tier.PRODUCTION)),
                new Origin.Claimed("the job's OIDC token", "ref_protected"),
                "protect the ref");
    }

    /** Reads {@code @staging} as the environment, {@code @+} and {@code @-} as a ref that is protected and one that is not. */
    static Verdict verdict(String said) {
        Heard heard = Heard.NOTHING;
        List<TierClaim> claims = new ArrayList<>();
        for (String one : said.split(" ", -1)) {
            if (one.startsWith("@")) {
                String claim = one.substring(1);
                claims.add(
                        claim.equals("+") || claim.equals("-") ? refProtected(claim.equals("+")) : environment(claim));
            } else if (one.startsWith("code:")) {
                heard = heard.code(Tier.valueOf(one.substring(5)));
            } else {
                Heard more = Heard.of(one);
                heard = new Heard(
                        heard.code(),
                        merged(heard.environment(), more.environment()),
                        merged(heard.properties(), more.properties()),
                        more.dotenv().isEmpty() ? heard.dotenv() : more.dotenv());
            }
        }
        return verdict(heard, new Testimony(claims, List.of()));
    }

    private static Map<String, String> merged(Map<String, String> one, Map<String, String> other) {
        Map<String, String> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    static Verdict verdict(Heard heard, Testimony testimony) {
        return Verdicts.of(
                heard.code(), ".tier(…)", heard.environment(), heard.properties(), heard.dotenv(), SIGNALS, testimony);
    }

    @ParameterizedTest
    @CsvSource({
        "@staging, STAGING",
        "@production, PRODUCTION",
        "@development, DEVELOPMENT",
        "@test, TEST",
        "@qa, STAGING",
        "@blue, PRODUCTION",
        "@Production, PRODUCTION",
        "@PROD, PRODUCTION",
        "@production @+, PRODUCTION",
        "@staging @-, STAGING",
        "@staging @+, STAGING",
        "@staging CI=true, STAGING",
        "NODE_ENV=production @staging, STAGING",
        "NODE_ENV=production @staging @-, STAGING",
        "NODE_ENV=production @production @+, PRODUCTION",
        "NODE_ENV=production @+, PRODUCTION",
        "NODE_ENV=production @prod-eu, PRODUCTION",
        "NODE_ENV=production MIX_ENV=dev @staging, STAGING",
        "MIX_ENV=dev @staging, STAGING",
        "MIX_ENV=dev @development, DEVELOPMENT",
        "APP_TIER=staging @github-pages @-, STAGING",
        "APP_TIER=production @production @+, PRODUCTION",
        "code:TEST @-, TEST",
        "-Dapp.tier=test @pr-1, TEST",
        "DEPLOY_ENV=staging @staging, STAGING",
        ".env:APP_TIER=development @-, DEVELOPMENT",
        ".env:APP_TIER=development @development, DEVELOPMENT",
        ".env:NODE_ENV=development @staging, STAGING",
    })
    void decides(String said, Tier tier) {
        Verdict verdict = verdict(said);

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "APP_TIER=staging @production, STAGING, TG103 oidc.environment",
        "APP_TIER=production @staging, PRODUCTION, TG103 oidc.environment",
        "APP_TIER=production @production @-, PRODUCTION, TG103 oidc.ref_protected",
        "APP_TIER=production @-, PRODUCTION, TG103 oidc.ref_protected",
        "code:PRODUCTION @staging @-, PRODUCTION, TG103 oidc.environment; TG103 oidc.ref_protected",
        "@production @-, PRODUCTION, TG103 oidc.ref_protected",
        "NODE_ENV=production @-, PRODUCTION, TG103 oidc.ref_protected",
        "NODE_ENV=development @production, PRODUCTION, TG103 NODE_ENV",
        "NODE_ENV=test NODE_ENV=test APP_ENV=staging @-, STAGING, TG103 NODE_ENV",
        "NODE_ENV=test APP_ENV=development @+, TEST, TG103 APP_ENV",
        "NODE_ENV=production @development, PRODUCTION, TG103 oidc.environment",
        "DEPLOY_ENV=production @staging, PRODUCTION, TG103 oidc.environment",
        "'SPRING_PROFILES_ACTIVE=dev,prod @+', , TG103 SPRING_PROFILES_ACTIVE",
        "'SPRING_PROFILES_ACTIVE=dev,prod @-', , TG103 SPRING_PROFILES_ACTIVE",
        "APP_TIER=producion @staging, STAGING, TG102 APP_TIER",
        "MIX_ENV=dev @-, , TG104 MIX_ENV",
        "MIX_ENV=dev @+, , TG104 MIX_ENV",
        "@+, , TG101 APP_TIER",
        "@-, , TG101 APP_TIER",
        "@github-pages, , TG101 APP_TIER",
        "@github-pages @-, , TG101 APP_TIER",
        "@producion, , TG101 APP_TIER",
        "@production-eu CI=1, , TG101 APP_TIER",
        "@- CI=1 .env:APP_TIER=development, , TG105 APP_TIER",
        "@development .env:APP_TIER=staging, DEVELOPMENT, TG105 APP_TIER",
        "DEPLOY_EVN=production @staging, STAGING, TG102 DEPLOY_ENV",
    })
    void refuses(String said, Tier checkedAs, String problems) {
        Verdict verdict = verdict(said);

        assertThat(verdict.tier()).isNull();
        assertThat(verdict.checkedAs()).isEqualTo(checkedAs);
        assertThat(verdict.problems())
                .extracting(problem -> problem.id() + " " + problem.key())
                .containsExactly(problems.split("; ", -1));
    }

    @Test
    void aContradictionListsTheClaimsWithValueAndOrigin() {
        Problem problem =
                verdict("NODE_ENV=development @production @+").problems().get(0);

        assertThat(problem.notes())
                .containsExactly(
                        "oidc.environment=production (environment claim of the job's OIDC token) fits production");
    }

    @Test
    void aClaimSaysItselfHowItIsMended() {
        Problem problem = verdict("APP_TIER=production @-").problems().get(0);

        assertThat(problem.message()).isEqualTo("oidc.ref_protected=false fits development, test and staging only");
        assertThat(problem.notes())
                .containsExactly("APP_TIER=production (environment variable APP_TIER) fits production");
        assertThat(problem.origin()).isEqualTo(new Origin.Claimed("the job's OIDC token", "ref_protected"));
        assertThat(problem.fix()).isEqualTo("protect the ref");
        assertThat(verdict("NODE_ENV=production @-").problems().get(0).fix()).isEqualTo("protect the ref");
    }

    /** A claim can be set by whoever writes the workflow, as a variable of a framework can. */
    @Test
    void aClaimIsNotTheLibrarysOwn() {
        assertThat(verdict("@staging").isInferred()).isTrue();
        assertThat(verdict("@staging APP_TIER=staging").isInferred()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod\u0000uction", "\u001b[31mred", "kanari-9w8x", "🚀", "  ", "\u202Eprod", ""})
    void whatMayBeAnythingIsNotShown(String name) {
        Verdict verdict = verdict(Heard.of("APP_TIER=test"), new Testimony(List.of(environment(name)), List.of()));

        assertThat(verdict.tier()).isEqualTo(Tier.TEST);
        assertThat(verdict.evidence()).extracting(Signal::name).containsExactly("APP_TIER");
        assertThat(environment("kanari-9w8x").toString()).doesNotContain("kanari");
    }

    @Test
    void whatIsLongIsNotShown() {
        Testimony testimony = new Testimony(List.of(environment("a".repeat(10_000))), List.of());

        assertThat(verdict(Heard.of("APP_TIER=test"), testimony).evidence()).hasSize(1);
    }

    @Test
    void whatNamesNoTierIsShownAndNarrowsNothing() {
        Verdict verdict = verdict("APP_TIER=test @prod-eu @+");
        Report report = Report.of("thing", verdict, verdict.problems(), Map.of(), List.of("environment"), 1, 1);

        assertThat(verdict.evidence()).extracting(Signal::value).containsExactly("test", "prod-eu", "true");
        assertThat(report.toJson()).contains("\"signal\": \"oidc.environment\"", "\"value\": \"prod-eu\"");
        assertThat(report.summary()).startsWith("thing starts in test, from APP_TIER (environment): ");
        assertThat(report.toString()).contains("tier test from APP_TIER (environment) ");
    }

    @Test
    void whatDecidesIsSaidWithItsPlace() {
        Verdict verdict = verdict("NODE_ENV=production @staging @-");
        Report report = Report.of("thing", verdict, verdict.problems(), Map.of(), List.of("environment"), 1, 1);

        assertThat(report.summary())
                .startsWith("thing starts in staging, from NODE_ENV (environment), oidc.environment, "
                        + "oidc.ref_protected (the job's OIDC token): ");
    }

    /** What could not be heard is said, and refuses nothing. */
    @Test
    void whatIsUnheardIsAWarning() {
        Testimony unheard = Testimony.failed(Problem.of(ProblemId.GITHUB_EVIDENCE_MISSING, "not heard"));
        Verdict verdict = verdict(Heard.of("APP_TIER=production"), unheard);

        assertThat(verdict.tier()).isEqualTo(Tier.PRODUCTION);
        assertThat(verdict.problems()).extracting(Problem::id).containsExactly(ProblemId.GITHUB_EVIDENCE_MISSING);
        assertThat(Report.of("thing", verdict, verdict.problems(), Map.of(), List.of(), 1, 1)
                        .accepted())
                .isTrue();
        assertThat(verdict(Heard.NOTHING, unheard).tier()).isNull();
        assertThat(verdict(Heard.NOTHING, unheard).problems())
                .extracting(Problem::id)
                .containsExactly(ProblemId.TIER_UNSET, ProblemId.GITHUB_EVIDENCE_MISSING);
    }

    /** A claim of another platform's may leave tiers that a file may not declare. */
    @Test
    void aFileDoesNotStandAgainstAClaim() {
        TierClaim deployed = new TierClaim(
                "zone", "live", Set.of(Tier.STAGING, Tier.PRODUCTION), new Origin.Claimed("a paper", "zone"), "move");
        Verdict verdict = verdict(Heard.of(".env:APP_TIER=development"), new Testimony(List.of(deployed), List.of()));

        assertThat(verdict.tier()).isNull();
        assertThat(Heard.problems(verdict)).containsExactly("TG103 zone zone claim of a paper");
    }
}
