package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real commands, started by a real process: what they see, and what of them is seen. */
@Timeout(120)
class RunProcessTest {
    private static final String CANARY = "c4nary-zq8vN2-otter-juggles";
    private static final byte[] NOTHING = {};

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), """
                application = thing
                keys {
                  PORT     { required = true, type = port }
                  GREETING { default = "hello  *  world" }
                  TOKEN    { secret = true }
                  NAME     {}
                  OPTIONAL {}
                }
                """);
        Path dotenv = Files.writeString(
                folder.resolve(".env"), "APP_TIER=development\nPORT=81\nTOKEN=" + CANARY + "\nNAME='a \"b'\n");
        Files.setPosixFilePermissions(dotenv, PosixFilePermissions.fromString("rw-------"));
    }

    private Started run(Map<String, String> environment, String... arguments) throws Exception {
        return Started.in(folder, environment, NOTHING, Started.words(arguments));
    }

    private static List<String> declared() {
        return List.of(
                "APP_TIER=development",
                "GREETING=hello  *  world",
                "NAME=a \"b",
                "PATH=/usr/local/bin:/usr/bin:/bin",
                "PORT=81",
                "TOKEN=" + CANARY);
    }

    @Test
    void commandSeesExactlyTheDeclaredKeys() throws Exception {
        Map<String, String> environment = Map.of("OPTIONAL", "", "OTHER", "x", "LD_AUDIT", "", "odd.name", "y");
        Started started = run(environment, "run", "--", "env");
        assertThat(started.err()).isEmpty();
        assertThat(started.out().lines().sorted()).isEqualTo(declared());
        assertThat(started.code()).isZero();
    }

    @Test
    void nodeSeesExactlyTheDeclaredKeys() throws Exception {
        Programs.need("node");
        String script = "for (const [k, v] of Object.entries(process.env).sort()) console.log(k + '=' + v)";
        Started started =
                run(Map.of("OPTIONAL", "", "NODE_OPTIONS", "--bad-option"), "run", "--", "node", "-e", script);
        assertThat(started.err()).isEmpty();
        assertThat(started.out().lines().sorted()).isEqualTo(declared());
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "exit 255, 255", "kill -TERM $$, 143", "kill -KILL $$, 137"})
    void passesTheExitCodeOn(String script, int code) throws Exception {
        assertThat(run(Map.of(), "run", "--", "sh", "-c", script)).isEqualTo(new Started(code, "", ""));
    }

    @Test
    void passesStreamsOnByteByByte() throws Exception {
        byte[] input = new byte[1 << 17];
        for (int i = 0; i < input.length; i++) {
            input[i] = (byte) i;
        }
        Started started = Started.in(
                folder,
                Map.of(),
                input,
                Started.words("run", "-q", "--", "sh", "-c", "cat; printf 'x\\n' >&2; exit 3"));
        assertThat(started.out().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(input);
        assertThat(started.err()).isEqualTo("x\n");
        assertThat(started.code()).isEqualTo(3);
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        List<String> odd = List.of("", " a ", "*", "x\ny", "--", "--help", "-q", "@file", "${HOME}", "'\"\\");
        List<String> words = new ArrayList<>(Started.words("run", "--", "printf", "%s|"));
        words.addAll(odd);
        assertThat(Started.in(folder, Map.of(), NOTHING, words).out()).isEqualTo(String.join("|", odd) + "|");
        assertThat(run(Map.of(), "run", "printf", "%s|", "-q", "--tier").out()).isEqualTo("-q|--tier|");
    }

    @ParameterizedTest
    @CsvSource({
        "none-such, 127, none-such is not found",
        "./none, 127, ./none is not found",
        "'', 127, the command to start is an empty text",
        "./.env, 126, ./.env can't be started",
        "/, 126, / can't be started"
    })
    void tellsOfACommandThatCannotBeStarted(String command, int code, String said) throws Exception {
        assertThat(run(Map.of(), "run", "--", command)).isEqualTo(new Started(code, "", "tierguard: " + said + "\n"));
    }

    @Test
    void worksInTheFolder() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Started started = Started.in(
                elsewhere,
                Map.of("PWD", elsewhere.toString()),
                NOTHING,
                Started.words("run", "--dir", "..", "--", "sh", "-c", "printf '%s|' \"$PWD\"; /bin/pwd"));
        assertThat(started.out()).isEqualTo(folder + "|" + folder.toRealPath() + "\n");
    }

    /** A supervisor knows the process of tierguard alone. */
    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2", "HUP, 1", "USR1, 10", "USR2, 12", "WINCH, 28"})
    void passesSignalsOn(String signal, int number) throws Exception {
        assumeFalse(isIgnored(number), signal + " is ignored here, and so by whatever is started here");
        String script =
                "trap 'echo got " + signal + "; exit 9' " + signal + "; echo ready; while read line; do :; done";
        // A session of its own, as a supervisor starts it: without a terminal that would signal the command as well.
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(Started.words("run", "--", "sh", "-c", script));
        Process process = Started.process(folder, Map.of(), words).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            assertThat(signal(signal, process.pid())).isZero();
            assertThat(out.readLine()).isEqualTo("got " + signal);
            assertThat(process.waitFor()).isEqualTo(9);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void endsAsTheCommandEndsBySignal() throws Exception {
        Process process = Started.process(
                        folder, Map.of(), Started.words("run", "--", "sh", "-c", "echo ready; exec cat"))
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            assertThat(signal("TERM", process.pid())).isZero();
            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The arguments of a process can be read by everyone on the machine. */
    @Test
    void noSecretIsInAnyArgument() throws Exception {
        Process process = Started.process(
                        folder,
                        Map.of("STAGING_TOKEN", ""),
                        Started.words("run", "--", "sh", "-c", "echo $$; read line"))
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            long child = Long.parseLong(out.readLine());
            Map<Long, String> arguments = new HashMap<>();
            for (long pid : List.of(process.pid(), child)) {
                arguments.put(pid, Files.readString(Path.of("/proc/" + pid + "/cmdline")));
            }
            assertThat(arguments.get(child)).contains("read line");
            assertThat(arguments.values()).noneMatch(text -> text.contains(CANARY));
            try (OutputStream in = process.getOutputStream()) {
                in.write('\n');
            }
            assertThat(out.readLine()).isNull();
            assertThat(folder.resolve("stderr")).isEmptyFile();
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void warningsAreToldUnlessQuiet() throws Exception {
        Map<String, String> warned = Map.of("NAME", " spaced ");
        Started told = run(warned, "run", "--", "sh", "-c", "echo \"[$NAME]\"");
        assertThat(told.out()).isEqualTo("[ spaced ]\n");
        assertThat(told.err()).startsWith("thing may start in development\n").doesNotContain(CANARY);
        assertThat(run(warned, "run", "-q", "--", "true")).isEqualTo(new Started(0, "", ""));
    }

    /** What Java can't read it can hand on as it came; what it would have to write anew and can't, it must not. */
    @Test
    void keepsBytesOrSaysThatItCannot() throws Exception {
        String start = "NAME=$(printf 'a\\377\\303\\244') exec \"$@\"";
        List<String> words = new ArrayList<>(List.of("sh", "-c", start, "sh"));
        words.addAll(Started.words("run", "-q", "--", "sh", "-c", "printf %s \"$NAME\""));
        for (String locale : List.of("C", "C.UTF-8")) {
            Started started = Started.in(folder, Map.of("LC_ALL", locale), NOTHING, words);
            assertThat(started).isEqualTo(new Started(0, "a\u00ff\u00c3\u00a4", ""));
        }
        Path dotenv = folder.resolve(".env");
        Files.writeString(dotenv, Files.readString(dotenv) + "OPTIONAL=\u00e4\n");
        Started fit = run(Map.of("LC_ALL", "C.UTF-8"), "run", "-q", "--", "sh", "-c", "printf %s \"$OPTIONAL\"");
        assertThat(fit).isEqualTo(new Started(0, "\u00c3\u00a4", ""));
        Started unfit = run(Map.of("LC_ALL", "C"), "run", "-q", "--", "true");
        assertThat(unfit.code()).isEqualTo(2);
        assertThat(unfit.err())
                .isEqualTo("tierguard: OPTIONAL has characters that this locale can't hand on: set LC_ALL=C.UTF-8,"
                        + " or another\n");
    }

    private static int signal(String name, long pid) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", "-s", name, String.valueOf(pid))
                .start()
                .waitFor();
    }

    private static boolean isIgnored(int signal) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("SigIgn:")) {
                return (Long.parseUnsignedLong(line.substring(7).trim(), 16) >>> (signal - 1) & 1) == 1;
            }
        }
        return false;
    }
}
