package io.tierguard.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.layer.Sources;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what a tier requires is there by name, and that no value is read to find out. */
@Timeout(60)
class DeployCheckTest {
    private static final String CANARY = "cAnArY-7f3a";
    private static final String KEYS = """
            application = event-api
            tier { signals = [DEPLOY_ENV], aliases { blue = production } }
            keys {
              OPENAI_API_KEY { required = [production], secret = true, minLength = 12 }
              DATABASE_URL { required = [production], type = uri, secret = true, from { production = [secrets] } }
              DB_PORT { type = port, required = [production] }
              LOG_LEVEL { default = info }
              HOT_RELOAD { type = boolean, forbidden = [production] }
              OLD { deprecated = "use NEW" }
            }
            guards { g { when { LOG_LEVEL = info }, because = never } }
            """;

    @TempDir
    Path folder;

    /** What a manager says of its names. */
    private interface Names {
        SecretNames to(SecretRequest request) throws Exception;
    }

    /** A manager that nobody may ask for a value. */
    private record Locked(String name, Names names) implements SecretSource {
        @Override
        public Reading fetch(SecretRequest request) {
            throw new AssertionError("a value was read");
        }

        @Override
        public SecretNames names(SecretRequest request) throws Exception {
            return names.to(request);
        }
    }

    private static SecretSource has(String... names) {
        return new Locked("vault", request -> SecretNames.all(List.of(names)));
    }

    private Report check(Map<String, String> environment, SecretSource... managers) throws IOException {
        return check(KEYS, environment, managers);
    }

    private Report check(String text, Map<String, String> environment, SecretSource... managers) throws IOException {
        Options options = Options.NONE
                .withTier(Tier.PRODUCTION)
                .withEnvironment(environment)
                .withProperties(Map.of("DB_PORT", CANARY))
                .withDirectory(folder);
        for (SecretSource manager : managers) {
            options = options.withSecrets(new Sources.Manager(manager, Duration.ofSeconds(50)));
        }
        ContractFile file = ContractFile.read(Files.writeString(folder.resolve("tierguard.conf"), text));
        Outcome outcome = new DeployCheck(file.contract(), file.problems(), options).run();
        assertThat(outcome.checked()).isNull();
        assertThat(outcome.report().guards()).isZero();
        assertThat(outcome.report() + outcome.report().toJson()).doesNotContain(CANARY);
        return outcome.report();
    }

    private static List<String> findings(Report report) {
        List<String> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            findings.add(finding.problem().id() + " " + finding.severity().label() + " "
                    + finding.problem().key());
        }
        return findings;
    }

    @Test
    void everythingIsThere() throws IOException {
        Report report = check(Map.of("DB_PORT", CANARY), has("openai.api-key", "DATABASE_URL"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.accepted()).isTrue();
        assertThat(report.keys()).isEqualTo(6);
        assertThat(report.keyNames()).hasSize(6);
        assertThat(report.layers()).containsExactly("default", "environment", "secrets");
    }

    @Test
    void whatIsMissingIsSaidWithWhereItWasLookedFor() throws IOException {
        Files.writeString(folder.resolve("application.conf"), "a = 1");
        Files.writeString(folder.resolve(".env"), "OPENAI_API_KEY=" + CANARY);
        Report report = check(Map.of("DB_PORT", ""), has("DATABASE_URL"));

        assertThat(findings(report)).containsExactly("TG201 error OPENAI_API_KEY", "TG201 error DB_PORT");
        assertThat(report.findings().get(0).problem().message())
                .isEqualTo("OPENAI_API_KEY is required in production and missing");
        assertThat(report.findings().get(0).problem().notes())
                .containsExactly("looked in: vault (1 name), environment, application.conf");
        assertThat(report.findings().get(1).problem().message())
                .isEqualTo("DB_PORT is required in production and empty");
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PORT, x, true",
        "PRODUCTION_DB_PORT, x, true",
        "DB_PORT_FILE, not-there-yet, true",
        "DB_PORT, '', false",
        "PRODUCTION_DB_PORT, '', false",
        "DB_PORT_FILE, '', false",
        "STAGING_DB_PORT, x, false",
    })
    void aVariableCounts(String variable, String value, boolean there) throws IOException {
        Report report = check(Map.of(variable, value), has("OPENAI_API_KEY", "DATABASE_URL"));

        assertThat(report.accepted()).isEqualTo(there);
    }

    @Test
    void aHoconFileCountsForWhatIsNoSecret() throws IOException {
        Files.writeString(folder.resolve("application-production.conf"), "db.port = 1, openai.api-key = x");
        Report report = check(Map.of(), has("DATABASE_URL"));

        assertThat(findings(report)).containsExactly("TG201 error OPENAI_API_KEY");
        assertThat(report.findings().get(0).problem().notes())
                .contains("application-production.conf:1 sets it, and production does not read it from there");
        Files.writeString(folder.resolve("application.conf"), "openai.api-key = ${?SOME_KEY}");
        Files.delete(folder.resolve("application-production.conf"));
        assertThat(check(Map.of("DB_PORT", "1", "SOME_KEY", CANARY), has("DATABASE_URL"))
                        .findings())
                .isEmpty();
        assertThat(check(Map.of("DB_PORT", "1"), has("DATABASE_URL", "SOME_KEY"))
                        .accepted())
                .isTrue();
    }

    @Test
    void aMountedFolderCountsByItsNames() throws IOException {
        Files.createDirectories(folder.resolve("secrets/data_base"));
        Files.writeString(folder.resolve("secrets/openai_api_key"), CANARY);
        Files.writeString(folder.resolve("secrets/.db-port"), CANARY);
        ContractFile file = ContractFile.read(Files.writeString(folder.resolve("tierguard.conf"), KEYS));
        Options options = Options.NONE
                .withTier(Tier.PRODUCTION)
                .withEnvironment(Map.of())
                .withProperties(Map.of())
                .withDirectory(folder);

        for (String mounted : List.of("secrets", "not-there-yet")) {
            Options with = options.withSecretsFolder(Path.of(mounted));
            Report report = new DeployCheck(file.contract(), file.problems(), with)
                    .run()
                    .report();

            if (mounted.equals("secrets")) {
                assertThat(findings(report)).containsExactly("TG201 error DATABASE_URL", "TG201 error DB_PORT");
                assertThat(report.findings().get(0).problem().notes())
                        .containsExactly("looked in: environment, " + mounted);
            } else {
                assertThat(findings(report)).containsExactly("TG201 error DATABASE_URL", "TG624 warning null");
            }
        }
    }

    @Test
    void aLayerThatTheContractDoesNotAllowIsRefused() throws IOException {
        Report report = check(Map.of("DB_PORT", "1", "DATABASE_URL", CANARY), has("OPENAI_API_KEY"));

        assertThat(findings(report)).containsExactly("TG504 error DATABASE_URL");
    }

    @Test
    void whatIsForbiddenOrDeprecatedIsSaid() throws IOException {
        Report report = check(
                Map.of("DB_PORT", "1", "HOT_RELOAD", CANARY), has("OPENAI_API_KEY", "DATABASE_URL", "OLD", "SPARE"));

        assertThat(findings(report)).containsExactly("TG202 error HOT_RELOAD", "TG205 warning OLD", "TG203 info SPARE");
    }

    @Test
    void aNameThatIsNearIsPointedAt() throws IOException {
        Report report = check(Map.of("DB_PORT", "1"), has("OPENAI_APIKEY", "DATABASE_URL"));

        assertThat(findings(report)).containsExactly("TG201 error OPENAI_API_KEY");
        assertThat(report.findings().get(0).problem().notes()).contains("did you mean OPENAI_APIKEY (secrets)?");
    }

    /** It has names at the start only; to refuse would be to guess, and so would be to say nothing. */
    @Test
    void whatAManagerCannotTellIsLeftOpen() throws IOException {
        SecretSource silent = new SecretSource() {
            @Override
            public String name() {
                return "vault";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                throw new AssertionError("a value was read");
            }
        };
        Files.writeString(folder.resolve("application.conf"), "log.level = ${LEVEL}");
        Report report = check(Map.of("DB_PORT", "1"), silent);

        assertThat(findings(report)).containsExactly("TG624 warning null");
        assertThat(report.accepted()).isTrue();
        assertThat(report.findings().get(0).problem().notes())
                .containsExactly("required, and not known to be there: OPENAI_API_KEY, DATABASE_URL");
        assertThat(findings(check(Map.of("DB_PORT", "1"), has("DATABASE_URL"))))
                .containsExactly("TG201 error OPENAI_API_KEY", "TG603 error null");
    }

    @Test
    void whatAManagerCannotSupplyIsMissingAllTheSame() throws IOException {
        String text =
                KEYS.replace("DB_PORT { type = port,", "DB_PORT { type = port, from { production = [environment] },");
        SecretSource partly = new Locked("vault", request -> SecretNames.some(List.of("DATABASE_URL")));
        Report report = check(text, Map.of(), partly);

        assertThat(findings(report)).containsExactly("TG201 error DB_PORT", "TG624 warning null");
        assertThat(report.findings().get(0).problem().notes())
                .containsExactly("looked in: vault (1 name, perhaps more), environment");
        assertThat(report.findings().get(1).problem().notes())
                .containsExactly("required, and not known to be there: OPENAI_API_KEY");
    }

    @Test
    void whatAManagerThrowsIsToldByItsTypeAlone() throws IOException {
        SecretSource failing = new Locked("vault", request -> {
            throw new IOException(CANARY);
        });
        SecretSource mute = new Locked("safe", request -> null);
        Report report = check(Map.of("DB_PORT", "1"), failing, mute);

        assertThat(findings(report))
                .containsExactly(
                        "TG201 error OPENAI_API_KEY",
                        "TG201 error DATABASE_URL",
                        "TG620 error null",
                        "TG620 error null");
        assertThat(report.toString())
                .contains("vault failed with java.io.IOException", "safe answered nothing at all", "vault may have it");
    }

    @Test
    void aManagerIsHeldToItsDeadline() throws IOException {
        SecretSource stuck = new Locked("vault", request -> {
            new CountDownLatch(1).await();
            return SecretNames.UNKNOWN;
        });
        ContractFile file = ContractFile.read(Files.writeString(folder.resolve("tierguard.conf"), KEYS));
        Options options = Options.NONE
                .withTier(Tier.PRODUCTION)
                .withEnvironment(Map.of("DB_PORT", "1"))
                .withProperties(Map.of())
                .withDirectory(folder)
                .withSecrets(new Sources.Manager(stuck, Duration.ofMillis(1)));

        Outcome outcome = new DeployCheck(file.contract(), file.problems(), options).run();
        assertThat(findings(outcome.report())).contains("TG621 error null");
    }

    @Test
    void managersOfTheContractAreAskedForTheirNames() throws IOException {
        String text = KEYS + "secrets { production = \"shelf:OPENAI_API_KEY=never,DATABASE_URL=never\", test = asw }";

        assertThat(check(text, Map.of("DB_PORT", "1")).findings()).isEmpty();
        assertThat(findings(check(text.replace("shelf:", "shlef:"), Map.of("DB_PORT", "1"))))
                .containsExactly("TG201 error OPENAI_API_KEY", "TG201 error DATABASE_URL", "TG623 error null");
    }

    @Test
    void theTierIsDecidedAsEver() throws IOException {
        Files.writeString(folder.resolve(".env"), "NODE_ENV=development");
        ContractFile file = ContractFile.read(Files.writeString(folder.resolve("tierguard.conf"), KEYS));
        Options options = Options.NONE.withProperties(Map.of()).withDirectory(folder);

        assertThat(run(file, options.withEnvironment(Map.of("DEPLOY_ENV", "blue")))
                        .tier())
                .contains(Tier.PRODUCTION);
        assertThat(findings(run(file, options.withEnvironment(Map.of()))))
                .containsExactly("TG101 error APP_TIER", "TG109 info null");
        assertThat(findings(run(file, options.withEnvironment(Map.of("DEPLOY_ENV", "blue", "NODE_ENV", "test")))))
                .contains("TG103 error NODE_ENV", "TG201 error DB_PORT");
    }

    private static Report run(ContractFile file, Options options) {
        return new DeployCheck(file.contract(), file.problems(), options).run().report();
    }

    @Test
    void nothingIsHeldAgainstABrokenContract() throws IOException {
        Report report = check("application = a\nkeys { A { requird = true } }", Map.of());

        assertThat(findings(report)).containsExactly("TG702 error null", "TG719 info null");
        assertThat(report.keys()).isZero();
    }

    /** A manager that has its values at the start only. */
    private static SecretSource silent() {
        return new Locked("vault", request -> SecretNames.UNKNOWN);
    }

    private Report check(String text, Options options) throws IOException {
        ContractFile file = ContractFile.read(Files.writeString(folder.resolve("tierguard.conf"), text));
        Options all = options.withProperties(Map.of()).withDirectory(folder).withWaivers(file.waivers());
        return new DeployCheck(file.contract(), file.problems(), all).run().report();
    }

    private static Options production(Map<String, String> environment) {
        return Options.NONE
                .withTier(Tier.PRODUCTION)
                .withEnvironment(environment)
                .withClock(Waiving.on("2026-12-01"));
    }

    private static final String WAIVING = """
            application = a
            keys { HOT { type = boolean, forbidden = [production] }, OLD { deprecated = "use NEW" } }
            waivers = [
              { guard = TG202, key = HOT, tier = production, reason = r, owner = o, until = 2026-12-31 }
              { guard = TG205, key = OLD, tier = production, reason = r, owner = o, until = %s }
            ]
            """;

    /** Of a waiver that nothing needs here nothing is said: the guards that may need it are not evaluated. */
    @Test
    void aWaiverAnswersForWhatItNames() throws IOException {
        Report report = check(WAIVING.formatted("2026-12-31"), production(Map.of("HOT", "true")));

        assertThat(findings(report)).containsExactly("TG202 error HOT");
        assertThat(report.findings().get(0).waived()).isTrue();
        assertThat(report.accepted()).isTrue();
    }

    @Test
    void aWaiverThatIsOverRefuses() throws IOException {
        Report report = check(WAIVING.formatted("2026-11-30"), production(Map.of("OLD", "x")));

        assertThat(findings(report)).containsExactlyInAnyOrder("TG205 warning OLD", "TG902 error OLD");
        assertThat(report.accepted()).isFalse();
    }

    private static final String LICENCE =
            "application = a\nkeys { LICENCE_KEY { %s secret = true, from { production = [secrets] } } }";

    /** The variable of the shell is below the manager, which wins at the start if it has the key. */
    @Test
    void whoSuppliesAKeyIsOpenWhileAManagerMayHaveIt() throws IOException {
        Map<String, String> shell = Map.of("LICENCE_KEY", CANARY);

        Report required = check(LICENCE.formatted("required = [production],"), shell, silent());
        assertThat(findings(required)).containsExactly("TG624 warning null");
        assertThat(required.findings().get(0).problem().notes())
                .containsExactly("required, and not known to be there: LICENCE_KEY");
        assertThat(findings(check(LICENCE.formatted(""), shell, silent()))).containsExactly("TG624 warning null");
        assertThat(findings(check(LICENCE.formatted(""), shell, has()))).containsExactly("TG504 error LICENCE_KEY");
    }

    /** What code sets is above every manager. */
    @Test
    void whatCodeSetsIsCertain() throws IOException {
        Options options = production(Map.of())
                .withSecrets(new Sources.Manager(silent(), Duration.ofSeconds(50)))
                .withOverride("LICENCE_KEY", CANARY);

        assertThat(findings(check(LICENCE.formatted(""), options)))
                .containsExactlyInAnyOrder("TG504 error LICENCE_KEY", "TG624 warning null");
        assertThat(check(
                                "application = a\nkeys { A { required = true } }",
                                production(Map.of()).withOverride("A", "x"))
                        .findings())
                .isEmpty();
    }

    private static final String TOKEN = "application = a\nkeys { TOKEN { secret = true%s } }";

    /** The start refuses it whatever the value is. */
    @Test
    void aSecretThatTravelsWithTheCodeIsRefused() throws IOException {
        String withDefault = TOKEN.formatted(", default = not-a-real-token");

        assertThat(findings(check(withDefault, Map.of()))).containsExactly("TG502 error TOKEN");
        assertThat(check(withDefault, Map.of("TOKEN", CANARY)).findings()).isEmpty();
        assertThat(check(withDefault, Map.of(), has("TOKEN")).findings()).isEmpty();
        assertThat(findings(check(withDefault, Map.of(), silent()))).containsExactly("TG624 warning null");
        assertThat(check(withDefault, Options.NONE.withTier(Tier.TEST).withEnvironment(Map.of()))
                        .findings())
                .isEmpty();

        Files.writeString(folder.resolve("application.conf"), "token = " + CANARY);
        Report report = check(TOKEN.formatted(""), Map.of());
        assertThat(findings(report)).containsExactly("TG502 error TOKEN");
        assertThat(report.findings().get(0).origin().location()).isEqualTo("application.conf:1");
        assertThat(check(TOKEN.formatted(""), Map.of("TOKEN", CANARY)).findings())
                .isEmpty();
    }

    @Test
    void theFileOnTopIsTheOneThatCounts() throws IOException {
        Files.writeString(folder.resolve("application.conf"), "token = ${?OTHER_TOKEN}");
        Files.writeString(folder.resolve("application-production.conf"), "token = " + CANARY);

        assertThat(findings(check(TOKEN.formatted(""), Map.of("OTHER_TOKEN", CANARY))))
                .containsExactly("TG502 error TOKEN");
    }

    @Test
    void twoFilesForOneKeyAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/db_url"), CANARY);
        Files.writeString(folder.resolve("secrets/DB_URL"), CANARY);
        Options options = production(Map.of()).withSecretsFolder(Path.of("secrets"));

        assertThat(findings(check("application = a\nkeys { DB_URL { secret = true } }", options)))
                .containsExactly("TG612 error DB_URL");
    }

    /** A folder that is mounted where the application is deployed may have any key; what leaves it out is missing still. */
    @Test
    void aFolderThatIsNotMountedHereIsLeftOpen() throws IOException {
        String text = "application = a\nkeys { A { required = true }"
                + ", B { required = true, from { production = [environment] } } }";
        Report report = check(text, production(Map.of()).withSecretsFolder(Path.of("run/secrets")));

        assertThat(findings(report)).containsExactlyInAnyOrder("TG201 error B", "TG624 warning null");
        assertThat(report.findings().get(1).problem().notes())
                .containsExactly("required, and not known to be there: A");
    }
}
