package io.tierguard.secrets.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Settings;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.load.DeployCheck;
import io.tierguard.load.Options;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract that names GitHub, from its file to the report. */
class DeployTest {
    private final FakeGitHub github = new FakeGitHub();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeEach
    void set() {
        environment.put("GITHUB_API_URL", github.address().toString());
        environment.put("TIERGUARD_GITHUB_TOKEN", FakeGitHub.TOKEN);
    }

    @AfterEach
    void close() {
        github.close();
    }

    private Path contract() throws IOException {
        return Files.writeString(folder.resolve("tierguard.conf"), """
                application = thing
                secrets { production = "github:octo/event-api" }
                keys {
                  A_TOKEN   { required = true, secret = true }
                  B_TOKEN   { required = true, secret = true }
                  LOG_LEVEL { required = true, from { production = [secrets] } }
                }
                """);
    }

    private Report deploy() throws IOException {
        return deploy(contract(), Tier.PRODUCTION);
    }

    private Report deploy(Path contract, Tier tier) throws IOException {
        ContractFile file = ContractFile.read(contract);
        Options options = Options.NONE
                .withTier(tier)
                .withEnvironment(environment)
                .withProperties(Map.of())
                .withDirectory(folder);
        Report report =
                new DeployCheck(file.contract(), file.problems(), options).run().report();
        Canary.assertIsNotIn(report + report.toJson());
        return report;
    }

    @Test
    void whatIsMissingIsSaidBeforeTheDeployment() throws IOException {
        github.secret("production", "A_TOKEN", "B_TOKENS").variable("repository", "LOG_LEVEL", Canary.WORD);

        Report report = deploy();

        assertThat(report.findings())
                .filteredOn(finding -> finding.id().equals("TG201"))
                .extracting(Finding::key)
                .containsExactly("B_TOKEN");
        assertThat(report.toString())
                .contains("GitHub octo/event-api, environment production (3 names)", "did you mean B_TOKENS");
        assertThat(report.accepted()).isFalse();
    }

    @Test
    void everythingIsThere() throws IOException {
        github.secret("production", "A_TOKEN", "B_TOKEN").variable("repository", "LOG_LEVEL", "info");

        assertThat(deploy().accepted()).isTrue();
    }

    @Test
    void aSecretThatCanBeReadRefuses() throws IOException {
        github.secret("production", "A_TOKEN").variable("production", "B_TOKEN", Canary.WORD);
        github.variable("repository", "LOG_LEVEL", "info");

        assertThat(deploy().findings())
                .filteredOn(finding -> finding.id().equals("TG657"))
                .extracting(Finding::key)
                .containsExactly("B_TOKEN");
    }

    /** What no job is handed is missing, and says why. */
    @Test
    void whatComesAfterTheHundredthOfAnOrganisationIsMissing() throws IOException {
        github.secret("production", "A_TOKEN", "LOG_LEVEL").secret("organisation", "B_TOKEN");
        for (int i = 0; i < 100; i++) {
            github.secret("organisation", "A" + (1000 + i));
        }
        Report report = deploy();

        assertThat(report.accepted()).isFalse();
        assertThat(report.findings()).extracting(Finding::id).containsExactlyInAnyOrder("TG201", "TG669", "TG670");
        assertThat(report.findings()).extracting(Finding::key).containsOnly("B_TOKEN", "LOG_LEVEL");
    }

    @Test
    void whatCouldNotBeListedIsLeftOpen() throws IOException {
        github.answering(FakeGitHub.Answer.of(403));

        assertThat(deploy().findings())
                .extracting(Finding::id)
                .contains("TG650")
                .doesNotContain("TG201");
    }

    /** Whatever is wrong with GitHub is one finding beside those that have nothing to do with it, at a start too. */
    @ParameterizedTest
    @CsvSource({
        "no token, TG659",
        "an expired token, TG650",
        "a wrong repository, TG651",
        "an environment with a slash, TG651",
        "the API is down, TG652",
        "HTML instead of JSON, TG652",
        "a page that links to itself, TG652",
    })
    void badInputIsAFindingInTheOneReport(String input, String id) throws IOException {
        String reference = "octo/event-api#production";
        github.secret("production", "A_TOKEN");
        switch (input) {
            case "no token" -> environment.remove("TIERGUARD_GITHUB_TOKEN");
            case "an expired token" -> github.answering(FakeGitHub.Answer.of(401));
            case "a wrong repository" -> reference = "octo/evnet-api#production";
            case "an environment with a slash" -> reference = "octo/event-api#eu/live";
            case "the API is down" -> github.close();
            case "HTML instead of JSON" ->
                github.answering(FakeGitHub.Answer.of(200).saying("<html>" + Canary.WORD + "</html>"));
            default -> github.linkingToItself();
        }
        Files.writeString(contract(), """
                application = thing
                secrets { development = "github:REFERENCE" }
                keys {
                  A_TOKEN   { required = true, secret = true }
                  LOG_LEVEL { required = true, values = [debug, info] }
                }
                """.replace("REFERENCE", reference));

        Report deploy = deploy(folder.resolve("tierguard.conf"), Tier.DEVELOPMENT);
        assertThat(deploy.findings())
                .filteredOn(finding -> finding.id().startsWith("TG65"))
                .extracting(Finding::id)
                .containsExactly(id);
        assertThat(deploy.findings())
                .allSatisfy(finding -> assertThat(finding.problem().fix()).isNotEmpty());

        environment.put("LOG_LEVEL", "loud");
        Report start = Tierguard.fromFile(folder.resolve("tierguard.conf"))
                .directory(folder)
                .tier(Tier.DEVELOPMENT)
                .environment(environment)
                .systemProperties(Map.of())
                .check();
        Canary.assertIsNotIn(start + start.toJson());
        // Who has no token starts with what was handed over by the deployment.
        assertThat(start.findings())
                .extracting(Finding::id)
                .contains("TG305")
                .contains(id.equals("TG659") ? "TG201" : id);
    }

    @Test
    void outsideOfAJobVariablesAreRead() throws IOException {
        github.variable("production", "LOG_LEVEL", "info");
        environment.put("A_TOKEN", "of-another-kind-8f3a61d0");
        environment.put("B_TOKEN", "of-a-third-kind-71c2e94b");

        Settings settings = Tierguard.fromFile(contract())
                .directory(folder)
                .tier(Tier.PRODUCTION)
                .environment(environment)
                .systemProperties(Map.of())
                .load()
                .config();

        assertThat(settings.get("LOG_LEVEL")).isEqualTo("info");
    }
}
