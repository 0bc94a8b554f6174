package io.tierguard.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.contract.SecretReference;
import io.tierguard.model.Problem;
import io.tierguard.tier.SignalName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The blocks {@code secrets} and {@code tier} of a contract file: what they say, and each mistake that they can have. */
class SecretsAndTierTest {
    private static final String START = "application = a\nkeys { A {}, S { secret = true } }\n";
    private static final String REFUSED = "write a secret manager, such as github or \"aws:event-api/{tier}\"";

    @TempDir
    Path folder;

    private ContractFile read(String text) throws IOException {
        return Written.read(folder, START + text);
    }

    @Test
    void managersOfEachTier() throws IOException {
        ContractFile file = read("secrets { staging = github, production = [\"aws:event-api/{tier}\","
                + "\n\"vault:arn:x:y/{tier}-{tier}\"] }");

        assertThat(file.problems()).isEmpty();
        Map<Tier, List<SecretReference>> secrets = file.contract().secrets();
        assertThat(secrets).containsOnlyKeys(Tier.STAGING, Tier.PRODUCTION);
        assertThat(secrets.get(Tier.STAGING)).extracting(this::written).containsExactly("github||3");
        assertThat(secrets.get(Tier.PRODUCTION))
                .extracting(this::written)
                .containsExactly("aws|event-api/production|3", "vault|arn:x:y/production-production|4");
        assertThat(secrets.toString()).doesNotContain("event-api");
    }

    private String written(SecretReference reference) {
        String place = reference.origin().location();
        return reference.provider() + "|" + reference.reference() + "|" + place.substring(place.lastIndexOf(':') + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secrets {} | TG710 3 secrets names no manager",
                "secrets = github | TG703 3 secrets must be a block { … }",
                "secrets { staging { a = 1 } } | TG703 3 staging of secrets must be a value or a list of values",
                "secrets { staging = null } | TG703 3 staging of secrets must be a value or a list of values",
                "secrets { staging = [] } | TG703 3 staging of secrets must be a list with something in it",
                "secrets { staging = [[github]] } | TG703 3 staging of secrets must be a value or a list of values",
                "secrets { staging = true } | TG703 3 staging of secrets must be a secret manager, such as github or \"aws:event-api/{tier}\"",
                "secrets { staging = 5 } | TG703 3 staging of secrets must be a secret manager, such as github or \"aws:event-api/{tier}\"",
                "secrets { prod = github } | TG704 3 prod is no tier",
                "secrets { stagin = github } | TG704 3 stagin is no tier",
                "secrets { staging = [github, github] } | TG708 3 staging of secrets names one manager twice",
                "secrets { staging = [\"v:staging\", \"v:{tier}\"] } | TG708 3 staging of secrets names one manager twice",
                "secrets { staging = github }; secrets { staging = aws } | TG708 4 secrets is said already in line 3; TG708 4 staging is said already in line 3",
                "secrets { staging = \"\" } | TG715 3 staging of secrets names no manager",
                "secrets { staging = \" \" } | TG715 3 staging of secrets names no manager",
                "secrets { staging = \"aws:\" } | TG715 3 staging of secrets has nothing after the colon",
                "secrets { staging = \":x\" } | TG715 3 staging of secrets begins with no provider, which is small letters, digits and -",
                "secrets { staging = \"AWS:x\" } | TG715 3 staging of secrets begins with no provider, which is small letters, digits and -",
                "secrets { staging = \"1p:x\" } | TG715 3 staging of secrets begins with no provider, which is small letters, digits and -",
                "secrets { staging = \"{tier}:x\" } | TG715 3 staging of secrets begins with no provider, which is small letters, digits and -",
                "secrets { staging = \"sk-0123456789012345678901234\" } | TG715 3 staging of secrets begins with no provider, which is small letters, digits and -",
                "secrets { staging = \" aws:x\" } | TG715 3 staging of secrets has a character that can't be seen, or white space at an end",
                "secrets { staging = \"aws:x \" } | TG715 3 staging of secrets has a character that can't be seen, or white space at an end",
                "secrets { staging = \"aws: x\" } | TG715 3 staging of secrets has a character that can't be seen, or white space at an end",
                "secrets { staging = \"aws: \" } | TG715 3 staging of secrets has a character that can't be seen, or white space at an end",
                "secrets { staging = \"aws:x\\n\" } | TG715 3 staging of secrets has a character that can't be seen, or white space at an end",
                "secrets { staging = \"aws:x\\u0000y\" } | TG715 3 staging of secrets has a character that can't be seen, or white space at an end",
                "secrets { staging = \"aws:x\\u202ey\" } | TG715 3 staging of secrets has a character that can't be seen, or white space at an end",
                "secrets { staging = \"aws:x\\u200by\" } | TG715 3 staging of secrets has a character that can't be seen, or white space at an end",
                "secrets { staging = \"aws:{teir}\" } | TG715 3 staging of secrets has a placeholder that nothing replaces",
                "secrets { staging = \"aws:{TIER}\" } | TG715 3 staging of secrets has a placeholder that nothing replaces",
                "secrets { staging = \"aws:{}\" } | TG715 3 staging of secrets has a placeholder that nothing replaces",
                "secrets { staging = \"aws:{tier\" } | TG715 3 staging of secrets has a placeholder that nothing replaces",
                "secrets { staging = \"aws:tier}\" } | TG715 3 staging of secrets has a placeholder that nothing replaces",
                "secrets { staging = \"aws:${tier}\" } | TG715 3 staging of secrets has a placeholder that nothing replaces",
                "secrets { staging = \"aws:{{tier}}\" } | TG715 3 staging of secrets has a placeholder that nothing replaces",
                "tier {} | TG710 3 tier says nothing",
                "tier = production | TG703 3 tier must be a block { … }",
                "tier { signal = [X_ENV] } | TG702 3 signal is no word of tier",
                "tier { signals = DEPLOY_ENV } | TG703 3 signals of tier must be a list of values",
                "tier { signals = [] } | TG703 3 signals of tier must be a list with something in it",
                "tier { signals = [[A]] } | TG703 3 signals of tier must be a list of values",
                "tier { signals = [deploy_env] } | TG716 3 deploy_env is no name of a signal",
                "tier { signals = [\"DEPLOY ENV\"] } | TG716 3 what stands here is no name of a signal",
                "tier { signals = [\"\"] } | TG716 3 what stands here is no name of a signal",
                "tier { signals = [true] } | TG716 3 true is no name of a signal",
                "tier { signals = [X_ENV, X_ENV] } | TG708 3 X_ENV is a signal already",
                "tier { signals = [APP_TIER] } | TG716 3 APP_TIER is heard already",
                "tier { signals = [MIX_ENV] } | TG716 3 MIX_ENV is heard already",
                "tier { signals = [TIERGUARD_X] } | TG716 3 TIERGUARD_X steers a process, and can't say which tier it is in",
                "tier { signals = [LD_PRELOAD] } | TG716 3 LD_PRELOAD steers a process, and can't say which tier it is in",
                "tier { signals = [PATH] } | TG716 3 PATH steers a process, and can't say which tier it is in",
                "tier { signals = [S] } | TG716 3 S is a secret, and what a signal says is shown",
                "tier { signals = [DEPLOY_TOKEN] } | TG716 3 DEPLOY_TOKEN is a secret, and what a signal says is shown",
                "tier { aliases {} } | TG710 3 aliases names no tier",
                "tier { aliases = [live] } | TG703 3 aliases of tier must be a block { … }",
                "tier { aliases { blue = [staging] } } | TG703 3 blue of aliases must be one value",
                "tier { aliases { blue = prod } } | TG704 3 prod is no tier",
                "tier { aliases { blue = grene } } | TG704 3 grene is no tier",
                "tier { aliases { a.b = staging } } | TG703 3 a of aliases must be one value",
                "tier { aliases { Blue = staging } } | TG716 3 Blue can't be the name of a tier",
                "tier { aliases { \"b lue\" = staging } } | TG716 3 what stands here can't be the name of a tier",
                "tier { aliases { \"b,lue\" = staging } } | TG716 3 what stands here can't be the name of a tier",
                "tier { aliases { \"\" = staging } } | TG716 3 what stands here can't be the name of a tier",
                "tier { aliases { \"1\" = staging } } | TG716 3 what stands here can't be the name of a tier",
                "tier { aliases { production = development } } | TG716 3 production is itself production, and can't stand for development",
                "tier { aliases { live = development } } | TG716 3 live is a name of production, and can't stand for development",
                "tier { aliases { dev = production } } | TG716 3 dev is a name of development, and can't stand for production",
                "tier { aliases { producton = development } } | TG716 3 producton is nearly production, and can't stand for development",
                "tier { aliases { prodd = development } } | TG716 3 prodd is nearly production, and can't stand for development",
                "tier { aliases { prods = test } } | TG716 3 prods is nearly production, and can't stand for test",
                "tier { aliases { prd = development } } | TG716 3 prd is nearly production, and can't stand for development",
                "tier { aliases { prd = staging } } | TG716 3 prd is nearly production, and can't stand for staging",
                "tier { aliases { lve = development } } | TG716 3 lve is nearly production, and can't stand for development",
                "tier { aliases { live1 = development } } | TG716 3 what stands here is nearly production, and can't stand for development",
                "tier { aliases { live-12 = development } } | TG716 3 what stands here is nearly production, and can't stand for development",
                "tier { aliases { prod12 = development } } | TG716 3 what stands here is nearly production, and can't stand for development",
                "tier { aliases { prod-eu = development } } | TG716 3 prod-eu is nearly production, and can't stand for development",
                "tier { aliases { eu_prod = staging } } | TG716 3 eu_prod is nearly production, and can't stand for staging",
                "tier { aliases { test-live = test } } | TG716 3 test-live is nearly production, and can't stand for test",
                "tier { aliases { dev-qa = development } } | TG716 3 dev-qa is nearly staging, and can't stand for development",
                "tier { aliases { preprd = development } } | TG716 3 preprd is nearly staging, and can't stand for development",
                "tier { aliases { stag = production } } | TG716 3 stag is nearly staging, and can't stand for production",
            })
    void mistakes(String text, String findings) throws IOException {
        ContractFile file = read(text.replace("; ", "\n"));

        assertThat(Written.findings(file)).containsExactly(findings.split("; ", -1));
        assertThat(file.problems()).allMatch(problem -> !problem.fix().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "live,production",
        "prod,production",
        "production,production",
        "producton,production",
        "prodd,production",
        "prod-eu,production",
        "qa-eu,staging",
        "test-qa,production",
        "blue,staging",
        "blue,development",
        "sandbox,development",
        "local-stack,development",
        "ci,test",
        "nightly_2,test",
        "eu,development",
        "a23456789-123456789-123456789-123456789-,staging",
    })
    void whatDoesNotTurnANameAroundIsTaken(String alias, String tier) throws IOException {
        ContractFile file = read("tier { signals = [DEPLOY_ENV], aliases { " + alias + " = " + tier + " } }");

        assertThat(file.problems()).isEmpty();
        assertThat(file.contract().signals()).hasSize(8);
    }

    @Test
    void noReferenceIsQuoted() throws IOException {
        for (String written :
                List.of("kanari7: x", "KANARI7:x", "v:kanari7{", "v:kanari7\\n", "kanari7kanari7kanari7kanari7")) {
            ContractFile file = read("secrets { staging = \"" + written + "\" }");

            assertThat(file.problems()).as(written).hasSize(1);
            assertThat(file.problems().toString()).doesNotContainIgnoringCase("kanari");
        }
    }

    @Test
    void whatIsTooLongIsRefused() throws IOException {
        assertThat(read("secrets { staging = \"v:" + "x".repeat(2_048) + "\" }").problems())
                .isEmpty();
        assertThat(Written.findings(read("secrets { staging = \"v:" + "x".repeat(2_049) + "\" }")))
                .containsExactly("TG715 3 staging of secrets is longer than any name of a secret");
    }

    @Test
    void anAliasThatIsTooLongIsRefused() throws IOException {
        assertThat(Written.findings(read("tier { aliases { " + "b".repeat(41) + " = staging } }")))
                .containsExactly("TG716 3 what stands here can't be the name of a tier");
        assertThat(read("tier { aliases { " + "b".repeat(40) + " = staging } }").problems())
                .isEmpty();
    }

    /** Each of them is heard, compared and shown, and each manager is asked: nobody has dozens. */
    @Test
    void whatIsTooMuchIsRefused() throws IOException {
        assertThat(read("tier { signals = [" + many("X_", ", ", 16) + "], aliases { " + many("b", " = test, ", 16)
                                + " = test } }\nsecrets { staging = [" + many("v:", ", ", 16) + "] }")
                        .problems())
                .isEmpty();
        ContractFile file = read("tier { signals = [" + many("X_", ", ", 10_000) + "] }");
        assertThat(Written.findings(file)).containsExactly("TG716 3 tier has more than 16 signals");
        assertThat(file.contract().signals()).hasSize(7 + 16);
        assertThat(Written.findings(
                        read("tier { aliases { " + many("b", " = development, ", 2_000) + " = development } }")))
                .containsExactly("TG716 3 tier has more than 16 aliases");
        file = read("secrets { production = [" + many("v:", ", ", 10_000) + "] }");
        assertThat(Written.findings(file)).containsExactly("TG715 3 production of secrets names more than 16 managers");
        assertThat(file.contract().secrets().get(Tier.PRODUCTION)).hasSize(16);
    }

    private static String many(String name, String between, int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(name.endsWith(":") ? "\"" + name + i + "\"" : name + i);
        }
        return String.join(between, all);
    }

    @Test
    void aMendSaysWhatToWrite() throws IOException {
        assertThat(read("secrets { staging = \"aws:\" }").problems())
                .extracting(Problem::fix)
                .containsExactly(REFUSED);
        assertThat(read("tier { signals = [deploy-env] }").problems())
                .extracting(Problem::fix)
                .containsExactly("write it DEPLOY_ENV");
        assertThat(read("tier { signals = [\"k4nari x\"] }").problems())
                .extracting(Problem::fix)
                .containsExactly("write it [A-Z][A-Z0-9_]*");
    }

    private ContractFile onTop(String text) throws IOException {
        ContractFile first = read("tier { signals = [DEPLOY_ENV], aliases { blue = production } }\n"
                + "secrets { staging = github, production = \"aws:x\" }");
        assertThat(first.problems()).isEmpty();
        return Written.tightening(folder, first.contract(), "application = b\n" + text);
    }

    @Test
    void aSecondFileTakesNothingAway() throws IOException {
        ContractFile both = onTop("tier { signals = [STAGE_ENV] }\nsecrets { production = [\"aws:x\", \"aws:y\"] }");

        assertThat(both.problems()).isEmpty();
        assertThat(both.contract().signals())
                .extracting(SignalName::variable)
                .containsSubsequence("APP_TIER", "MIX_ENV", "DEPLOY_ENV", "STAGE_ENV");
        assertThat(both.contract().secrets().get(Tier.STAGING))
                .extracting(SecretReference::provider)
                .containsExactly("github");
        assertThat(both.contract().secrets().get(Tier.PRODUCTION))
                .extracting(SecretReference::reference)
                .containsExactly("x", "y");
        ContractFile same = onTop("tier { signals = [DEPLOY_ENV], aliases { blue = production } }");
        assertThat(same.problems()).isEmpty();
        assertThat(same.contract().signals()).hasSize(8);
    }

    @Test
    void aSecondFileTurnsNoNameAround() throws IOException {
        assertThat(Written.findings(onTop("tier { aliases { blue = development } }")))
                .containsExactly("TG716 2 blue stands for production already, and can't stand for development");
    }
}
