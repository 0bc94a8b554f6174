package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of workflows, each of them wrong in its own way. Run with {@code -Dtierguard.rewrite=true} to write the reports
 * anew, and read the difference before you commit it.
 */
@Timeout(60)
class WorkflowCheckTest {
    private static final Path WORKFLOWS = Path.of("src/test/resources/workflows");
    private static final Path EXPECTED = WORKFLOWS.resolve("expected.txt");

    @TempDir
    Path folder;

    private static Cli check(Path folder, String file, String... more) {
        List<String> command = List.of("docs", "github-env", "--tier", "staging", "--check", file);
        return Cli.in(
                folder,
                Map.of(),
                Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private Cli checked(String workflow, String... more) throws IOException {
        Files.copy(WORKFLOWS.resolve("tierguard.conf"), folder.resolve("tierguard.conf"));
        Files.writeString(folder.resolve("x.yml"), workflow);
        return check(folder, "x.yml", more);
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void reportsAreAsTheyWere() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : files()) {
            Cli cli = check(WORKFLOWS, file);
            assertThat(cli.err()).as(file).isEmpty();
            all.append("=== ").append(file).append(", ").append(cli.code()).append("\n");
            all.append(cli.out()).append('\n');
        }
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.writeString(EXPECTED, all);
        }
        assertThat(all.toString()).isEqualTo(Files.readString(EXPECTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "github", "markdown", "sarif"})
    void showsNothingOfAWorkflowThatMayBeASecret(String format) throws IOException {
        for (String file : files()) {
            Cli cli = check(WORKFLOWS, file, "--format", format);
            assertThat(cli.out() + cli.err())
                    .as(file)
                    .doesNotContain("canary", "7391")
                    .doesNotContain("snakeyaml");
        }
    }

    /** Where a name should be, a secret may have slipped. */
    @ParameterizedTest
    @CsvSource({
        "STRIPE_KEY, true",
        "S3_BUCKET, true",
        "oauth2, true",
        "AKIAIOSFODNN7EXAMPLE, false",
        "ghp_16C7e42F292c6912E771, false",
        "1password, false",
        "pass7391, false",
        "pass word, false"
    })
    void showsOnlyWhatLooksLikeAName(String name, boolean shown) throws IOException {
        String out = checked("jobs: {deploy: {environment: staging, env: {\"" + name + "\": 1}}}")
                .out();
        assertThat(out).contains("TG661  " + (shown ? name : "***") + " is handed over");
        assertThat(out.contains(name)).isEqualTo(shown);
    }

    private Cli handing(String keys, String env) throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), "application = thing\nkeys { " + keys + " }\n");
        Files.writeString(folder.resolve("x.yml"), "jobs: {deploy: {environment: staging, env: {" + env + "}}}\n");
        return check(folder, "x.yml");
    }

    /** What GitHub has no value for is empty, and nothing says so. */
    @ParameterizedTest
    @CsvSource({
        "OPENAI_API_KEY, OPENAI_APIKEY",
        "OPENAI_API_KEY, openaiApiKey",
        "OPENAI_API_KEY, OPENNAI_API_KEY",
        "OPENAI_API_KEY, OPEANI_API_KEY",
        "DATABASE_URL, DATABSE_URL",
        "DATABASE_URL, DATABAZE_URL",
    })
    void aNameThatIsAlmostTheKeysIsNamed(String key, String taken) throws IOException {
        Cli cli = handing(key + " { required = true, secret = true }", key + ": '${{ secrets." + taken + " }}'");
        assertThat(cli.out())
                .contains("TG661  " + key + " is handed over from ", "almost its own name", "0 errors, 1 warning");
        assertThat(cli.code()).isZero();
    }

    /** What is kept on GitHub may be called anything. */
    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, STAGING_DB_URL",
        "DATABASE_URL, STAGING_DATABASE_URL",
        "DATABASE_URL, DB_URL",
        "DATABASE_URL, DATABASE_URI",
        "DATABASE_URL, DATABASES_URL",
        "DATABASE_URL, DATABASE_URL_2",
        "DATABASE_URL, DATABASE2_URL",
        "DATABASE_URL, DATABASE_URL_B",
        "HTTPS_PROXY, HTTP_PROXY",
        "EMAIL_SENDER, MAIL_SENDER",
        "SENTRY_DSN, SENTRY_DNS",
        "API_KEYS, API_KEY",
        "GITHUB_PAT, PAT",
        "TOKEN_ONE, TOKEN_TWO",
        "SECRETS_KEY, SEKRETS_KEY }} ${{ github.sha",
        "SECRETS_KEY, SEKRETS_KEY || secrets.SECRETS_KEY",
        "SECRETS_KEY, SECRETS_KEYS || github.ref == 'x' && secrets.SEKRETS_KEY",
    })
    void aNameThatMayBeMeantIsNot(String key, String taken) throws IOException {
        Cli cli = handing(key + " { secret = true }", key + ": \"${{ secrets." + taken + " }}\"");
        assertThat(cli.out()).contains("0 errors, 0 warnings");
    }

    @Test
    void aNameThatAnotherKeyHasIsMeant() throws IOException {
        Cli cli = handing("APIKEY { secret = true }, API_KEY { secret = true }", "API_KEY: '${{ secrets.APIKEY }}'");
        assertThat(cli.out()).contains("0 errors, 0 warnings");
    }

    @Test
    void keysThatTakeEachOthersNamesAreNamedOnce() throws IOException {
        String keys = "USER_KEY { secret = true }, ROOT_KEY { secret = true }, THIRD_KEY { secret = true }";
        String job = "{environment: staging, env: &e {ROOT_KEY: '${{ secrets.USER_KEY }}',"
                + " USER_KEY: '${{ secrets.root_key }}', THIRD_KEY: '${{ secrets.ROOT_KEY }}'}}";
        Files.writeString(folder.resolve("tierguard.conf"), "application = thing\nkeys { " + keys + " }\n");
        Files.writeString(folder.resolve("x.yml"), "jobs: {a: " + job + ", b: {environment: staging, env: *e}}\n");

        assertThat(check(folder, "x.yml").out())
                .containsOnlyOnce("TG661  USER_KEY is handed over from ROOT_KEY, and ROOT_KEY from USER_KEY")
                .contains("0 errors, 1 warning");
    }

    /** One value under two names may be what was meant. */
    @Test
    void aKeyThatTakesAnothersNameAloneIsFine() throws IOException {
        String keys = "USER_KEY { secret = true }, ROOT_KEY { secret = true }";
        assertThat(handing(keys, "USER_KEY: '${{ secrets.ROOT_KEY }}', ROOT_KEY: '${{ secrets.ROOT_KEY }}'")
                        .out())
                .contains("0 errors, 0 warnings");
    }

    @Test
    void namesTheLineToEveryReader() throws IOException {
        assertThat(check(WORKFLOWS, "hands-all.yml", "--format", "github").out())
                .contains("::error file=hands-all.yml,line=7,col=14,title=TG662 github-workflow-hands-all::");
        assertThat(check(WORKFLOWS, "hands-all.yml", "--format", "sarif", "-o", folder.resolve("s") + "")
                        .out())
                .isEmpty();
        assertThat(folder.resolve("s")).content().contains("\"startLine\": 7");
    }

    /** From the root of the repository, with the contract further down. */
    @Test
    void namesTheFileAsTheRepositoryDoes() throws IOException {
        Path workflows = Files.createDirectories(folder.resolve(".github/workflows"));
        Files.createDirectory(folder.resolve("service"));
        Files.copy(WORKFLOWS.resolve("tierguard.conf"), folder.resolve("service/tierguard.conf"));
        Files.copy(WORKFLOWS.resolve("no-jobs.yml"), workflows.resolve("x.yml"));
        for (String name :
                List.of(".github/workflows/x.yml", workflows.resolve("x.yml").toString())) {
            assertThat(check(folder, name, "--dir", "service", "--format", "github")
                            .out())
                    .contains("file=.github/workflows/x.yml,line=1,");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere.yml, there is no file nowhere.yml",
        ".,  can't be read: it is a folder",
        "/dev/zero, 'can''t be read: it is a pipe, a socket or a device'",
    })
    void whatCannotBeReadIsWrongUsage(String file, String said) {
        Cli cli = check(WORKFLOWS, file);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).startsWith("tierguard: ").contains(said).containsOnlyOnce("\n");
    }

    /** As one may write from habit: with the other kinds of docs, what is checked is what --output makes anew. */
    @Test
    void workflowIsNotReplacedByItsReport() throws IOException {
        for (String target : List.of("x.yml", "./x.yml", folder.resolve("x.yml").toString())) {
            Files.deleteIfExists(folder.resolve("tierguard.conf"));
            Cli cli = checked("jobs: {deploy: {environment: staging}}\n", "-o", target);
            assertThat(folder.resolve("x.yml")).content().isEqualTo("jobs: {deploy: {environment: staging}}\n");
            assertThat(cli.code()).isEqualTo(2);
            assertThat(cli.err()).contains("--output would replace the workflow by the report on it");
        }
        assertThat(check(folder, "x.yml", "-o", "report.txt").code()).isEqualTo(78);
        assertThat(check(folder, "none.yml", "-o", "report.txt").err()).contains("there is no file none.yml");
    }

    /** Code scanning keeps one upload of a category, and would drop what was found in another file. */
    @Test
    void eachWorkflowHasACategoryOfItsOwn() {
        assertThat(check(WORKFLOWS, "good.yml", "--format", "sarif").out())
                .contains("\"id\": \"tierguard/thing/staging/build/workflow-good.yml/\"");
    }

    @Test
    void looksAtTheJobThatIsNamed() {
        assertThat(check(WORKFLOWS, "no-job.yml", "--job", "dynamic").out())
                .contains("TG660  job dynamic has production as its environment, not staging")
                .contains("job dynamic doesn't hand it over")
                .doesNotContain("no job of");
        assertThat(check(WORKFLOWS, "good.yml", "--job", "deploy").code()).isZero();
        Cli wrong = check(WORKFLOWS, "no-job.yml", "--job", "dynamc");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).isEqualTo("tierguard: dynamc is no job of no-job.yml: did you mean dynamic?\n");
        assertThat(check(WORKFLOWS, "tab.yml", "--job", "deploy").code()).isEqualTo(78);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--job x", "--format json"})
    void isAskedOnlyOfAWorkflow(String option) {
        for (String command : List.of("docs github-env ", "docs markdown --check x ")) {
            Cli cli = Cli.in(WORKFLOWS, Map.of(), (command + option).split(" "));
            assertThat(cli.code()).isEqualTo(2);
            assertThat(cli.err()).contains("is for docs github-env with --check");
        }
    }

    /** What a manager keeps is not in a workflow, except where the manager is GitHub itself. */
    @ParameterizedTest
    @CsvSource({"aws:thing, false", "github, true"})
    void secretOfAnotherManagerIsNotAskedFor(String manager, boolean asked) throws IOException {
        Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = thing\nsecrets { staging = \"" + manager
                        + "\" }\nkeys { API_KEY { required = true, secret = true }, IMAGE_TAG { required = true } }\n");
        Files.writeString(folder.resolve("x.yml"), "jobs: {deploy: {environment: staging}}\n");
        Cli cli = check(folder, "x.yml");
        assertThat(cli.err()).isEmpty();
        String out = cli.out();
        assertThat(out).contains("IMAGE_TAG is required");
        assertThat(out.contains("API_KEY is required")).isEqualTo(asked);
    }

    /** What a job hands over as a secret is of the layer secrets, where GitHub is a manager of the tier. */
    @ParameterizedTest
    @CsvSource({"aws:thing, false", "github, true", "'', false"})
    void secretFromSecretsAloneIsHandedOverByAJobOfGitHub(String manager, boolean handed) throws IOException {
        Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = thing\n"
                        + (manager.isEmpty() ? "" : "secrets { staging = \"" + manager + "\" }\n")
                        + "keys { API_KEY { required = true, secret = true, from { staging = [secrets] } }\n"
                        + "REGION { required = true, from { staging = [secrets] } } }\n");
        String line = "  API_KEY: ${{ secrets.API_KEY }}\n";
        Cli made = Cli.in(folder, Map.of(), "docs", "github-env", "--tier", "staging");
        assertThat(made.out().contains(line)).isEqualTo(handed);
        assertThat(made.out()).contains("# REGION comes from secrets alone");

        String env = "API_KEY: \"${{ secrets.API_KEY }}\"";
        Files.writeString(folder.resolve("x.yml"), "jobs: {deploy: {environment: staging, env: {" + env + "}}}\n");
        assertThat(check(folder, "x.yml").code()).isZero();
        assertThat(check(folder, "x.yml").out().contains("TG661  API_KEY")).isEqualTo(!handed);
        Files.writeString(folder.resolve("x.yml"), "jobs: {deploy: {environment: staging}}\n");
        assertThat(check(folder, "x.yml").out().contains("TG660  API_KEY")).isEqualTo(handed);
    }

    /** A tier has the names that the contract gives it. */
    @Test
    void environmentMayBeCalledAsTheContractSays() throws IOException {
        Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = thing\ntier { aliases { canary = staging } }\nkeys { A { required = true } }\n");
        Files.writeString(folder.resolve("x.yml"), "jobs: {deploy: {environment: Canary}}\n");
        Cli cli = check(folder, "x.yml");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out()).contains("TG660  A is required");
    }

    /** A file, and several lines that a script writes to GITHUB_ENV, hand a key over as well. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env: {A: x}                                                    | 0",
                "env: {A_FILE: /run/secrets/a}                                  | 0",
                "env: {A_FILES: /run/secrets/a}                                 | 78",
                "steps: [{run: 'echo \"A<<E\" >> $GITHUB_ENV'}]                 | 0",
                "steps: [{run: 'echo \"A < E\" >> $GITHUB_ENV'}]                | 78",
            })
    void aKeyIsHandedOverInMoreWaysThanOne(String line, int code) throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), "application = thing\nkeys { A { required = true } }\n");
        Files.writeString(folder.resolve("x.yml"), "jobs: {deploy: {environment: staging, " + line + "}}\n");
        Cli cli = check(folder, "x.yml");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).as(cli.out()).isEqualTo(code);
    }

    /** For a name that only a run can tell, the job is handed every secret. */
    @ParameterizedTest
    @CsvSource({"A'], false", "A' || github.ref], true"})
    void aNameThatIsWorkedOutTakesAllSecrets(String name, boolean takesAll) throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), "application = thing\nkeys { A { required = true } }\n");
        Files.writeString(
                folder.resolve("x.yml"),
                "jobs: {deploy: {environment: staging, env: {A: \"${{ secrets['" + name + " }}\"}}}\n");
        assertThat(check(folder, "x.yml").out().contains("TG662")).isEqualTo(takesAll);
    }

    @Test
    void tooLargeAFileIsAFinding() throws IOException {
        assertThat(checked("#".repeat(1 << 20) + "\n").out()).contains("TG665  x.yml is larger than 1048576 bytes");
    }

    /** Each of these takes a reader without bounds minutes, or all its memory. */
    @Test
    void endsSoonWhateverIsInAMegabyte() throws IOException {
        String job = "{environment: staging, env: &e {" + "A: 1, ".repeat(50_000) + "}}";
        assertThat(checked("jobs: {" + "a: " + job + ", b: {environment: staging, env: *e}}\n")
                        .code())
                .isEqualTo(78);
        Files.delete(folder.resolve("tierguard.conf"));
        assertThat(checked("jobs: {a: {x: '" + "${{secrets}}".repeat(80_000) + "'}}\n")
                        .out())
                .containsOnlyOnce("TG662");
        Files.delete(folder.resolve("tierguard.conf"));
        StringBuilder jobs = new StringBuilder("jobs:\n");
        for (int i = 0; i < 20_000; i++) {
            jobs.append(" j").append(i).append(": {environment: staging}\n");
        }
        assertThat(checked(jobs.toString()).out()).contains("more than 100 jobs are for staging");
    }

    /** What an alias repeats is looked at once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "on: [&t 'TEXT', {x: &s {run: *t}}]\njobs: {a: {environment: staging, steps: [ALIAS{run: *t}]}}",
                "on: [&t 'TEXT', {x: &s {run: x, env: {API_KEY: *t}}}]\njobs: {a: {environment: staging, steps: [ALIAS]}}",
                "on: [&t 'TEXT', {x: &s {run: *t, env: {B: 1}}}]\njobs: {a: {environment: staging, steps: [ALIAS]}}"
            })
    void endsSoonHoweverManyAliasesThereAre(String workflow) throws IOException {
        String text = "${{ x }} GITHUB_ENV ".repeat(30_000);
        String[] parts = workflow.split("ALIAS", -1);
        String made = parts[0].replace("TEXT", text) + "*s, ".repeat(25_000) + parts[1];
        assertThat(checked(made).out()).contains("IMAGE_TAG is required in staging");
    }

    @Test
    void endsSoonHoweverLongAnEnvironmentIs() throws IOException {
        StringBuilder jobs = new StringBuilder("on: &t '" + "${{ x }}".repeat(60_000) + "'\njobs:\n");
        for (int i = 0; i < 15_000; i++) {
            jobs.append(" j").append(i).append(": {environment: *t}\n");
        }
        assertThat(checked(jobs.toString()).out()).contains("no job of x.yml has staging");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void workflowsOfTheExampleHandOverWhatTheTierNeeds(String tier) {
        String file = "examples/event-api/.github/workflows/" + tier + ".yml";
        String command = "docs github-env --dir examples/event-api --tier " + tier + " --check " + file;
        Cli cli = Cli.in(Path.of(".."), Map.of(), command.split(" "));
        assertThat(cli.out()).endsWith("\n\n  0 errors, 0 warnings · 16 keys\n");
        assertThat(cli.code()).isZero();
    }

    @Test
    void whatIsMadeIsAccepted() throws IOException {
        for (Path place : List.of(Path.of("../examples/event-api"), WORKFLOWS)) {
            for (String tier : List.of("development", "test", "staging", "production")) {
                String block = Cli.in(place, Map.of(), "docs", "github-env", "--tier", tier)
                        .out();
                Path file = folder.resolve("made.yml");
                Files.writeString(
                        file, "on: push\njobs:\n  deploy:\n    environment: " + tier + "\n" + block.indent(4));
                Cli cli = Cli.in(place, Map.of(), "docs", "github-env", "--tier", tier, "--check", file + "");
                assertThat(cli.out()).contains("0 errors, 0 warnings");
                assertThat(cli.code()).isZero();
                assertThat(file).content(StandardCharsets.UTF_8).contains("environment: " + tier);
                everyLineIsNeeded(place, tier, file);
            }
        }
    }

    /** No secret may be called as GitHub's own, and an env without an entry is none. */
    @Test
    void whatGitHubWouldNotTakeIsNotMade() throws IOException {
        Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = thing\nkeys { GITHUB_PAT { required = true, secret = true }, GITHUB_TOKEN { secret = true },"
                        + " GITHUB_SHA { required = true } }\n");
        assertThat(Cli.in(folder, Map.of(), "docs", "github-env").out())
                .contains("\nenv:\n  APP_TIER: production\n  GITHUB_PAT: ${{ secrets.PAT }}\n")
                .contains("  # GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}\n")
                .contains("  # GITHUB_SHA is for GitHub to say");
        Files.writeString(folder.resolve("x.yml"), "jobs: {deploy: {environment: staging}}\n");
        assertThat(check(folder, "x.yml").out())
                .contains("GITHUB_PAT is required in staging", "write GITHUB_PAT: ${{ secrets.PAT }} below env")
                .contains("1 error, 0 warnings");
        Files.writeString(
                folder.resolve("tierguard.conf"), "application = thing\nkeys { APP_TIER { default = test }, A {} }\n");
        assertThat(Cli.in(folder, Map.of(), "docs", "github-env").out()).endsWith("'\n# env:\n  # A: ${{ vars.A }}\n");
    }

    /** Without any one of its lines it would not be. */
    private static void everyLineIsNeeded(Path place, String tier, Path file) throws IOException {
        String text = Files.readString(file);
        for (String line : text.lines().toList()) {
            if (line.contains(": ${{") && !line.contains("#")) {
                Files.writeString(file, text.replace(line + "\n", ""));
                String key = line.strip().substring(0, line.strip().indexOf(':'));
                Cli cli = Cli.in(place, Map.of(), "docs", "github-env", "--tier", tier, "--check", file + "");
                assertThat(cli.out()).contains("TG660  " + key + " is required").contains("1 error, 0 warnings");
            }
        }
    }
}
