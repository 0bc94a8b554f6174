package io.tierguard.secrets.github;

import static io.tierguard.secrets.github.Requests.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.Guarded;
import io.tierguard.Settings;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.load.Load;
import io.tierguard.load.Options;
import io.tierguard.model.Key;
import io.tierguard.model.Severity;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.secrets.github.request.Plan;
import io.tierguard.source.Absence;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract that names GitHub, in a job. */
class GitHubJobTest {
    private static final String KEY = "in-a-job-8f3a61d0b4";

    private final Map<String, String> environment = new LinkedHashMap<>();
    private String reference = "github";
    private String keys = """
            OPENAI_API_KEY { required = true, secret = true, from { staging = [secrets] } }
            LOG_LEVEL      { required = true, values = [debug, info] }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void set() {
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_JOB", "deploy");
        environment.put("OPENAI_API_KEY", KEY);
        environment.put("LOG_LEVEL", "info");
    }

    private Path contract() throws IOException {
        return Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = event-api\nsecrets { staging = \"" + reference + "\" }\nkeys {\n" + keys + "}\n");
    }

    private Guarded<Settings> guarded() throws IOException {
        return Tierguard.fromFile(contract())
                .directory(folder)
                .tier(Tier.STAGING)
                .environment(environment)
                .systemProperties(Map.of())
                .load();
    }

    private Report report() throws IOException {
        ContractFile file = ContractFile.read(contract());
        Options options = Options.NONE
                .withTier(Tier.STAGING)
                .withEnvironment(environment)
                .withProperties(Map.of())
                .withDirectory(folder);
        Report report =
                new Load(file.contract(), file.problems(), options).run().report();
        String all = report + report.toJson() + report.toGitHub() + report.toMarkdown() + report.toSarif();
        Canary.assertIsNotIn(all);
        assertThat(all).doesNotContain(KEY);
        return report;
    }

    private static List<String> all(Report report) {
        List<String> ids = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (finding.severity() == Severity.INFO) {
                continue;
            }
            ids.add(finding.id() + (finding.key() == null ? "" : " " + finding.key()));
        }
        return ids;
    }

    private void golden(String name) throws IOException {
        Path file = Path.of("src/test/resources/job").resolve(name + ".txt");
        String text = report().toString();
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void whatAJobWasHandedMeetsTheContract() throws IOException {
        Report report = report();

        assertThat(all(report)).isEmpty();
        Settings settings = guarded().config();
        assertThat(settings.secret("OPENAI_API_KEY").reveal()).isEqualTo(KEY);
        assertThat(settings.get("LOG_LEVEL")).isEqualTo("info");
        assertThat(guarded().explain("OPENAI_API_KEY").toString())
                .contains("GitHub Actions secret or variable OPENAI_API_KEY, job deploy")
                .doesNotContain("environment variable", KEY);
    }

    /** It is said once, where it is; a plain value is shown as ever. */
    @Test
    void aValueThatIsWrongHidesNothingAndIsShown() throws IOException {
        environment.put("LOG_LEVEL", "loud");

        String text = report().toString();

        assertThat(text).contains("GitHub Actions secret or variable LOG_LEVEL, job deploy = loud");
        assertThat(text).doesNotContain("hides");
    }

    @Test
    void whoHasNoEnvironmentsIsToldOfNone() {
        environment.put("OPENAI_API_KEY", "");
        GitHubJob job = new GitHubJob(Plan.of("octo/event-api", environment).environment(""), null);
        SecretRequest request = new SecretRequest(
                Tier.STAGING,
                Set.of(Key.of("OPENAI_API_KEY")),
                Set.of(Key.of("OPENAI_API_KEY")),
                Set.of(),
                Duration.ofSeconds(1));

        Absence absence = job.fetch(request).absences().get(0);

        assertThat(absence.notes() + absence.fix())
                .contains("is not stored, or who calls", "store the secret OPENAI_API_KEY")
                .doesNotContain("environment");
    }

    @Test
    void theVariableOfTheTierWinsOverTheOther() throws IOException {
        environment.put("STAGING_LOG_LEVEL", "loud");

        assertThat(report().toString())
                .contains("variable STAGING_LOG_LEVEL, job deploy = loud")
                .contains("hides: GitHub Actions secret or variable LOG_LEVEL, job deploy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void whatIsBlankIsMissing(String blank) throws IOException {
        environment.put("OPENAI_API_KEY", blank);
        environment.put("LOG_LEVEL", blank);
        environment.put("STAGING_LOG_LEVEL", blank);

        assertThat(all(report())).containsExactly("TG201 OPENAI_API_KEY", "TG201 LOG_LEVEL");
    }

    @Test
    void aBlankVariableOfTheTierHidesNothing() throws IOException {
        environment.put("STAGING_OPENAI_API_KEY", " ");

        assertThat(all(report())).isEmpty();
    }

    @Test
    void aSecretMayComeFromTheEnvironmentToo() throws IOException {
        keys = "OPENAI_API_KEY { required = true, secret = true, from { staging = [environment] } }\n";

        assertThat(all(report())).isEmpty();
    }

    @Test
    void aNearNameIsWhatIsToBeMended() throws IOException {
        environment.put("OPENAI_APIKEY", environment.remove("OPENAI_API_KEY"));

        assertThat(report().toString()).contains("rename OPENAI_APIKEY to OPENAI_API_KEY");
    }

    /** GitHub keeps no secret that begins with its prefix, and hands a job what it is told to under any name. */
    @Test
    void aSecretWithGitHubsPrefixIsHandedInUnderItsOwnName() throws IOException {
        keys = "GITHUB_PAT { required = true, secret = true }\nPAT { secret = true }\n";
        environment.put("GITHUB_PAT", KEY);
        assertThat(all(report())).isEmpty();

        environment.put("PAT", environment.remove("GITHUB_PAT"));
        assertThat(all(report())).containsExactly("TG201 GITHUB_PAT");
        assertThat(report().toString()).contains("add GITHUB_PAT: ${{ secrets.PAT }} to the env: of the job");

        environment.put("GITHUB_PAT", "");
        assertThat(report().toString()).contains("store the secret PAT, or add environment: staging to the job");
    }

    /** Advice that leads nowhere is none. */
    @Test
    void aKeyThatNoVariableMaySupplyIsLeftAlone() throws IOException {
        keys = "OPENAI_API_KEY { required = true, secret = true, from { staging = [file] } }\n";
        environment.remove("OPENAI_API_KEY");

        assertThat(report().toString()).doesNotContain("env:");
    }

    @Test
    void whatIsNotMappedIsSaid() throws IOException {
        environment.keySet().removeAll(List.of("OPENAI_API_KEY", "LOG_LEVEL"));

        golden("not-mapped");
    }

    @Test
    void whatIsBlankIsSaid() throws IOException {
        environment.put("OPENAI_API_KEY", "");
        environment.put("LOG_LEVEL", " ");

        golden("blank");
    }

    @Test
    void aForkIsHandedNoSecrets() throws IOException {
        environment.put("OPENAI_API_KEY", "");
        environment.put("GITHUB_EVENT_NAME", "pull_request");
        Path event = folder.resolve("event.json");
        environment.put("GITHUB_EVENT_PATH", event.toString());
        Files.writeString(event, """
                {"pull_request": {"title": "CANARY",
                  "head": {"repo": {"full_name": "CANARY/api"}},
                  "base": {"repo": {"full_name": "octo/api", "private": false}}}}
                """.replace("CANARY", Canary.WORD));

        golden("fork");
        Files.writeString(event, Files.readString(event).replace("\"private\": false", "\"private\": true"));
        assertThat(report().toString()).contains("handed no secrets, unless the repository's settings send them");
        environment.put("GITHUB_EVENT_NAME", "pull_request_target");
        assertThat(report().toString()).doesNotContain("fork");
    }

    @Test
    void dependabotHasAStoreOfItsOwn() throws IOException {
        environment.put("OPENAI_API_KEY", "");
        environment.put("GITHUB_ACTOR", "dependabot[bot]");
        environment.put("GITHUB_EVENT_NAME", "pull_request");

        golden("dependabot");
        environment.put("GITHUB_EVENT_NAME", "schedule");
        assertThat(report().toString()).doesNotContain("Dependabot");
    }

    /** The workflow meant that one: where it has a value, it wins. */
    @Test
    void ofTwoThatAreBlankTheStrongerIsToBeStored() throws IOException {
        environment.put("OPENAI_API_KEY", "");
        environment.put("STAGING_OPENAI_API_KEY", "");

        assertThat(report().toString()).contains("store the secret STAGING_OPENAI_API_KEY");
    }

    /** GitHub makes it for each job, under that name alone. */
    @Test
    void theTokenOfTheJobIsMappedUnderItsOwnName() throws IOException {
        keys = "GITHUB_TOKEN { required = true, secret = true }\n";

        assertThat(report().toString()).contains("add GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }} to the env:");
    }

    /** By GitHub's own list of the events that are treated as if they came from a fork. */
    @ParameterizedTest
    @CsvSource({
        "push, true, false",
        "create, true, false",
        "deployment, true, false",
        "deployment_status, true, false",
        "pull_request, true, true",
        "pull_request_review, true, true",
        "pull_request_review_comment, true, true",
        "pull_request_target, false, false",
        "workflow_run, false, false",
        "'', false, false",
    })
    void theEventDecidesWhoIsHandedNoSecrets(String event, boolean ofDependabot, boolean ofFork) throws IOException {
        keys = "OPENAI_API_KEY { required = true, secret = true }\nLOG_LEVEL { required = true }\n";
        environment.put("GITHUB_EVENT_NAME", event);
        environment.put(
                "GITHUB_EVENT_PATH",
                Files.writeString(folder.resolve("event.json"), """
                        {"pull_request": {"head": {"repo": {"full_name": "them/api"}},
                          "base": {"repo": {"full_name": "octo/api"}}}}
                        """).toString());
        environment.put("OPENAI_API_KEY", "");
        assertThat(report().toString().contains("from a fork is handed no secrets"))
                .isEqualTo(ofFork);

        environment.put("GITHUB_ACTOR", "dependabot[bot]");
        assertThat(report().toString().contains("Dependabot started this run")).isEqualTo(ofDependabot);

        // Of variables, both are handed what everybody is.
        environment.put("OPENAI_API_KEY", KEY);
        environment.put("LOG_LEVEL", "");
        assertThat(report().toString()).contains("store the variable LOG_LEVEL").doesNotContain("fork", "Dependabot");
        environment.remove("GITHUB_ACTOR");
        assertThat(report().toString()).contains("store the variable LOG_LEVEL").doesNotContain("fork", "Dependabot");
    }

    @Test
    void anotherRepositorysJobIsHandedItsOwn() throws IOException {
        reference = "github:octo/event-api#eu/live";
        environment.put("OPENAI_API_KEY", "");
        environment.put("GITHUB_REPOSITORY", "octo/deploys");

        assertThat(report().toString()).contains("another repository", "environment: eu/live");
        environment.put("GITHUB_REPOSITORY", "Octo/Event-API");
        assertThat(report().toString()).doesNotContain("another repository");
    }

    @Test
    void whatSaysNothingOfAJobIsNotShown() throws IOException {
        environment.put("LOG_LEVEL", "loud");
        environment.put("GITHUB_JOB", Canary.TEXT);
        environment.put("GITHUB_EVENT_NAME", Canary.WORD);
        environment.put("GITHUB_EVENT_PATH", Canary.WORD);
        environment.put("GITHUB_REPOSITORY", Canary.WORD);
        environment.put("OPENAI_API_KEY", "");

        assertThat(report().toString()).contains("secret or variable LOG_LEVEL = loud");
    }

    @Test
    void anObjectIsReadAndWarnedOf() throws IOException {
        reference = "github:json:ALL_SECRETS";
        environment.remove("OPENAI_API_KEY");
        environment.put(
                "ALL_SECRETS",
                "{\"github_token\":\"" + Canary.WORD + "\",\"STAGING_OPENAI_API_KEY\":\"" + KEY + "\",\"OTHER\":\""
                        + Canary.WORD + "\",\"OPENAI_API_KEY\":\"" + Canary.WORD + "\"}");

        Report report = report();

        assertThat(all(report)).containsExactly("TG667");
        assertThat(report.toString())
                .contains("ALL_SECRETS hands this job 3 names, and 1 is asked for")
                .doesNotContain("OTHER");
        Settings settings = guarded().config();
        assertThat(settings.secret("OPENAI_API_KEY").reveal()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "                            | is no variable of this job",
                "^^                          | is blank",
                "kanariZ9w8                  | holds text that is not JSON",
                "{\"OPENAI_API_KEY\":[\"kanariZ9w8\"]} | member 1 is no text",
            })
    void anObjectThatIsNoneIsOneFinding(String text, String what) throws IOException {
        reference = "github:json:ALL_SECRETS";
        environment.remove("OPENAI_API_KEY");
        if (text != null) {
            environment.put("ALL_SECRETS", text);
        }

        Report report = report();

        assertThat(all(report)).containsExactlyInAnyOrder("TG668", "TG201 OPENAI_API_KEY");
        assertThat(report.toString()).contains("ALL_SECRETS").contains(what).contains("mend that first");
    }

    @Test
    void whatAnObjectLacksIsSaid() throws IOException {
        reference = "github:json:ALL_SECRETS";
        environment.remove("OPENAI_API_KEY");
        environment.remove("LOG_LEVEL");
        environment.put("ALL_SECRETS", "{\"A\":\"" + Canary.WORD + "\"}");

        golden("json");
    }

    @Test
    void outsideOfAJobThereIsNothingAndNothingIsWrong() throws Exception {
        for (GitHubJob job : List.of(
                new GitHubJob(Plan.of(null, Map.of("TOKEN", KEY)), null),
                new GitHubJob(Plan.of(null, Map.of("GITHUB_ACTIONS", "1")), "ALL_SECRETS"))) {
            assertThat(job.name()).isEqualTo("GitHub Actions outside of a job");
            assertThat(job.fetch(Requests.production("!TOKEN"))).isEqualTo(Reading.NOTHING);
        }
        environment.remove("GITHUB_ACTIONS");
        environment.remove("OPENAI_API_KEY");
        reference = "github:json:ALL_SECRETS";
        assertThat(report().toString()).contains("looked in: GitHub Actions outside of a job (0 keys), environment");
    }

    /** A test that stubs the variables is told nothing of the job that it happens to run in. */
    @Test
    void inCodeItTakesTheVariablesThatItIsHanded() throws IOException {
        environment.put("ALL_SECRETS", "{\"OPENAI_API_KEY\": \"of-the-object-77aa\"}");

        assertThat(inCode(GitHubJob.variables(environment))
                        .secret("OPENAI_API_KEY")
                        .reveal())
                .isEqualTo(KEY);
        assertThat(inCode(GitHubJob.json("ALL_SECRETS", environment))
                        .secret("OPENAI_API_KEY")
                        .reveal())
                .isEqualTo("of-the-object-77aa");
        assertThat(GitHubJob.variables(Map.of())).hasToString("GitHub Actions outside of a job");
    }

    private Settings inCode(GitHubJob job) throws IOException {
        Path file = Files.writeString(folder.resolve("own.conf"), "application = event-api\nkeys {\n" + keys + "}\n");
        return Tierguard.fromFile(file)
                .directory(folder)
                .tier(Tier.STAGING)
                .environment(environment)
                .systemProperties(Map.of())
                .secrets(job)
                .load()
                .config();
    }

    @Test
    void inCodeItReadsTheProcess() {
        assertThat(GitHubJob.variables().toString()).startsWith("GitHub Actions ");
        assertThat(GitHubJob.json("ALL_SECRETS").name()).startsWith("GitHub Actions ");
        for (String wrong : List.of("", "all secrets", Canary.WORD, "1A", "${{ x }}")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GitHubJob.json(wrong))
                    .withMessageNotContaining("kanari");
        }
        assertThat(ids(GitHubJob.variables()
                        .fetch(Requests.production("!TOKEN"))
                        .problems()))
                .isEmpty();
    }
}
