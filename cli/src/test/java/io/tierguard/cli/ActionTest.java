package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step of the action, as a job would run it; ActTest has it run by a whole workflow. */
@Timeout(120)
class ActionTest {
    private static final String CANARY = "kanari-six-plovers-nest-18";
    private static final String ELSEWHERE = "kanari-two-bitterns-boom-52";
    private static final List<String> TOOLS =
            List.of("dirname", "mktemp", "rm", "awk", "cat", "env", "sed", "basename");

    @TempDir
    Path folder;

    private Path top;
    private Path tools;

    @BeforeEach
    void install() throws IOException {
        top = folder.resolve("a b*$HOME");
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.createDirectories(top.resolve("bin"));
        for (String name : List.of("tierguard", "github-action")) {
            Files.copy(
                    Path.of("../bin").resolve(name),
                    top.resolve("bin").resolve(name),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String tool : TOOLS) {
            program(tool, "exec /usr/bin/" + tool + " \"$@\"\n");
        }
        Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = thing\nkeys { PORT { required = true, type = port }, TOKEN { secret = true } }\n");
    }

    private void build() throws IOException {
        LauncherTest.jar(Files.createDirectories(top.resolve("lib")).resolve("tierguard.jar"));
    }

    private Started step(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "PATH", tools.toString(),
                "RUNNER_TEMP", Files.createDirectories(folder.resolve("temp")).toString(),
                "GITHUB_OUTPUT", folder.resolve("output").toString(),
                "GITHUB_STEP_SUMMARY", folder.resolve("summary").toString(),
                "APP_TIER", "staging",
                "TOKEN", CANARY,
                "PORT", "80"));
        all.putAll(environment);
        Started started = Started.in(
                folder,
                all,
                new byte[0],
                List.of("/bin/bash", top.resolve("bin/github-action").toString()));
        assertThat(started.out() + started.err()).doesNotContain(CANARY);
        assertThat(folder.resolve("temp")).isEmptyDirectory();
        return started;
    }

    private void assertOneError(Started started, String said) {
        assertThat(started.code()).isEqualTo(2);
        assertThat(started.out()).startsWith("::error title=tierguard::" + said).containsOnlyOnce("\n");
        assertThat(started.err()).isEmpty();
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void acceptsAndSaysSoEverywhere() throws Exception {
        build();
        assertThat(step(Map.of())).isEqualTo(new Started(0, "tierguard: accepted (errors: 0, warnings: 0)\n", ""));
        assertThat(folder.resolve("output")).hasContent("verdict=accepted\nerrors=0\nwarnings=0\n");
        assertThat(folder.resolve("summary")).content().startsWith("## thing may start in staging\n");
    }

    @Test
    void refusesWithTheSummaryAndEachFindingOnce() throws Exception {
        build();
        Started started = step(Map.of("PORT", "eighty", "APP_TIER", "", "TIERGUARD_ACTION_TIER", "prod"));
        assertThat(started.code()).isEqualTo(78);
        assertThat(started.out())
                .startsWith("::error title=TG301 wrong-type::")
                .containsOnlyOnce("TG301")
                .endsWith("\ntierguard: refused (errors: 1, warnings: 0)\n");
        assertThat(folder.resolve("output")).hasContent("verdict=refused\nerrors=1\nwarnings=0\n");
        assertThat(folder.resolve("summary"))
                .content()
                .startsWith("## thing is not safe to start in production\n")
                .containsOnlyOnce("TG301");
    }

    /** The runner is told what it is to mask before anything else, and nobody but the runner. */
    @Test
    void masksWhatIsNotOfGitHub() throws Exception {
        build();
        Path dotenv = Files.writeString(folder.resolve(".env"), "TOKEN=" + ELSEWHERE + "\n");
        Files.setPosixFilePermissions(dotenv, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> job =
                new HashMap<>(Map.of("APP_TIER", "development", "TOKEN", "", "GITHUB_ACTIONS", "true"));
        Started without = step(job);
        assertThat(without.out()).doesNotContain("::add-mask::", ELSEWHERE);

        job.put("TIERGUARD_ACTION_MASK", "true");
        job.put("PORT", "eighty");
        Started started = step(job);
        assertThat(started.code()).isEqualTo(78);
        assertThat(started.out())
                .startsWith("\n::add-mask::" + ELSEWHERE + "\n")
                .containsOnlyOnce(ELSEWHERE)
                .contains("\n::error title=TG301 wrong-type::")
                .endsWith("\ntierguard: refused (errors: 1, warnings: 0)\n");
        assertThat(started.err()).doesNotContain(ELSEWHERE);
        assertThat(folder.resolve("summary")).content().contains("TG301").doesNotContain(ELSEWHERE);
        assertThat(folder.resolve("output")).content().doesNotContain(ELSEWHERE);
    }

    /** As on Windows: awk would read the backslashes of what it is told by -v. */
    @Test
    void temporaryFolderMayBeCalledAnything() throws Exception {
        build();
        Path temp = Files.createDirectories(folder.resolve("D:\\a\\n b $(id) '\""));
        Started started = step(Map.of("RUNNER_TEMP", temp.toString()));
        assertThat(started).isEqualTo(new Started(0, "tierguard: accepted (errors: 0, warnings: 0)\n", ""));
        assertThat(temp).isEmptyDirectory();
    }

    /** A job that is cancelled while the jar is written. */
    @Test
    void buildThatIsInterruptedLeavesNoJar() throws Exception {
        Path jar = top.resolve("cli/target/tierguard.jar");
        program(
                "mvn",
                "PATH=/usr/bin:/bin\nmkdir -p '" + jar.getParent() + "' && echo half >'" + jar
                        + "'\nkill -TERM \"$PPID\"\n");
        Started started = step(Map.of());
        assertThat(started.code()).isEqualTo(143);
        assertThat(started.out()).isEmpty();
        assertThat(jar).doesNotExist();
    }

    /** Neither where a job hands over a mistake, nor where somebody else had a say in what it hands over. */
    @ParameterizedTest
    @CsvSource({
        "TIER, stagign, stagign is no tier: did you mean staging?",
        "TIER, --help, --tier needs a TIER",
        "DIR, '\"; echo injected; \"', 'there is no folder \"; echo injected; \"'",
        "DIR, '$(echo injected)', there is no folder $(echo injected)",
        "DIR, -x, there is no folder ./-x",
        "DIR, 'x%\n::error::y', there is no folder x%25",
        "PHASE, biuld, biuld is no phase: did you mean build?",
        "FAIL_ON, '', ",
        "FAIL_ON, warn, warn is no weight",
        "MASK, 'yes', the input mask is neither true nor false",
    })
    void inputsAreWords(String name, String value, String said) throws Exception {
        build();
        Started started = step(Map.of("TIERGUARD_ACTION_" + name, value));
        if (said == null) {
            assertThat(started.code()).isZero();
        } else {
            assertOneError(started, said);
        }
    }

    @Test
    void contractThatIsMissingIsAFinding() throws Exception {
        build();
        Started started = step(Map.of("TIERGUARD_ACTION_CONTRACT", "--version"));
        assertThat(started.code()).isEqualTo(78);
        assertThat(started.out()).contains("title=TG701 contract-missing::./--version is not there");
        assertThat(folder.resolve("summary")).content().contains("TG701");
    }

    @Test
    void saysWhatIsMissingToBuildIt() throws Exception {
        assertOneError(step(Map.of()), "tierguard is not built here, and there is no Maven to build it: install Maven");
    }

    /** What builds the command line has no business with the job's secrets, and gets to see none. */
    @ParameterizedTest
    @CsvSource({"0", "1"})
    void buildsWithoutTheVariablesOfTheJob(int code) throws Exception {
        Path jar = folder.resolve("built.jar");
        LauncherTest.jar(jar);
        program(
                "mvn",
                "PATH=/usr/bin:/bin\nenv >'" + folder.resolve("seen") + "'\nprintf '%s|' \"$@\" >'"
                        + folder.resolve("told")
                        + "'\nmkdir -p '" + top + "/cli/target' && cat '" + jar + "' >'" + top
                        + "/cli/target/tierguard.jar'\nexit " + code + "\n");
        Started started = step(Map.of("MAVEN_OPTS", "-Xmx512m"));
        assertThat(folder.resolve("seen"))
                .content()
                .contains("MAVEN_OPTS=-Xmx512m")
                .doesNotContain(CANARY, "APP_TIER");
        assertThat(folder.resolve("told"))
                .content()
                .startsWith("-B|-q|-f|" + top + "/pom.xml|-pl|cli|-am|package|-Dmaven.test.skip|");
        if (code == 0) {
            assertThat(started.out()).isEqualTo("tierguard: accepted (errors: 0, warnings: 0)\n");
            Files.delete(folder.resolve("seen"));
            assertThat(step(Map.of()).code()).isZero();
            assertThat(folder.resolve("seen")).doesNotExist();
        } else {
            assertOneError(started, "tierguard can't be built here, and the step's log says why");
            assertThat(top.resolve("cli/target/tierguard.jar")).doesNotExist();
        }
    }

    private void program(String name, String body) throws IOException {
        Path program = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** An expression in a script is where a caller's words become a part of it. */
    @Test
    void expressionsOfTheActionStandAsVariablesAlone() throws IOException {
        String action = Files.readString(Path.of("../action.yml"));
        TreeSet<String> handed = new TreeSet<>();
        for (String line : action.lines().filter(line -> line.contains("${{")).toList()) {
            Matcher matcher = Pattern.compile(" {8}TIERGUARD_ACTION_([A-Z_]+): \\$\\{\\{ inputs\\.([a-z-]+) }}")
                    .matcher(line);
            if (!matcher.matches()) {
                assertThat(line).matches(" {4}value: \\$\\{\\{ steps\\.check\\.outputs\\.[a-z]+ }}");
                continue;
            }
            assertThat(matcher.group(1).replace('_', '-')).isEqualToIgnoringCase(matcher.group(2));
            handed.add(matcher.group(2));
            assertThat(Files.readString(Path.of("../bin/github-action")))
                    .contains("$TIERGUARD_ACTION_" + matcher.group(1));
        }
        String inputs = action.substring(action.indexOf("\ninputs:"), action.indexOf("\noutputs:"));
        assertThat(Pattern.compile("(?m)^ {2}([a-z-]+):$")
                        .matcher(inputs)
                        .results()
                        .map(found -> found.group(1)))
                .hasSize(6)
                .containsExactlyInAnyOrderElementsOf(handed);
    }
}
