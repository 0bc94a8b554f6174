package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The workflow that brings the Event API to staging, and the action in it, run by act as GitHub would run them: in a repository
 * made of this working tree, on this machine. act is told to mask nothing, so that a secret which isn't there was never said.
 * It prints every summary as well, as it was written.
 */
@Timeout(900)
class ActTest {
    private static final Path TREE = Path.of("..").toAbsolutePath().normalize();
    private static final String STAGING = "examples/event-api/.github/workflows/staging.yml";

    private static final Map<String, String> SECRETS = Map.of(
            "POSTGRES_PASSWORD", "kanari-seven-herons-wade-31",
            "DATABASE_URL",
                    "postgresql://event_api:kanari-seven-herons-wade-31@db.staging.example.net/event_api_staging?sslmode=verify-full",
            "OPENAI_API_KEY", "sk-live-kanari-four-badgers-dig-64");

    private static final Map<String, String> VARIABLES = Map.of(
            "POSTGRES_DB", "event_api_staging",
            "POSTGRES_USER", "event_api",
            "NODE_ENV", "staging",
            "MIX_ENV", "dev");

    private static final List<String> CANARIES = List.of("kanari-seven-herons-wade-31", "kanari-four-badgers-dig-64");

    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void cloneTheWorkingTree() throws Exception {
        assumeTrue(Files.exists(TREE.resolve(".git")), "what was unpacked from an archive is no repository");
        Programs.need("git");
        Programs.need("curl");
        repository = Files.createDirectory(folder.resolve("repository"));
        Started files = done(
                TREE, "git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        for (String name : files.out().split("\0", -1)) {
            if (!name.isEmpty() && Files.isRegularFile(TREE.resolve(name))) {
                copy(TREE.resolve(name), repository.resolve(name));
            }
        }
        done(repository, "git", "init", "-q", "-b", "main");
        done(repository, "git", "add", "-A");
        done(repository, "git", "-c", "user.name=a", "-c", "user.email=a@example.net", "commit", "-qm", "a push");
        // What this build has just made, the action needn't make again.
        try (Stream<Path> made = Files.walk(Path.of("target/providers/github"))) {
            for (Path jar : (Iterable<Path>) made.filter(Files::isRegularFile)::iterator) {
                copy(jar, repository.resolve("cli").resolve(jar));
            }
        }
        copy(Path.of("target/tierguard.jar"), repository.resolve("cli/target/tierguard.jar"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Started done(Path place, String... command) throws Exception {
        Started started = run(place, List.of(command));
        assertThat(started.code()).as(started.err()).isZero();
        return started;
    }

    private Started run(Path place, List<String> command) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME", Files.createDirectories(folder.resolve("home")).toString(),
                "JAVA_HOME", System.getProperty("java.home"),
                "PATH", System.getenv("PATH"),
                "LC_ALL", "C.UTF-8"));
        String local = System.getProperty("localRepository");
        if (local != null) {
            environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + local);
        }
        Path err = folder.resolve("err");
        Process process = Started.process(folder, environment, command)
                .directory(place.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Started(process.waitFor(), out, Files.readString(err));
    }

    private Started act(Path place, String workflow, Map<String, String> secrets, Map<String, String> variables)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(Programs.act(), "push"));
        command.addAll(List.of("--platform", "ubuntu-latest=-self-hosted", "--workflows", workflow));
        command.addAll(List.of("--secret-file", written("secrets", secrets)));
        command.addAll(List.of("--var-file", written("variables", variables)));
        command.addAll(List.of("--insecure-secrets", "--use-gitignore=false", "--rm"));
        Started started = run(place, command);
        String all = started.out() + started.err();
        for (String canary : CANARIES) {
            byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
            String base64 = Base64.getEncoder().encodeToString(bytes);
            assertThat(all)
                    .doesNotContain(canary)
                    .doesNotContain(HexFormat.of().formatHex(bytes))
                    .doesNotContain(base64.substring(0, base64.length() - 4));
        }
        return started;
    }

    private String written(String name, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void pushIsBroughtToStagingAndTriedOut() throws Exception {
        Started started = act(repository, STAGING, SECRETS, VARIABLES);
        assertThat(started.code()).as(started.out() + started.err()).isZero();
        assertThat(started.out())
                .contains("Summary - ## event-api's contract and files are in order")
                .contains("Summary - ## event-api may start in staging")
                .contains("set-output:: verdict=accepted")
                .contains("Success - Main Smoke tests")
                .contains("\"tier\":\"staging\"")
                .contains("Listening on http://localhost:")
                .containsPattern("OPENAI_API_KEY +\\*\\*\\*");
    }

    @Test
    void secretThatIsMissingEndsTheDeploymentBeforeItBegins() throws Exception {
        Map<String, String> secrets = new TreeMap<>(SECRETS);
        secrets.remove("OPENAI_API_KEY");
        Started started = act(repository, STAGING, secrets, VARIABLES);
        assertThat(started.code()).isEqualTo(1);
        assertThat(started.out())
                .contains("::error title=TG201 required-missing::OPENAI_API_KEY is required in staging and empty%0A")
                .contains("%0AGitHub Actions secret or variable OPENAI_API_KEY, job deploy%0A")
                .contains("or the job doesn't name the environment that stores it")
                .contains("exit status 78")
                .contains("Summary - ## event-api is not safe to start in staging")
                .contains("| TG201<br>error | `OPENAI_API_KEY` | OPENAI\\_API\\_KEY is required in staging and ")
                .contains("set-output:: verdict=refused")
                .contains("set-output:: errors=1")
                .doesNotContain("Main Build", "Main Start", "Main Smoke tests", "Main Stop");
    }

    /** What somebody outside may have a say in: the name of a branch, a title, a label. */
    @Test
    void inputsOfTheActionAreWords() throws Exception {
        Path tiny = Files.createDirectory(folder.resolve("tiny"));
        try (Stream<Path> names = Stream.of(
                        "action.yml", "bin/tierguard", "bin/github-action", "cli/target/tierguard.jar")
                .map(Path::of)) {
            for (Path name : (Iterable<Path>) names::iterator) {
                copy(repository.resolve(name), tiny.resolve("tierguard").resolve(name));
            }
        }
        Files.writeString(tiny.resolve("tierguard.conf"), "application = thing\nkeys { PORT { type = port } }\n");
        Files.writeString(tiny.resolve("x.yml"), """
                on: push
                jobs:
                  x:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v4
                      - {uses: ./tierguard, continue-on-error: true, with: {tier: test, dir: '"; echo injec""ted; "'}}
                      - {uses: ./tierguard, continue-on-error: true, with: {tier: test, dir: '$(echo injec""ted >&2)'}}
                      - {uses: ./tierguard, continue-on-error: true, with: {tier: test, contract: "x\\n::warning::injected"}}
                      - {uses: ./tierguard, continue-on-error: true, with: {tier: test, contract: '--version'}}
                      - {uses: ./tierguard, continue-on-error: true, with: {tier: '`id`', phase: build}}
                      - {uses: ./tierguard, id: last, with: {tier: test}}
                      - if: always()
                        run: echo "it was $VERDICT, $ERRORS, $WARNINGS"
                        env:
                          VERDICT: ${{ steps.last.outputs.verdict }}
                          ERRORS: ${{ steps.last.outputs.errors }}
                          WARNINGS: ${{ steps.last.outputs.warnings }}
                """);
        done(tiny, "git", "init", "-q", "-b", "main");
        done(tiny, "git", "add", "-A");
        done(tiny, "git", "-c", "user.name=a", "-c", "user.email=a@example.net", "commit", "-qm", "a push");
        Started started = act(tiny, "x.yml", Map.of(), Map.of());
        assertThat(started.out())
                .doesNotContain("| injected", "uid=")
                .doesNotContainPattern("] +\\S+ +::warning")
                .contains("::error title=tierguard::there is no folder \"; echo injec\"\"ted; \"")
                .contains("::error title=tierguard::there is no folder $(echo injec\"\"ted >&2)")
                .contains("TG701 contract-missing::")
                .contains("::error title=tierguard::`id` is no tier")
                .contains("it was accepted, 0, 0");
        assertThat(started.code()).as(started.out()).isZero();
    }
}
