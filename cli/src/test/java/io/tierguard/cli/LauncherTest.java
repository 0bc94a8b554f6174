package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretProvider;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script bin/tierguard, installed into a folder with an odd name, and with a jar that leads to the classes under test. */
@Timeout(120)
class LauncherTest {
    @TempDir
    Path folder;

    private Path top;
    private Path script;

    @BeforeEach
    void install() throws IOException {
        top = Files.createDirectories(folder.resolve("a b*$HOME"));
        script = Files.createDirectories(top.resolve("bin")).resolve("tierguard");
        Files.copy(Path.of("../bin/tierguard"), script, StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(top.resolve("lib"));
        jar(top.resolve("lib/tierguard.jar"));
        Files.writeString(folder.resolve("tierguard.conf"), "application = thing\nkeys { A {} }\n");
    }

    /** Makes a jar that leads to the classes under test. */
    static void jar(Path jar) throws IOException {
        StringJoiner classes = new StringJoiner(" ");
        for (String entry : Started.classPath().split(File.pathSeparator, -1)) {
            classes.add(Path.of(entry).toUri().toString());
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "io.tierguard.cli.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes.toString());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private Started start(Map<String, String> environment, String... words) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("JAVA_HOME", System.getProperty("java.home")));
        all.putAll(environment);
        return Started.in(folder, all, new byte[0], List.of(words));
    }

    private static void assertVersion(Started started) {
        assertThat(started).isEqualTo(new Started(0, "tierguard (not built as a jar)\n", ""));
    }

    private static void assertOneLine(Started started, String said) {
        assertThat(started.err()).startsWith("tierguard: ").contains(said).containsOnlyOnce("\n");
        assertThat(started.out()).isEmpty();
        assertThat(started.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void passesArgumentsOnAsTheyAre(String shell) throws Exception {
        Programs.need(shell);
        List<String> odd = List.of("", " a ", "*", "x\ny", "--", "-q", "@file", "${HOME}", "'\"\\", "-n", "$(id)");
        List<String> words =
                new ArrayList<>(List.of(shell, script.toString(), "run", "--tier", "test", "--", "printf", "%s|"));
        words.addAll(odd);
        assertThat(start(Map.of(), words.toArray(new String[0])))
                .isEqualTo(new Started(0, String.join("|", odd) + "|", ""));
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        assertThat(start(Map.of(), script.toString(), "run", "--tier", "test", "sh", "-c", "exit 5")
                        .code())
                .isEqualTo(5);
        assertThat(start(Map.of(), script.toString(), "check").code()).isEqualTo(78);
    }

    /** What is closed would otherwise be the first file that the JVM opens, and the command's own input. */
    @ParameterizedTest
    @CsvSource({"0, <&-", "2, 2>&-"})
    void handsOnNoFileOfTheJvmInPlaceOfWhatIsClosed(int descriptor, String closing) throws Exception {
        String command = "'" + script + "' run --tier test -- readlink /proc/self/fd/" + descriptor + " " + closing;
        assertThat(start(Map.of(), "bash", "-c", command).out()).isEqualTo("/dev/null\n");
    }

    @Test
    void saysWhereTheResultHasNoPlaceToGo() throws Exception {
        assertOneLine(start(Map.of(), "bash", "-c", "'" + script + "' check --tier test >&-"), "can't be written");
        assertOneLine(
                start(Map.of(), "bash", "-c", "'" + script + "' check --tier test >/dev/full"), "can't be written");
        assertThat(start(Map.of(), "bash", "-c", "'" + script + "' --help >/dev/full")
                        .code())
                .isEqualTo(2);
    }

    /** A JVM repeats its options on standard error, and they may hold anything; to the configuration they are variables. */
    @Test
    void repeatsNoOptionOfTheJvm() throws Exception {
        Map<String, String> options =
                Map.of("JAVA_TOOL_OPTIONS", "-Dx=not-a-real-secret -Xbogus", "_JAVA_OPTIONS", "-Dy=z");
        assertVersion(start(options, script.toString(), "--version"));
        Started child =
                start(options, script.toString(), "run", "--tier", "test", "--keep", "JAVA_TOOL_OPTIONS", "--", "env");
        assertThat(child.err()).isEmpty();
        assertThat(child.out())
                .contains("JAVA_TOOL_OPTIONS=-Dx=not-a-real-secret -Xbogus\n")
                .doesNotContain("_JAVA_OPTIONS=-Dy", "HELD");
        Map<String, String> jdwp = Map.of("JAVA_TOOL_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y");
        assertThat(start(jdwp, script.toString(), "check", "--tier", "production")
                        .out())
                .contains("TG419");
    }

    /** A secret manager of a contract, which has the key A. */
    public static final class Vault implements SecretProvider {
        @Override
        public String name() {
            return "vault";
        }

        @Override
        public Answer open(Request request) {
            return new Answer.Opened(new SecretSource() {
                @Override
                public String name() {
                    return "the vault";
                }

                @Override
                public SecretNames names(SecretRequest request) {
                    return SecretNames.all(List.of("A"));
                }

                @Override
                public Reading fetch(SecretRequest request) {
                    throw new AssertionError("a deployment reads no value");
                }
            });
        }
    }

    /** The jar opens no secret manager by itself: what does is put beside it. */
    @Test
    void findsProvidersOnAClassPathOfItsOwn() throws Exception {
        Path services = Files.createDirectories(folder.resolve("vault/META-INF/services"));
        Files.writeString(services.resolve("io.tierguard.source.SecretProvider"), Vault.class.getName());
        Files.writeString(
                folder.resolve("tierguard.conf"),
                "application = thing\nsecrets { production = vault }\nkeys { A { required = true } }\n");
        String[] deploy = {script.toString(), "check", "--phase", "deploy", "--tier", "production"};
        assertThat(start(Map.of(), deploy).out()).contains("TG623");
        Started found = start(Map.of("TIERGUARD_CLASSPATH", "nothing.jar:vault"), deploy);
        assertThat(found.out()).startsWith("thing may be deployed to production");
        assertThat(found.code()).isZero();
    }

    /** The script becomes Java, so that whoever started it signals what runs. */
    @Test
    void becomesJava() throws Exception {
        Process process = Started.process(
                        folder,
                        Map.of("JAVA_HOME", System.getProperty("java.home")),
                        List.of(script.toString(), "run", "--tier", "test", "sh", "-c", "echo $PPID; read line"))
                .start();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo(String.valueOf(process.pid()));
        } finally {
            process.getOutputStream().close();
            process.waitFor();
        }
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        Path links = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("absolute"), script);
        Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));
        assertVersion(start(Map.of(), "links/relative", "--version"));
        assertVersion(start(Map.of("PATH", links + ":/usr/bin:/bin"), "sh", "-c", "relative --version"));
    }

    /** CDPATH makes cd print where it went. */
    @Test
    void isNotMisledByVariables() throws Exception {
        assertVersion(start(
                Map.of("CDPATH", folder.toString(), "IFS", "/", "POSIXLY_CORRECT", "1"),
                folder.relativize(script).toString(),
                "--version"));
    }

    @Test
    void archiveOfAnotherJvmIsLeftAlone() throws Exception {
        Files.write(top.resolve("lib/tierguard.jsa"), new byte[1 << 16]);
        assertVersion(start(Map.of(), script.toString(), "--version"));
        Files.write(top.resolve("lib/tierguard.jsa"), new byte[0]);
        assertVersion(start(Map.of(), script.toString(), "--version"));
    }

    @Test
    void tellsWhereThereIsNoJava() throws Exception {
        assertOneLine(
                start(Map.of("JAVA_HOME", "/none"), script.toString(), "check"),
                "JAVA_HOME names no Java: there is no /none/bin/java that can be started");
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("dirname", "basename", "readlink")) {
            executable(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
        }
        assertOneLine(
                start(Map.of("JAVA_HOME", "", "PATH", tools.toString()), "/bin/sh", script.toString(), "check"),
                "there is no Java: install 17 or later, or set JAVA_HOME");
    }

    /** What an old Java is, it says in a file; where it doesn't, it is asked. It is never started for more than that. */
    @ParameterizedTest
    @CsvSource({
        "1.8.0_402, true",
        "11.0.22, true",
        "16, true",
        "9-ea, true",
        "1.8.0_402, false",
        "11.0.22, false",
    })
    void tellsOfAnOldJava(String version, boolean release) throws Exception {
        Path home = old(
                release ? "exit 1" : "[ \"$1\" = -version ] && echo 'openjdk version \"" + version + "\" 2020' >&2");
        if (release) {
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"N.N.\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        assertOneLine(
                start(Map.of("JAVA_HOME", home.toString()), script.toString(), "check"),
                "is version " + version + ", and this needs 17 or later");
    }

    @Test
    void tellsOfAJavaThatDoesNotSay() throws Exception {
        Path home = old("exit 0");
        assertOneLine(
                start(Map.of("JAVA_HOME", home.toString()), script.toString(), "check"),
                "doesn't say which version it is");
    }

    private Path old(String body) throws IOException {
        Path home = Files.createDirectories(folder.resolve("old java"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        executable(java, body);
        return home;
    }

    private static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void tellsWhereThereIsNoJar() throws Exception {
        Files.delete(top.resolve("lib/tierguard.jar"));
        assertOneLine(start(Map.of(), script.toString(), "check"), "/lib/tierguard.jar that can be read");
        Files.createFile(Files.createDirectories(top.resolve("cli")).resolve("pom.xml"));
        assertOneLine(start(Map.of(), script.toString(), "check"), "it is not built yet: mvn -B -q -f ");
        jar(Files.createDirectories(top.resolve("cli/target")).resolve("tierguard.jar"));
        assertVersion(start(Map.of(), script.toString(), "--version"));
    }
}
