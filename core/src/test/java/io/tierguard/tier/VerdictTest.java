package io.tierguard.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several signals say together. */
class VerdictTest {
    @ParameterizedTest
    @CsvSource({
        // the Event API, as its three tiers export it
        "DEVELOPMENT, NODE_ENV=development MIX_ENV=dev",
        "STAGING, NODE_ENV=staging MIX_ENV=dev",
        "PRODUCTION, NODE_ENV=production MIX_ENV=prod",
        // a build mode fits staging, and names production
        "STAGING, APP_TIER=staging NODE_ENV=production MIX_ENV=prod",
        "STAGING, APP_ENV=qa NODE_ENV=production",
        "STAGING, -Dapp.tier=uat NODE_ENV=production",
        "PRODUCTION, APP_TIER=live NODE_ENV=production",
        "PRODUCTION, NODE_ENV=production SPRING_PROFILES_ACTIVE=prod",
        "DEVELOPMENT, APP_TIER=dev NODE_ENV=development MIX_ENV=dev APP_ENV=local",
        "STAGING, APP_TIER=staging MIX_ENV=dev",
        "TEST, NODE_ENV=test MIX_ENV=test -Dquarkus.profile=test",
        "TEST, -Dapp.tier=TEST",
    })
    void signalsThatShareATier(Tier tier, String said) {
        Verdict verdict = Heard.of(said.split(" ")).verdict();

        assertThat(verdict.tier()).isEqualTo(tier);
        assertThat(verdict.checkedAs()).isEqualTo(tier);
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.evidence()).hasSize(said.split(" ").length);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, ",
        "'postgres,prod', PRODUCTION",
        "'prod,postgres', PRODUCTION",
        "' prod , postgres ', PRODUCTION",
        "'prod,prod', PRODUCTION",
        "',,dev,,', DEVELOPMENT",
        "'dev,local,kafka', DEVELOPMENT",
        "'postgres\n,test\n', TEST",
        // what would be a tier but for its capitals is not passed over
        "'dev,Prod', ",
        "'PROD', ",
        "'postgres,DEV', ",
        "',', ",
    })
    void aListNamesATierAmongOtherProfiles(String list, Tier tier) {
        for (String signal : List.of(
                "SPRING_PROFILES_ACTIVE",
                "QUARKUS_PROFILE",
                "MICRONAUT_ENVIRONMENTS",
                "-Dspring.profiles.active",
                "-Dquarkus.profile",
                "-Dmicronaut.environments")) {
            Verdict verdict = Heard.of(signal + "=" + list).verdict();

            assertThat(verdict.tier()).isEqualTo(tier);
            assertThat(verdict.problems())
                    .extracting(problem -> problem.id().id())
                    .isEqualTo(tier == null ? List.of("TG102") : List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev,prod",
                "prod,dev",
                "dev, prod",
                "test,staging",
                "dev,test,prod",
                "staging,dev",
                "staging,prod"
            })
    void aListThatContradictsItselfIsRefused(String list) {
        Verdict verdict = Heard.of("SPRING_PROFILES_ACTIVE=" + list).verdict();

        assertThat(verdict.tier()).isNull();
        assertThat(verdict.checkedAs()).isNull();
        assertThat(Heard.problems(verdict))
                .containsExactly("TG103 SPRING_PROFILES_ACTIVE environment variable SPRING_PROFILES_ACTIVE");

        Verdict told =
                Heard.of("SPRING_PROFILES_ACTIVE=" + list, "APP_TIER=staging").verdict();
        assertThat(told.checkedAs()).isEqualTo(Tier.STAGING);
        assertThat(Heard.problems(told))
                .containsExactly("TG103 SPRING_PROFILES_ACTIVE environment variable SPRING_PROFILES_ACTIVE");
    }

    @Test
    void ourOwnSignalIsNoList() {
        assertThat(Heard.problems(Heard.of("APP_TIER=prod,dev").verdict()))
                .containsExactly("TG102 APP_TIER environment variable APP_TIER");
        assertThat(Heard.problems(Heard.of("NODE_ENV=prod,dev").verdict()))
                .containsExactly("TG102 NODE_ENV environment variable NODE_ENV");
    }

    @Test
    void nothingSaidIsRefused() {
        Verdict verdict = Heard.of("NODE_ENVIRONMENT=production", "-Dnode.environment=production")
                .verdict();

        assertThat(verdict.tier()).isNull();
        assertThat(verdict.checkedAs()).isNull();
        assertThat(verdict.evidence()).isEmpty();
        assertThat(Heard.problems(verdict)).containsExactly("TG101 APP_TIER -");
        assertThat(verdict.problems().get(0).fix()).contains("APP_TIER");
        assertThat(verdict.isInferred()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "producion, production",
        "prodution, production",
        "prroduction, production",
        "produktion, production",
        "Prod, production",
        "PRODUCTION, production",
        "'production ', production",
        "'production\n', production",
        "'production\r\n', production",
        "'  staging', staging",
        "stagin, staging",
        "stagign, ",
        "develop, development",
        "developmnt, development",
        "tests, test",
        "Test, test",
        "tes, ",
        "rest, test",
        "prd, ",
        "acceptance, ",
    })
    void aValueThatIsUnknownComesWithWhatItMayMean(String value, String meant) {
        Problem problem = Heard.of("NODE_ENV=" + value).verdict().problems().get(0);

        assertThat(problem.id().id()).isEqualTo("TG102");
        if (meant == null) {
            assertThat(problem.notes()).isEmpty();
            assertThat(problem.fix()).contains("development, test, staging or production");
        } else {
            assertThat(problem.notes()).containsExactly("did you mean " + meant + "?");
            assertThat(problem.fix()).isEqualTo("set NODE_ENV=" + meant);
        }
    }

    @Test
    void aValueIsShownSafeToPrint() {
        Problem problem = Heard.of("NODE_ENV=a\u001b[2K\n" + "x".repeat(500))
                .verdict()
                .problems()
                .get(0);

        assertThat(problem.shown()).isEqualTo("***");
    }

    /** What could be the name of a tier helps to mend it; anything else may have strayed there. */
    @Test
    void aValueThatIsNoWordIsNotShown() {
        for (String word : List.of("producion", "Production", "prod\n", "docker-compose")) {
            assertThat(Heard.of("NODE_ENV=" + word).verdict().evidence().get(0).value())
                    .startsWith(word.strip());
        }
        for (String secret : List.of("fK3-hV9_qT7zLw2m", "hunter2", "x".repeat(41))) {
            assertThat(Heard.of("NODE_ENV=" + secret)
                            .verdict()
                            .evidence()
                            .get(0)
                            .value())
                    .isEqualTo("***");
        }
    }

    @Test
    void aPropertyIsHeardInBothForms() {
        assertThat(Heard.of("-DNODE_ENV=production", "-Dapp.tier=production")
                        .verdict()
                        .tier())
                .isEqualTo(Tier.PRODUCTION);
        assertThat(Heard.of("-DAPP_TIER=production", ".env:APP_TIER=development")
                        .verdict()
                        .tier())
                .isEqualTo(Tier.PRODUCTION);
        assertThat(Heard.of("-Dnode.env=test", "NODE_ENV=production").verdict().tier())
                .isNull();
    }

    @Test
    void aSignalThatIsMisspeltInItsNameIsRefused() {
        for (String name :
                List.of("APP_TEIR", "APPTIER", "app_tier", "APP-TIER", "APP_TIER ", "spring_profiles_active")) {
            Verdict verdict =
                    Heard.of(name + "=production", ".env:APP_TIER=development").verdict();
            assertThat(verdict.tier()).as(name).isNull();
            assertThat(verdict.problems())
                    .extracting(problem -> problem.id().id())
                    .containsExactly("TG102");
        }
        // a name that is near, and says nothing of a tier
        assertThat(Heard.of("APP_TIERS=3", ".env:APP_TIER=development")
                        .verdict()
                        .tier())
                .isEqualTo(Tier.DEVELOPMENT);
    }

    @Test
    void aProfileThatCouldMeanATierIsNotPassedOver() {
        for (String list : List.of("prodution,dev", "prod.,dev", "prod-eu,local", "\u0440rod,dev", "prod\u200b,dev")) {
            assertThat(Heard.of("SPRING_PROFILES_ACTIVE=" + list).verdict().tier())
                    .as(list)
                    .isNull();
        }
        assertThat(Heard.of("SPRING_PROFILES_ACTIVE=metrics,local-db,dev")
                        .verdict()
                        .tier())
                .isEqualTo(Tier.DEVELOPMENT);
    }

    @Test
    void everyUnknownValueIsReported() {
        Verdict verdict = Heard.of("APP_TIER=x", "-Dapp.tier=y", "NODE_ENV=z", "MIX_ENV=prod")
                .verdict();

        assertThat(Heard.problems(verdict))
                .containsExactly(
                        "TG102 APP_TIER system property app.tier",
                        "TG102 APP_TIER environment variable APP_TIER",
                        "TG102 NODE_ENV environment variable NODE_ENV");
        assertThat(verdict.checkedAs()).isEqualTo(Tier.PRODUCTION);
        assertThat(verdict.evidence()).hasSize(4);
    }

    @Test
    void whatIsAtOddsIsReportedBesideWhatIsUnknown() {
        Verdict verdict = Heard.of("APP_TIER=production", "NODE_ENV=development", "MIX_ENV=x")
                .verdict();

        assertThat(Heard.problems(verdict))
                .containsExactly(
                        "TG102 MIX_ENV environment variable MIX_ENV", "TG103 NODE_ENV environment variable NODE_ENV");
        assertThat(verdict.checkedAs()).isEqualTo(Tier.PRODUCTION);
    }

    @ParameterizedTest
    @CsvSource({
        // the tier that our own signal names, or else the strictest that any fits
        "PRODUCTION, APP_TIER=production NODE_ENV=development, NODE_ENV",
        "DEVELOPMENT, APP_TIER=development NODE_ENV=production, NODE_ENV",
        "PRODUCTION, APP_TIER=production NODE_ENV=staging, NODE_ENV",
        "PRODUCTION, APP_TIER=production MIX_ENV=dev, MIX_ENV",
        "TEST, APP_TIER=test NODE_ENV=production MIX_ENV=dev, NODE_ENV MIX_ENV",
        "PRODUCTION, NODE_ENV=production APP_ENV=development MIX_ENV=test, APP_ENV MIX_ENV",
        "STAGING, NODE_ENV=development APP_ENV=staging, NODE_ENV",
        "TEST, NODE_ENV=development APP_ENV=test, NODE_ENV",
        // staging is what is left, and nobody says it
        "PRODUCTION, NODE_ENV=production MIX_ENV=dev, MIX_ENV",
        "PRODUCTION, QUARKUS_PROFILE=prod MIX_ENV=dev, MIX_ENV",
    })
    void aContradictionNamesWhoeverExcludesThePresumedTier(Tier checkedAs, String said, String offending) {
        Verdict verdict = Heard.of(said.split(" ")).verdict();

        assertThat(verdict.tier()).isNull();
        assertThat(verdict.checkedAs()).isEqualTo(checkedAs);
        assertThat(verdict.problems()).allSatisfy(problem -> {
            assertThat(problem.id().id()).isEqualTo("TG103");
            assertThat(problem.origin()).isEqualTo(new Origin.Variable(String.valueOf(problem.key())));
            assertThat(problem.shown()).isNotEmpty();
            assertThat(problem.notes()).isNotEmpty();
            assertThat(problem.fix()).contains(checkedAs.label());
        });
        assertThat(verdict.problems()).extracting(Problem::key).containsExactly(offending.split(" "));
    }

    @Test
    void aContradictionTellsWhatTheOthersSay() {
        List<Problem> problems = Heard.of(
                        "NODE_ENV=production", "QUARKUS_PROFILE=dev,prod", "MIX_ENV=dev", "-Dapp.tier=staging")
                .verdict()
                .problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).endsWith("contradicts itself");
        assertThat(problems.get(0).notes())
                .containsExactly(
                        "APP_TIER=staging (system property app.tier) fits staging",
                        "NODE_ENV=production (environment variable NODE_ENV) fits staging and production",
                        "MIX_ENV=dev (environment variable MIX_ENV) fits development and staging");
        Problem alone =
                Heard.of("QUARKUS_PROFILE=dev,prod").verdict().problems().get(0);
        assertThat(alone.notes()).isEmpty();
        assertThat(alone.fix()).isEqualTo("set QUARKUS_PROFILE to one tier");
        Problem other =
                Heard.of("APP_TIER=test", "MIX_ENV=dev").verdict().problems().get(0);
        assertThat(other.message()).isEqualTo("MIX_ENV=dev fits development and staging only");
    }

    @Test
    void whatIsASignalIsKnown() {
        assertThat(SignalName.isSignal("NODE_ENV")).isTrue();
        assertThat(SignalName.isSignal("APP_TIER")).isTrue();
        assertThat(SignalName.isSignal("app.tier")).isFalse();
        assertThat(SignalName.isSignal("NODE_ENVS")).isFalse();
    }

    @Test
    void oneSignalFromTwoSourcesCanContradictItself() {
        Verdict property = Heard.of("-Dapp.tier=staging", "APP_TIER=production").verdict();
        assertThat(property.checkedAs()).isEqualTo(Tier.STAGING);
        assertThat(Heard.problems(property)).containsExactly("TG103 APP_TIER environment variable APP_TIER");

        Verdict code =
                Heard.of("-Dapp.tier=staging", "APP_TIER=test").code(Tier.TEST).verdict();
        assertThat(code.checkedAs()).isEqualTo(Tier.TEST);
        assertThat(Heard.problems(code)).containsExactly("TG103 APP_TIER system property app.tier");
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void codeCannotOverruleAVariable(Tier tier) {
        for (Tier other : Tier.values()) {
            Verdict verdict = Heard.of("APP_TIER=" + other.label()).code(tier).verdict();

            assertThat(verdict.tier()).isEqualTo(tier == other ? tier : null);
            assertThat(verdict.checkedAs()).isEqualTo(tier);
        }
    }

    @Test
    void elixirsDevelopmentBuildIsAmbiguous() {
        Problem problem = Heard.of("MIX_ENV=dev").verdict().problems().get(0);

        assertThat(problem.id().id()).isEqualTo("TG104");
        assertThat(problem.key()).isEqualTo("MIX_ENV");
        assertThat(problem.origin()).isEqualTo(new Origin.Variable("MIX_ENV"));
        assertThat(problem.message()).contains("MIX_ENV=dev", "development and staging");
        assertThat(problem.fix()).contains("APP_TIER");
    }

    // --- files

    @Test
    void everythingThatAFileMustNotSayIsReported() {
        Verdict verdict = Heard.of(".env:APP_TIER=production", ".env:NODE_ENV=prodution", ".env:MIX_ENV=dev")
                .verdict();

        assertThat(Heard.problems(verdict)).containsExactly("TG102 NODE_ENV .env:2:10", "TG105 APP_TIER .env:1:10");
        assertThat(verdict.checkedAs()).isNull();
    }

    @Test
    void aFileMayDeclareDevelopmentInSeveralWords() {
        Verdict verdict = Heard.of(".env:NODE_ENV=development", ".env:MIX_ENV=dev", ".env:POSTGRES_DB=x")
                .verdict();

        assertThat(verdict.tier()).isEqualTo(Tier.DEVELOPMENT);
        assertThat(verdict.evidence()).extracting(Signal::name).containsExactly("NODE_ENV", "MIX_ENV");
    }

    @Test
    void anEmptyOrABareNameInAFileIsNoSignal() {
        assertThat(Heard.problems(Heard.of(".env:APP_TIER=").verdict())).containsExactly("TG101 APP_TIER -");

        Entry bare = Entry.of("APP_TIER", "development", new Origin.Variable("APP_TIER"));
        Verdict verdict = Verdicts.of(null, Map.of(), Map.of(), List.of(bare));
        assertThat(Heard.problems(verdict)).containsExactly("TG101 APP_TIER -");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KUBERNETES_SERVICE_HOST=10.0.0.1",
                "ECS_CONTAINER_METADATA_URI_V4=http://169.254.170.2/v4",
                "ECS_CONTAINER_METADATA_URI=http://169.254.170.2/v3",
                "AWS_LAMBDA_FUNCTION_NAME=f",
                "AWS_EXECUTION_ENV=AWS_ECS_FARGATE",
                "K_SERVICE=s",
                "CLOUD_RUN_JOB=j",
                "GAE_ENV=standard",
                "FUNCTION_TARGET=f",
                "WEBSITE_SITE_NAME=s",
                "CONTAINER_APP_NAME=a",
                "NOMAD_ALLOC_ID=1",
                "DYNO=web.1",
                "FLY_APP_NAME=a",
                "RENDER_SERVICE_ID=r",
                "RAILWAY_ENVIRONMENT=production",
                "GITHUB_ACTIONS=true",
                "GITLAB_CI=true",
                "JENKINS_URL=http://j",
                "CODEBUILD_BUILD_ID=b:1",
                "TF_BUILD=True",
                "TEAMCITY_VERSION=2026.1",
                "CI=true",
                "CI=1",
            })
    void inACloudOrABuildNoFileDecides(String marker) {
        Verdict verdict = Heard.of(marker, ".env:APP_TIER=development").verdict();

        assertThat(verdict.tier()).isNull();
        assertThat(verdict.checkedAs()).isNull();
        assertThat(Heard.problems(verdict)).containsExactly("TG105 APP_TIER .env:1:10");
        assertThat(verdict.problems().get(0).notes())
                .containsExactly(marker.substring(0, marker.indexOf('=')) + " is set");

        Verdict nothing = Heard.of(marker).verdict();
        assertThat(Heard.problems(nothing)).containsExactly("TG101 APP_TIER -");
        assertThat(nothing.problems().get(0).notes()).anyMatch(note -> note.contains("no .env can say it"));

        Verdict told = Heard.of(marker, "APP_TIER=development", ".env:APP_TIER=development")
                .verdict();
        assertThat(told.tier()).isEqualTo(Tier.DEVELOPMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI=", "CI=false", "CI=0", "GITHUB_ACTIONS=false", "KUBERNETES_PORT=1", "CIRCLE=1"})
    void aMarkerThatIsOffIsNone(String marker) {
        assertThat(Heard.of(marker, ".env:APP_TIER=development").verdict().tier())
                .isEqualTo(Tier.DEVELOPMENT);
    }

    @Test
    void aFileIsHeldAgainstAProcessThatIsInDevelopment() {
        Verdict verdict = Heard.of(
                        "NODE_ENV=development",
                        ".env:NODE_ENV=production",
                        ".env:MIX_ENV=dev",
                        ".env:APP_ENV=x",
                        ".env:APP_TIER=staging")
                .verdict();

        assertThat(verdict.tier()).isNull();
        assertThat(verdict.checkedAs()).isEqualTo(Tier.DEVELOPMENT);
        assertThat(Heard.problems(verdict))
                .containsExactly("TG102 APP_ENV .env:3:9", "TG105 APP_TIER .env:4:10", "TG105 NODE_ENV .env:1:10");
    }

    @Test
    void aProcessThatIsRefusedIsNotMendedByAFile() {
        Verdict verdict = Heard.of("MIX_ENV=dev", ".env:APP_TIER=development").verdict();

        assertThat(Heard.problems(verdict)).containsExactly("TG104 MIX_ENV environment variable MIX_ENV");
    }
}
