package io.tierguard.secrets.github;

import static io.tierguard.secrets.github.Requests.ids;
import static io.tierguard.secrets.github.Requests.production;
import static io.tierguard.secrets.github.Requests.request;
import static io.tierguard.secrets.github.Requests.source;
import static io.tierguard.secrets.github.Requests.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of what GitHub keeps, where all of it can be listed. */
class AuditTest {
    private final FakeGitHub github = new FakeGitHub();
    private final OwnTime time = new OwnTime();

    @AfterEach
    void close() {
        github.close();
    }

    private SecretNames names(SecretRequest request) {
        return source(github, time).names(request);
    }

    private static Problem only(SecretNames names) {
        assertThat(names.problems()).as(text(names)).hasSize(1);
        return names.problems().get(0);
    }

    @Test
    void keysAreThereInEveryScopeAndUnderTheTiersName() {
        github.secret("production", "A")
                .secret("repository", "B", "PRODUCTION_C")
                .secret("organisation", "D");
        github.variable("production", "E", "1").variable("repository", "F", "1").variable("organisation", "G", "1");

        SecretNames names = names(production("!A", "!B", "!C", "!D", "E", "F", "G", "H"));

        assertThat(names.names()).containsExactlyInAnyOrder("A", "B", "C", "D", "E", "F", "G");
        assertThat(names.complete()).isTrue();
        assertThat(names.problems()).isEmpty();
        assertThat(github.tokens()).containsOnly("Bearer " + FakeGitHub.TOKEN);
    }

    @Test
    void everyPageIsReadAndEachIsFull() {
        for (int i = 0; i < 250; i++) {
            github.secret("repository", "S" + (1000 + i));
        }
        for (int i = 0; i < 61; i++) {
            github.variable("production", "V" + (100 + i), "x");
        }
        SecretNames names = names(production("!S1000", "!S1249", "V100", "V160"));

        assertThat(names.names()).containsExactlyInAnyOrder("S1000", "S1249", "V100", "V160");
        assertThat(github.calls())
                .filteredOn(call -> call.contains("/actions/secrets"))
                .hasSize(3);
        assertThat(github.calls())
                .filteredOn(call -> call.contains("/production/variables"))
                .hasSize(3);
        assertThat(github.calls()).hasSize(10);
    }

    @Test
    void aBlankVariableCountsAsMissing() {
        github.variable("production", "LOG_LEVEL", "  ").variable("repository", "LOG_LEVEL", "info");

        SecretNames names = names(production("LOG_LEVEL"));

        assertThat(names.names()).isEmpty();
        assertThat(ids(names.problems())).containsExactly("TG654", "TG653");
        assertThat(names.problems()).allSatisfy(one -> assertThat(one.key()).isEqualTo("LOG_LEVEL"));
    }

    @Test
    void theNearerScopeHidesTheWider() {
        github.secret("production", "TOKEN").secret("repository", "TOKEN").secret("organisation", "TOKEN");

        Problem problem = only(names(production("!TOKEN")));

        assertThat(problem.id().id()).isEqualTo("TG654");
        assertThat(problem.origin().describe())
                .isEqualTo("GitHub secret TOKEN, environment production of octo/event-api");
        assertThat(problem.shadows())
                .extracting(origin -> origin.describe())
                .containsExactly(
                        "GitHub secret TOKEN, repository octo/event-api", "GitHub secret TOKEN, organisation octo");
    }

    @Test
    void wordsThatRanTogetherAreAnotherName() {
        github.secret("repository", "OPENAIAPIKEY");

        SecretNames names = names(production("!OPENAI_API_KEY"));

        assertThat(names.names()).isEmpty();
        assertThat(only(names).id().id()).isEqualTo("TG656");
        assertThat(only(names).key()).isEqualTo("OPENAI_API_KEY");
    }

    @Test
    void aSecretThatIsAVariableCanBeRead() {
        github.variable("repository", "TOKEN", Canary.WORD).secret("production", "TOKEN");

        SecretNames names = names(production("!TOKEN"));

        assertThat(names.names()).containsExactly("TOKEN");
        assertThat(only(names).id().id()).isEqualTo("TG657");
        assertThat(ids(names(production("TOKEN")).problems())).isEmpty();
    }

    /** GitHub keeps none that begins so, and the block that is made from the contract takes it from secrets.PAT. */
    @Test
    void aSecretWithGitHubsPrefixIsKeptWithoutIt() {
        github.secret("repository", "PAT").variable("repository", "SHA", "1");

        SecretNames names = names(production("!GITHUB_PAT", "GITHUB_SHA", "!GITHUB_2FA", "!GITHUB_"));

        assertThat(names.names()).containsExactly("GITHUB_PAT");
        assertThat(text(names)).doesNotContain("PAT").contains("not asked for: SHA\n");
    }

    /** The block that is made from the contract hands over vars.LOG_LEVEL, and a job may be handed secrets.LOG_LEVEL. */
    @Test
    void aPlainKeyThatIsASecretAloneIsToldAndCountsAsThere() {
        github.secret("production", "LOG_LEVEL").secret("repository", "PRODUCTION_REGION");

        SecretNames names = names(production("LOG_LEVEL", "REGION"));

        assertThat(names.names()).containsExactlyInAnyOrder("LOG_LEVEL", "REGION");
        assertThat(ids(names.problems())).as(text(names)).containsExactly("TG669", "TG669");
        assertThat(names.problems()).extracting(Problem::key).containsExactly("LOG_LEVEL", "REGION");
        assertThat(names.problems().get(1).origin().describe())
                .isEqualTo("GitHub secret PRODUCTION_REGION, repository octo/event-api");
        assertThat(text(names))
                .contains(
                        "the environment production of octo/event-api keeps it as one alone\n",
                        "taken from vars.REGION, which is empty",
                        "or write REGION: ${{ secrets.PRODUCTION_REGION }} in env:");
    }

    @Test
    void aPlainKeyThatIsAVariableTooIsFine() {
        github.secret("production", "LOG_LEVEL", "PRODUCTION_LOG_LEVEL").variable("repository", "LOG_LEVEL", "info");

        assertThat(names(production("LOG_LEVEL")).problems()).isEmpty();
    }

    @Test
    void aBlankVariableMakesNoSecretAVariable() {
        github.secret("production", "LOG_LEVEL").variable("repository", "LOG_LEVEL", " ");

        assertThat(ids(names(production("LOG_LEVEL")).problems())).containsExactlyInAnyOrder("TG653", "TG669");
    }

    private void organisationShares(int count) {
        for (int i = 0; i < count; i++) {
            github.secret("organisation", "M" + (1000 + i));
        }
    }

    @Test
    void theHundredthOfAnOrganisationReachesAJobAndTheNextDoesNot() {
        organisationShares(99);
        github.secret("organisation", "N", "O");

        SecretNames names = names(production("!N", "!O"));

        assertThat(names.names()).containsExactly("N");
        Problem problem = only(names);
        assertThat(problem.id().id()).isEqualTo("TG670");
        assertThat(problem.key()).isEqualTo("O");
        assertThat(problem.origin().describe()).isEqualTo("GitHub secret O, organisation octo");
        assertThat(text(names))
                .contains("of 101 secrets that the organisation octo shares, O is not among the first 100");
    }

    /** Letters, digits and the underscore: what comes first of them, GitHub doesn't say. */
    @Test
    void whereTheUnderscoreDecidesTheKeyMayBeThere() {
        organisationShares(99);
        github.secret("organisation", "NA", "N_A", "NN");

        SecretNames names = names(production("!N_A", "!NA", "!NN"));

        assertThat(names.names()).containsExactlyInAnyOrder("NA", "N_A");
        assertThat(ids(names.problems())).containsExactly("TG670", "TG670", "TG670");
        assertThat(text(names)).contains("NA may not be among", "N_A may not be among", "NN is not among");
    }

    @Test
    void whatANearerScopeKeepsIsReachedWhateverTheOrganisationHas() {
        organisationShares(100);
        github.secret("organisation", "N", "O").secret("repository", "N").variable("organisation", "O", "x");

        SecretNames names = names(production("!N", "O"));

        assertThat(names.names()).containsExactlyInAnyOrder("N", "O");
        assertThat(ids(names.problems())).containsExactly("TG654");
    }

    /** Only secrets are so limited. */
    @Test
    void theHundredAndFirstVariableOfAnOrganisationReachesAJob() {
        for (int i = 0; i < 101; i++) {
            github.variable("organisation", "M" + (1000 + i), "x");
        }
        SecretNames names = names(production("M1100"));

        assertThat(names.names()).containsExactly("M1100");
        assertThat(names.problems()).isEmpty();
    }

    @Test
    void anEnvironmentKeepsNothingOfAnotherTier() {
        github.secret("production", "STAGING_TOKEN", "TOKEN").secret("repository", "STAGING_TOKEN");

        Problem problem = only(names(production("!TOKEN")));

        assertThat(problem.id().id()).isEqualTo("TG658");
        assertThat(problem.key()).isEqualTo("STAGING_TOKEN");
        assertThat(ids(names(production("!TOKEN", "!STAGING_TOKEN")).problems()))
                .containsOnly("TG654");
    }

    /** What is a key of the contract itself supplies that one alone. */
    @Test
    void aKeyThatBeginsLikeATierSuppliesNoOther() {
        github.secret("production", "PRODUCTION_TOKEN");

        SecretNames names = names(production("!TOKEN", "!PRODUCTION_TOKEN"));

        assertThat(names.names()).containsExactly("PRODUCTION_TOKEN");
        assertThat(names.problems()).isEmpty();
    }

    @Test
    void whatNobodyAsksForIsSaidOnceForEachPlace() {
        github.secret("production", "TOKEN", "TOKEM", "OTHER").secret("organisation", "SHARED");
        github.variable("repository", "x" + Canary.WORD, "1").variable("repository", "TIERGUARD_X", "1");

        SecretNames names = names(production("!TOKEN"));

        assertThat(ids(names.problems())).containsExactly("TG655", "TG655");
        assertThat(text(names))
                .contains(
                        "2 secrets of the environment production of octo/event-api are not asked for: OTHER, TOKEM\n",
                        "1 variable of the repository octo/event-api is not asked for\n")
                .doesNotContain("SHARED", "TIERGUARD_X");
    }

    /** Core says of a key that is missing which name may be meant. */
    @Test
    void whatIsASlipAwayFromAMissingKeyIsToldByName() {
        github.secret("production", "A_TOKEM");

        SecretNames names = names(production("!A_TOKEN"));

        assertThat(names.names()).containsExactly("A_TOKEM");
        assertThat(names.problems()).isEmpty();
    }

    @Test
    void whoHasNoEnvironmentsAsksForNone() {
        github.without("production").secret("repository", "TOKEN").secret("organisation", "SHARED");

        GitHubSecrets source = source(github, time).withoutEnvironment();
        SecretNames names = source.names(request(Tier.PRODUCTION, "!TOKEN", "!SHARED"));

        assertThat(names.names()).containsExactlyInAnyOrder("TOKEN", "SHARED");
        assertThat(names.complete()).isTrue();
        assertThat(names.problems()).isEmpty();
        assertThat(github.calls()).hasSize(4);
        assertThat(source.name()).isEqualTo("GitHub octo/event-api");
        assertThat(text(source.fetch(request(Tier.PRODUCTION, "!TOKEN")).problems()))
                .contains("can't be read from here");
    }

    @Test
    void aNameWithASlashIsOnePartOfThePath() {
        github.secret("eu%2Fproduction%20%231", "TOKEN");

        SecretNames names = source(github, time).environment("eu/{tier} #1").names(request(Tier.PRODUCTION, "!TOKEN"));

        assertThat(names.names()).containsExactly("TOKEN");
    }
}
