package io.tierguard.secrets.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.model.Printable;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretProvider;
import io.tierguard.source.SecretProvider.Answer;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubProviderTest {
    private static Answer open(String reference, Map<String, String> variables) {
        return new GitHubProvider()
                .open(new SecretProvider.Request(
                        reference, Tier.STAGING, new Surroundings(variables, Map.of(), Path.of(""))));
    }

    private static SecretSource source(String reference, Map<String, String> variables) {
        return ((Answer.Opened) open(reference, variables)).source();
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(SecretProvider.class))
                .extracting(SecretProvider::name)
                .containsExactly("github");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                       | GitHub octo/here, environment staging",
                "octo/event-api           | GitHub octo/event-api, environment staging",
                "a-b_c/x.y-z_1            | GitHub a-b_c/x.y-z_1, environment staging",
                "octo/event-api#eu/live 1 | GitHub octo/event-api, environment eu/live 1",
                "octo/event-api#          | GitHub octo/event-api",
                "octo/event-api#\ud83d\ude80 live  | GitHub octo/event-api, environment \ud83d\ude80 live",
                "octo/event-api#a#b       | GitHub octo/event-api, environment a#b",
            })
    void itOpensARepositoryAndAnEnvironment(String reference, String name) {
        assertThat(source(reference, Map.of("GITHUB_REPOSITORY", "octo/here", "GITHUB_TOKEN", "fake"))
                        .name())
                .isEqualTo(name);
    }

    /** What a job has deployed starts without a token, and has its variables from the deployment. */
    @Test
    void outsideOfAJobAndWithoutATokenItStandsForNothing() throws Exception {
        SecretSource source = source("octo/event-api", Map.of());

        assertThat(source.name()).isEqualTo("GitHub Actions outside of a job");
        assertThat(source.fetch(Requests.production("!TOKEN"))).isEqualTo(Reading.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary",
                "/canary",
                "octo/",
                "octo/canary/x",
                "octo/..",
                "octo/a b",
                "octo/a?canary",
                "https://github.com/octo/canary",
                "octo/event-api#..",
                "#production",
                "json:",
                "json:a canary",
                "json:canary",
                "json:1A",
                "JSON:ALL_SECRETS",
                "octo/event-api# ",
                "octo/event-api#a\u202eb",
                "octo/event-api#\ud83d",
            })
    void whatIsNoneIsMalformedAndNotQuoted(String reference) {
        assertThat(open(reference, Map.of()))
                .isInstanceOfSatisfying(
                        Answer.Malformed.class,
                        malformed -> assertThat(malformed.expected())
                                .doesNotContain("canary")
                                .isEqualTo(Printable.of(malformed.expected()))); // or a report would cut it off
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB_TOKEN           |                        | there is no token",
                "GITHUB_TOKEN           | '  '                   | there is no token",
                "GITHUB_TOKEN           | kanariZ9 x             | what GITHUB_TOKEN holds is no token",
                "TIERGUARD_GITHUB_TOKEN | kanariZ9é              | what TIERGUARD_GITHUB_TOKEN holds is no token",
                "GITHUB_REPOSITORY      | ''                     | no repository is named",
                "GITHUB_REPOSITORY      | kanariZ9               | what GITHUB_REPOSITORY says is no repository",
                "GITHUB_API_URL         | http://kanariZ9.test   | what GITHUB_API_URL says is no address",
                "GITHUB_API_URL         | http://127.0.0.1.test  | what GITHUB_API_URL says is no address",
                "GITHUB_API_URL         | https://b.test:99999   | what GITHUB_API_URL says is no address",
                "GITHUB_API_URL         | https://a:kanariZ9@b.test/ | what GITHUB_API_URL says is no address",
                "GITHUB_API_URL         | ftp://kanariZ9.test    | what GITHUB_API_URL says is no address",
                "GITHUB_API_URL         | https://kanariZ9 x     | what GITHUB_API_URL says is no address",
            })
    void whatIsNotSetUpIsSaidBeforeAnybodyIsAsked(String variable, String value, String message) throws Exception {
        Map<String, String> variables =
                new HashMap<>(Map.of("GITHUB_TOKEN", "fake", "GITHUB_REPOSITORY", "octo/event-api"));
        if (value == null) {
            variables.remove(variable);
        } else {
            variables.put(variable, value);
        }
        SecretSource source = source("", variables);

        SecretNames names = source.names(Requests.production("!TOKEN"));

        assertThat(Requests.ids(names.problems())).containsExactly("TG659");
        assertThat(Requests.text(names)).contains(message);
        assertThat(names.complete()).isFalse();
        // To start without a token is how what a job has deployed starts; only who has one is told that it is of no
        // use.
        assertThat(source.fetch(Requests.production("!TOKEN")).problems())
                .hasSize(message.equals("there is no token") ? 0 : 1);
        Canary.assertIsNotIn(source.toString());
    }

    @Test
    void theTokenThatIsMeantForThisGoesFirst() {
        try (FakeGitHub github = new FakeGitHub()) {
            Map<String, String> variables = Map.of(
                    "GITHUB_TOKEN", "other",
                    "TIERGUARD_GITHUB_TOKEN", "own",
                    "GITHUB_API_URL", github.address() + "/");
            source("octo/event-api#production", variables).fetch(Requests.production("A"));

            assertThat(github.tokens()).containsOnly("Bearer own");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Whatever the process has among its variables. */
    @Test
    void whatIsNamedInCodeGoesBeforeTheVariables() {
        try (FakeGitHub github = new FakeGitHub()) {
            github.secret("eu-staging", "TOKEN");
            GitHubSecrets source = GitHubSecrets.of("octo/event-api")
                    .environment("eu-{tier}")
                    .api(github.address())
                    .token(Secret.of("own"));

            assertThat(source.names(Requests.request(Tier.STAGING, "!TOKEN")).names())
                    .containsExactly("TOKEN");
            assertThat(github.tokens()).hasSize(6).containsOnly("Bearer own");
        }
    }

    @Test
    void insideAJobItIsWhatTheJobWasHanded() throws Exception {
        try (FakeGitHub github = new FakeGitHub()) {
            github.secret("production", "TOKEN");
            Map<String, String> job = new HashMap<>(Map.of(
                    "GITHUB_ACTIONS", "true", "GITHUB_API_URL", github.address().toString()));
            SecretSource without = source("octo/event-api#production", job);

            assertThat(without.name()).isEqualTo("GitHub Actions job");
            assertThat(without.fetch(Requests.production("!TOKEN")).entries()).isEmpty();
            SecretNames unknown = without.names(Requests.production("!TOKEN"));
            assertThat(unknown.names()).isEmpty();
            assertThat(unknown.complete()).isFalse();
            assertThat(Requests.text(unknown))
                    .contains("GitHub Actions job can't tell", "set TIERGUARD_GITHUB_TOKEN")
                    .doesNotContain("job's own");
            assertThat(github.calls()).isEmpty();

            job.put("TIERGUARD_GITHUB_TOKEN", "fake");
            SecretSource with = source("octo/event-api#production", job);
            assertThat(with.fetch(Requests.production("!TOKEN")).problems()).isEmpty();
            assertThat(github.calls()).isEmpty();
            assertThat(with.names(Requests.production("!TOKEN")).names()).containsExactly("TOKEN");
        }
    }

    /** To hand it to another program as well must not make a refusal of what passes without it. */
    @Test
    void theJobsOwnTokenIsNotSent() throws Exception {
        try (FakeGitHub github = new FakeGitHub()) {
            github.secret("production", "TOKEN");
            Map<String, String> job = new HashMap<>(Map.of(
                    "GITHUB_ACTIONS", "true", "GITHUB_API_URL", github.address().toString()));
            job.put("GITHUB_TOKEN", "ghs_" + Canary.WORD);
            SecretNames unknown = source("octo/event-api#production", job).names(Requests.production("!TOKEN"));

            assertThat(Requests.ids(unknown.problems())).containsExactly("TG624");
            assertThat(Requests.text(unknown)).contains("GITHUB_TOKEN looks like the job's own", "was not sent");
            assertThat(github.calls()).isEmpty();

            // What is meant for this is sent, whatever it looks like: an App has such tokens as well.
            job.put("TIERGUARD_GITHUB_TOKEN", "ghs_fake");
            assertThat(source("octo/event-api#production", job)
                            .names(Requests.production("!TOKEN"))
                            .names())
                    .containsExactly("TOKEN");
            job.remove("TIERGUARD_GITHUB_TOKEN");
            job.put("GITHUB_TOKEN", "ghp_fake");
            assertThat(source("octo/event-api#production", job)
                            .names(Requests.production("!TOKEN"))
                            .names())
                    .containsExactly("TOKEN");
        }
    }

    @Test
    void inCodeAMistakeIsThrownAtOnce() {
        GitHubSecrets one = GitHubSecrets.of("octo/event-api");
        assertThatIllegalArgumentException().isThrownBy(() -> GitHubSecrets.of("event-api"));
        assertThatIllegalArgumentException().isThrownBy(() -> one.environment(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> one.api(URI.create("http://github.example.net")));
        assertThatIllegalArgumentException().isThrownBy(() -> one.api(URI.create("api/v3")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.token(Secret.of(Canary.WORD + "\n")))
                .withMessageNotContaining("kanari");
        assertThat(one.environment("eu").api(URI.create("https://github.example.net/api/v3/")))
                .hasToString("GitHub octo/event-api, environment eu");
        assertThat(one).hasToString("GitHub octo/event-api, environment {tier}");
    }
}
