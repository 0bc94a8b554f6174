package io.tierguard.contract;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static io.tierguard.Tier.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.DeprecatedKey;
import io.tierguard.Doc;
import io.tierguard.ForbiddenIn;
import io.tierguard.From;
import io.tierguard.Layer;
import io.tierguard.Length;
import io.tierguard.Matches;
import io.tierguard.OneOf;
import io.tierguard.Range;
import io.tierguard.RequiredIn;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot held against a contract: what must be there, what must not, and what each value must be. */
class ContractCheckTest {
    @TempDir
    Path folder;

    private <T extends Record> Tierguard<T> guard(Class<T> type, Tier tier, Map<String, String> environment) {
        return Tierguard.of(type)
                .environment(environment)
                .systemProperties(Map.of())
                .directory(folder)
                .tier(tier);
    }

    private Report check(Class<? extends Record> type, Tier tier, Map<String, String> environment) {
        return guard(type, tier, environment).check();
    }

    private static List<String> said(Report report) {
        return report.findings().stream().map(ContractCheckTest::said).toList();
    }

    private static String said(Finding finding) {
        Problem problem = finding.problem();
        return problem.id() + " " + finding.severity().label() + " " + problem.key() + " "
                + (problem.origin() == null ? "-" : problem.origin().location());
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    // presence

    record Presences(
            String always,
            @RequiredIn({STAGING, PRODUCTION}) Optional<String> deployed,
            @RequiredIn(PRODUCTION) @Default("x") String inProduction,
            @Default("y") String never,
            Optional<String> maybe) {}

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aKeyIsRequiredWhereTheContractSaysSo(Tier tier) {
        List<String> expected = new java.util.ArrayList<>(List.of("TG201 error ALWAYS -"));
        if (tier.isDeployed()) {
            expected.add("TG201 error DEPLOYED -");
        }
        if (tier == PRODUCTION) {
            expected.add("TG201 error IN_PRODUCTION -");
        }

        assertThat(said(check(Presences.class, tier, Map.of()))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(said(check(Presences.class, tier, Map.of("ALWAYS", "1", "DEPLOYED", "1", "IN_PRODUCTION", "1"))))
                .isEmpty();
    }

    @Test
    void anEmptyValueIsMissingWhereItStands() {
        assertThat(said(check(Presences.class, PRODUCTION, Map.of("ALWAYS", "", "DEPLOYED", "a", "IN_PRODUCTION", ""))))
                .containsExactlyInAnyOrder("TG201 error ALWAYS ALWAYS", "TG201 error IN_PRODUCTION IN_PRODUCTION");
    }

    @Test
    void anEmptyValueLeavesWhatIsBelowIt() {
        write(".env", "ALWAYS=below\n");

        assertThat(guard(Presences.class, DEVELOPMENT, Map.of("ALWAYS", "", "NEVER", "", "MAYBE", ""))
                        .load()
                        .config())
                .isEqualTo(new Presences("below", Optional.empty(), "x", "y", Optional.empty()));
    }

    record Documented(
            @Doc(value = "Database name", example = "event_api_dev")
            String postgresDb) {}

    @Test
    void whatIsMissingSaysWhatItIsForAndWhereWasLooked() {
        Problem problem =
                check(Documented.class, TEST, Map.of()).findings().get(0).problem();

        assertThat(problem.because()).isEqualTo("Database name");
        assertThat(problem.fix()).contains("POSTGRES_DB").contains("event_api_dev");
        assertThat(problem.notes())
                .singleElement()
                .asString()
                .startsWith("looked in: ")
                .contains("environment");
        assertThat(problem.shown()).isNull();
    }

    @Test
    void whatAnUntrustedFileSaysIsNamedAndNotShown() {
        write(".env", "POSTGRES_DB=canary\n");
        Report report = check(Documented.class, PRODUCTION, Map.of());

        assertThat(said(report)).contains("TG201 error POSTGRES_DB -", "TG501 error POSTGRES_DB .env:1:13");
        assertThat(report.findings().get(0).problem().notes()).anyMatch(note -> note.contains(".env:1:13"));
        assertThat(report.toString() + report.toJson()).doesNotContain("canary");
    }

    // near misses

    record Near(
            String openaiApiKey1,
            Optional<String> postgresDb,
            @Default("x") String logLevel) {}

    @Test
    void aMissingKeyNamesTheNameThatIsNearToIt() {
        Problem problem = check(Near.class, STAGING, Map.of("OPENAI_APIKEY1", "canary"))
                .findings()
                .get(0)
                .problem();

        assertThat(problem.id()).hasToString("TG201");
        assertThat(problem.notes()).contains("did you mean OPENAI_APIKEY1 (environment)?");
        assertThat(problem.fix()).isEqualTo("rename OPENAI_APIKEY1 to OPENAI_API_KEY1");
    }

    @Test
    void anAbsentKeyThatIsNotRequiredIsWarnedOf() {
        Map<String, String> environment = Map.of("OPENAI_API_KEY1", "k", "POSTGRESDB", "a", "LOG_LEVLE", "b");

        assertThat(said(check(Near.class, STAGING, environment)))
                .containsExactlyInAnyOrder("TG204 warning POSTGRES_DB POSTGRESDB", "TG204 warning LOG_LEVEL LOG_LEVLE");
    }

    @Test
    void aKeyThatIsSetIsNearToNothing() {
        Map<String, String> environment =
                Map.of("OPENAI_API_KEY1", "k", "OPENAI_API_KEY2", "k", "POSTGRES_DB", "a", "POSTGRESDB", "b");

        assertThat(said(check(Near.class, STAGING, environment))).isEmpty();
    }

    @Test
    void anEmptyValueAndTheSystemsOwnNamesAreNoSlips() {
        record OfTheSystem(
                Optional<String> hostName,
                Optional<String> userName,
                Optional<String> logName,
                Optional<String> users) {}

        assertThat(said(check(
                        OfTheSystem.class,
                        PRODUCTION,
                        Map.of("HOSTNAME", "3f2a", "USERNAME", "u", "LOGNAME", "l", "USER", "u", "HOST-NAME", ""))))
                .isEmpty();
    }

    @Test
    void aSignalOfTheTierIsNoSlip() {
        record Env(Optional<String> mixEnvs, Optional<String> appTiers) {}

        assertThat(said(check(Env.class, PRODUCTION, Map.of("MIX_ENV", "prod", "APP_TIER", "production"))))
                .isEmpty();
    }

    @Test
    void aNameThatHidesSomethingIsShownAsItIs() {
        Problem problem = check(Near.class, STAGING, Map.of("OPENAI_API\u202e_KEY1", "x"))
                .findings()
                .get(0)
                .problem();

        assertThat(problem.notes()).anyMatch(note -> note.contains("OPENAI_API\\u{202e}_KEY1"));
        assertThat(problem.fix()).contains("\\u{202e}").doesNotContain("\u202e");
    }

    @Test
    void anUnknownNameInAFileOfTheApplicationIsWorthAWord() {
        write(
                ".env",
                "OPENAI_API_KEY1=k\nUNHEARD_OF=1\nnot-a-key=canary\n" + "X".repeat(65) + "=1\n" + "Y".repeat(64)
                        + "=1\n");
        Report report = check(Near.class, DEVELOPMENT, Map.of("ALSO_UNHEARD_OF", "1"));

        assertThat(said(report))
                .containsExactlyInAnyOrder(
                        "TG203 info UNHEARD_OF .env:2:12",
                        "TG203 info null .env:3:11",
                        "TG203 info null .env:4:67",
                        "TG203 info null .env:5:66");
        assertThat(report.toString() + report.toJson())
                .doesNotContain("not-a-key")
                .doesNotContain("canary");
    }

    @Test
    void anUnknownItemOfASecretManagerIsWorthAWordAndAnOddOneIsNotNamed() {
        SecretSource vault = new SecretSource() {
            @Override
            public String name() {
                return "vault";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                return new Reading(
                        List.of(
                                Entry.of("OPENAI_API_KEY1", "v", new Origin.Stored("vault", "OPENAI_API_KEY1")),
                                Entry.of("UNHEARD_OF", "v", new Origin.Stored("vault", "UNHEARD_OF")),
                                Entry.of("odd canary", "v", new Origin.Stored("vault", "odd canary"))),
                        List.of());
            }
        };
        Report report = guard(Near.class, STAGING, Map.of()).secrets(vault).check();

        assertThat(said(report))
                .containsExactlyInAnyOrder("TG203 info UNHEARD_OF vault#UNHEARD_OF", "TG203 info null vault");
        assertThat(report.toString() + report.toJson()).doesNotContain("canary");
    }

    @Test
    void hoconHoldsTheSettingsOfLibrariesAsWell() {
        write("application.conf", "openai-api-key1 = k\nakka.loglevel = info\nlog.levle = x\n");

        assertThat(said(check(Near.class, STAGING, Map.of())))
                .containsExactly("TG204 warning LOG_LEVEL application.conf:3");
    }

    // values

    record Values(
            @Range(min = 1, max = 9) Optional<Integer> number,
            @Length(max = 3) @Matches("[a-z]+") Optional<String> word,
            @OneOf({"a", "b"}) Optional<String> one,
            @Matches("(.*)(.*)(.*)(.*)x") Optional<String> costly,
            @Range(min = 1) Optional<Secret<Integer>> secretNumber,
            @OneOf("canary-declared") Optional<Secret<String>> secretOne) {}

    @Test
    void everyValueIsHeldAgainstItsTypeAndItsConstraints() {
        Report report = check(
                Values.class,
                TEST,
                Map.of(
                        "NUMBER", "10",
                        "WORD", "ABCD",
                        "ONE", "c",
                        "COSTLY", "a".repeat(500),
                        "SECRET_NUMBER", "canary-4711",
                        "SECRET_ONE", "canary-0815"));

        assertThat(said(report))
                .containsExactlyInAnyOrder(
                        "TG302 error NUMBER NUMBER",
                        "TG303 error WORD WORD",
                        "TG304 error WORD WORD",
                        "TG305 error ONE ONE",
                        "TG306 error COSTLY COSTLY",
                        "TG301 error SECRET_NUMBER SECRET_NUMBER",
                        "TG305 error SECRET_ONE SECRET_ONE");
        assertThat(report.toString() + report.toJson()).contains("NUMBER = 10").doesNotContain("canary");
        assertThat(report.findings())
                .allMatch(finding -> !finding.problem().fix().isBlank());
    }

    @Test
    void aSettingSaysNoMoreThanItMay() {
        Contract contract = RecordContract.of(Values.class);
        Setting secret = new Setting(
                contract.keys().get(5),
                io.tierguard.layer.Supply.NONE,
                io.tierguard.model.Value.secret("canary"),
                "canary",
                false);

        assertThat(secret).hasToString("SECRET_ONE = ***");
        assertThat(new Setting(contract.keys().get(0), io.tierguard.layer.Supply.NONE, null, null, false))
                .hasToString("NUMBER is not set");
    }

    record Exemplary(@Doc(value = "", example = "8080") int port1) {}

    @Test
    void aMendNamesTheExample() {
        assertThat(check(Exemplary.class, TEST, Map.of("PORT1", "x"))
                        .findings()
                        .get(0)
                        .problem()
                        .fix())
                .endsWith("such as 8080");
    }

    @Test
    void whatIsHiddenIsNamedByItsPlaceAlone() {
        write(".env", "NUMBER=5\n");
        Problem problem = check(Values.class, DEVELOPMENT, Map.of("NUMBER", "10"))
                .findings()
                .get(0)
                .problem();

        assertThat(problem.shadows()).extracting(Origin::location).containsExactly(".env:1:8");
    }

    // rules of presence

    record Ruled(
            @ForbiddenIn({STAGING, PRODUCTION}) Optional<String> seed,

            @ForbiddenIn(PRODUCTION) @Default(value = "served", in = TEST)
            Optional<String> forbidden,

            @DeprecatedKey("use NEW_NAME") @Default("d") String oldName,

            @From(
                    value = {Layer.SECRETS, Layer.FILE},
                    in = PRODUCTION)
            Optional<String> narrow) {}

    @Test
    void aForbiddenKeyIsRefusedAndItsDefaultServesElsewhere() {
        assertThat(said(check(Ruled.class, PRODUCTION, Map.of("SEED", "s", "FORBIDDEN", "f"))))
                .containsExactly("TG202 error SEED SEED", "TG202 error FORBIDDEN FORBIDDEN");
        assertThat(said(check(Ruled.class, TEST, Map.of("SEED", "s", "FORBIDDEN", "f"))))
                .isEmpty();
        assertThat(guard(Ruled.class, PRODUCTION, Map.of()).load().config().forbidden())
                .isEmpty();
        assertThat(guard(Ruled.class, TEST, Map.of()).load().config().forbidden())
                .contains("served");
        assertThat(said(check(Ruled.class, PRODUCTION, Map.of("SEED", "")))).isEmpty();
    }

    @Test
    void aDeprecatedKeyIsWarnedOfOnlyWhereItIsSet() {
        Report report = check(Ruled.class, TEST, Map.of("OLD_NAME", "o"));

        assertThat(said(report)).containsExactly("TG205 warning OLD_NAME OLD_NAME");
        assertThat(report.findings().get(0).problem().fix()).isEqualTo("use NEW_NAME");
        assertThat(report.accepted()).isTrue();
        assertThat(said(check(Ruled.class, TEST, Map.of()))).isEmpty();
    }

    @Test
    void aLayerThatMayNotSupplyTheKeyIsRefused() {
        Report report = check(Ruled.class, PRODUCTION, Map.of("NARROW", "n"));

        assertThat(said(report)).containsExactly("TG504 error NARROW NARROW");
        assertThat(report.findings().get(0).problem().fix()).isEqualTo("supply it from file, secrets");
        assertThat(said(check(Ruled.class, STAGING, Map.of("NARROW", "n")))).isEmpty();
        write("narrow", "n");
        assertThat(said(check(Ruled.class, PRODUCTION, Map.of("NARROW_FILE", "narrow"))))
                .isEmpty();
    }

    // disclosure

    record Shown(
            @OneOf("x") Optional<String> plain,
            @OneOf("x") Optional<Secret<String>> secret,
            @OneOf("x") Optional<String> mixed) {}

    private List<String> shown(Report report) {
        return report.findings().stream()
                .filter(f -> !f.problem().id().equals(ProblemId.DOTENV_READERS_DISAGREE))
                .map(f -> f.problem().key() + "=" + f.problem().shown())
                .toList();
    }

    @Test
    void aDeclaredValueIsShownAndASecretIsNot() {
        assertThat(shown(check(Shown.class, TEST, Map.of("PLAIN", "p\u200b", "SECRET", "canary"))))
                .containsExactly("PLAIN=p\\u{200b}", "SECRET=***", "PLAIN=p\\u{200b}");
    }

    @Test
    void whatComesFromASecretLayerIsNotShownHoweverItIsDeclared() {
        write("plain", "canary");

        assertThat(shown(check(Shown.class, TEST, Map.of("PLAIN_FILE", "plain"))))
                .containsExactly("PLAIN=***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET=x\nMIXED=a${SECRET}",
                "UNDECLARED=canary\nMIXED=a${UNDECLARED}",
                "PLAIN=x\nSECRET=x\nMIXED=${PLAIN}${SECRET}",
                "SECRET=x\nPLAIN=${SECRET}\nMIXED=a${PLAIN}",
                "MIXED=a${SECRET_OF_PROCESS}",
                "UNDECLARED=x\nMIXED=a${PLAIN:-${UNDECLARED}}"
            })
    void whatIsMadeOfASecretIsOne(String text) {
        write(".env", text + "\n");

        assertThat(shown(check(Shown.class, DEVELOPMENT, Map.of("SECRET_OF_PROCESS", "s"))))
                .contains("MIXED=***");
    }

    @Test
    void whatIsMadeOfPlainValuesIsShown() {
        write(".env", "PLAIN=x\nMIXED=a${PLAIN}${PLAIN}b\n");

        assertThat(shown(check(Shown.class, DEVELOPMENT, Map.of()))).containsExactly("MIXED=axxb");
    }

    @Test
    void whatHoconMakesOfASecretLayerIsOne() {
        write("plain", "canary");
        write("application.conf", "mixed = \"a\"${PLAIN}\n");

        assertThat(shown(check(Shown.class, TEST, Map.of("PLAIN_FILE", "plain"))))
                .containsExactlyInAnyOrder("PLAIN=***", "MIXED=***");
    }

    record Diamond(
            String root,
            String left,
            String right,
            @OneOf("x") String bottom) {}

    @Test
    void ingredientsThatMeetAgainAreLookedAtOnce() {
        write(".env", "ROOT=r\nLEFT=${ROOT}\nRIGHT=${ROOT}\nBOTTOM=${LEFT}${RIGHT}\n");

        assertThat(shown(check(Diamond.class, DEVELOPMENT, Map.of()))).containsExactly("BOTTOM=rr");
    }

    @Test
    void ingredientsAreFollowedAsDeepAsAFileIsLong() {
        StringBuilder text = new StringBuilder("K0=a\n");
        for (int i = 1; i < 30_000; i++) {
            text.append('K').append(i).append("=${K").append(i - 1).append("}\n");
        }
        write(".env", text + "MIXED=${K29999}\n");

        assertThat(shown(check(Shown.class, DEVELOPMENT, Map.of()))).contains("MIXED=***");
    }

    record Ports(java.util.List<Integer> ports) {}

    @Test
    void ofAListTheElementToBlameIsTold() {
        Report report = check(Ports.class, DEVELOPMENT, Map.of("PORTS", "80,443,canary"));
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().notes()).containsExactly("element 3 is not"));
    }
}
