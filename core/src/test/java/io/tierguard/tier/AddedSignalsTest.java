package io.tierguard.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that a contract adds: the signal DEPLOY_ENV, and names of tiers of its own. */
class AddedSignalsTest {
    private static final List<SignalName> ADDED =
            SignalName.with(List.of("DEPLOY_ENV"), Map.of("blue", Tier.PRODUCTION, "sandbox", Tier.DEVELOPMENT));

    private static Verdict verdict(String said) {
        Heard heard = Heard.of(said.split(" ", -1));
        return Verdicts.of(heard.code(), ".tier(…)", heard.environment(), heard.properties(), heard.dotenv(), ADDED);
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOY_ENV=development, DEVELOPMENT",
        "DEPLOY_ENV=test, TEST",
        "DEPLOY_ENV=qa, STAGING",
        "DEPLOY_ENV=production, PRODUCTION",
        "DEPLOY_ENV=blue, PRODUCTION",
        "-DDEPLOY_ENV=staging, STAGING",
        "-Ddeploy.env=staging, STAGING",
        "-Ddeploy.env=blue, PRODUCTION",
        "APP_TIER=blue, PRODUCTION",
        "APP_TIER=Blue, PRODUCTION",
        "-Dapp.tier=sandbox, DEVELOPMENT",
        "NODE_ENV=blue, PRODUCTION",
        "NODE_ENV=sandbox, DEVELOPMENT",
        "'SPRING_PROFILES_ACTIVE=web,blue', PRODUCTION",
        "DEPLOY_ENV=staging NODE_ENV=production, STAGING",
        "DEPLOY_ENV=staging NODE_ENV=blue, STAGING",
        "DEPLOY_ENV=staging MIX_ENV=dev, STAGING",
        "DEPLOY_ENV=blue NODE_ENV=production MIX_ENV=prod, PRODUCTION",
        "DEPLOY_ENV=staging APP_TIER=stg, STAGING",
        ".env:DEPLOY_ENV=development, DEVELOPMENT",
        ".env:DEPLOY_ENV=sandbox, DEVELOPMENT",
        ".env:NODE_ENV=sandbox, DEVELOPMENT",
        "DEPLOY_ENV=development .env:DEPLOY_ENV=sandbox, DEVELOPMENT",
        "DEPLOY_ENV= NODE_ENV=test, TEST",
    })
    void decides(String said, Tier tier) {
        Verdict verdict = verdict(said);

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOY_ENV=Production, , TG102 DEPLOY_ENV",
        "DEPLOY_ENV=Blue, , TG102 DEPLOY_ENV",
        "DEPLOY_ENV=producion, , TG102 DEPLOY_ENV",
        "'DEPLOY_ENV=web,production', , TG102 DEPLOY_ENV",
        "NODE_ENV=bleu, , TG102 NODE_ENV",
        "DEPLOY_ENV=production NODE_ENV=development, PRODUCTION, TG103 NODE_ENV",
        "DEPLOY_ENV=production APP_TIER=staging, STAGING, TG103 DEPLOY_ENV",
        "DEPLOY_ENV=production MIX_ENV=dev, PRODUCTION, TG103 MIX_ENV",
        "APP_TIER=blue NODE_ENV=sandbox, PRODUCTION, TG103 NODE_ENV",
        "DEPLOY_EVN=production, , TG101 APP_TIER; TG102 DEPLOY_ENV",
        "DEPLOYENV=blue APP_TIER=test, TEST, TG102 DEPLOY_ENV",
        "NODE_EVN=sandbox APP_TIER=test, TEST, TG102 NODE_ENV",
        ".env:DEPLOY_ENV=production, , TG105 DEPLOY_ENV",
        ".env:DEPLOY_ENV=blue, , TG105 DEPLOY_ENV",
        ".env:DEPLOY_ENV=development CI=1, , TG105 DEPLOY_ENV",
        "NODE_ENV=development .env:DEPLOY_ENV=staging, DEVELOPMENT, TG105 DEPLOY_ENV",
        "NODE_ENV=development .env:DEPLOY_ENV=x1, DEVELOPMENT, TG102 DEPLOY_ENV",
    })
    void refuses(String said, Tier checkedAs, String problems) {
        Verdict verdict = verdict(said);

        assertThat(verdict.tier()).isNull();
        assertThat(verdict.checkedAs()).isEqualTo(checkedAs);
        assertThat(verdict.problems())
                .extracting(problem -> problem.id() + " " + problem.key())
                .containsExactly(problems.split("; ", -1));
    }

    /** It is a variable of somebody else's tool, so a database of production may still throw doubt on it. */
    @Test
    void itIsNotTheLibrarysOwn() {
        assertThat(verdict("DEPLOY_ENV=staging").isInferred()).isTrue();
        assertThat(verdict("DEPLOY_ENV=staging APP_TIER=staging").isInferred()).isFalse();
    }

    @Test
    void whatIsBuiltInKeepsItsMeaning() {
        List<SignalName> turned = SignalName.with(List.of(), Map.of("production", Tier.DEVELOPMENT));

        assertThat(Verdicts.of(null, "", Map.of("APP_TIER", "production"), Map.of(), List.of(), turned)
                        .tier())
                .isEqualTo(Tier.PRODUCTION);
    }

    /** Only the letters of ASCII have a small form here: the Kelvin sign becomes a k elsewhere. */
    @Test
    void aLetterThatOnlyBecomesAnotherIsNone() {
        List<SignalName> kiosk = SignalName.with(List.of(), Map.of("kiosk", Tier.DEVELOPMENT));
        for (String said : List.of("\u212Aiosk", "\u212AIOS\u212A", "k\u0130osk")) {
            Verdict verdict = Verdicts.of(null, "", Map.of("APP_TIER", said), Map.of(), List.of(), kiosk);

            assertThat(verdict.tier()).as(said).isNull();
            assertThat(Heard.problems(verdict)).containsExactly("TG102 APP_TIER environment variable APP_TIER");
        }
        assertThat(Verdicts.of(null, "", Map.of("APP_TIER", "KIOSK"), Map.of(), List.of(), kiosk)
                        .tier())
                .isEqualTo(Tier.DEVELOPMENT);
    }

    /** A user who is called production says nothing of the tier. */
    @Test
    void whatTheJvmSetsItselfIsNoSignal() {
        List<SignalName> user = SignalName.with(List.of("USER_NAME"), Map.of());
        Map<String, String> properties = Map.of("user.name", "production", "user.home", "/home/production");

        assertThat(Verdicts.of(null, "", Map.of("APP_TIER", "test"), properties, List.of(), user)
                        .evidence())
                .extracting(Signal::name)
                .containsExactly("APP_TIER");
        assertThat(Verdicts.of(null, "", Map.of(), Map.of("USER_NAME", "production"), List.of(), user)
                        .tier())
                .isEqualTo(Tier.PRODUCTION);
    }

    @Test
    void whatNobodySaidIsLookedForThereAsWell() {
        assertThat(verdict("HOME=x").problems().get(0).notes().get(0)).endsWith("MIX_ENV, DEPLOY_ENV");
    }

    @Test
    void withoutItsContractItIsNoSignal() {
        Verdict verdict = Heard.of("DEPLOY_ENV=production", "APP_TIER=test").verdict();

        assertThat(verdict.tier()).isEqualTo(Tier.TEST);
        assertThat(verdict.evidence()).hasSize(1);
    }
}
