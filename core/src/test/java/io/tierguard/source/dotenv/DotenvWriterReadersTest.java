package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads what is written with the real readers. They are installed into a temporary folder, in the versions that
 * {@code src/test/readers} names. Where that can't be done, nothing is tested, unless {@code TIERGUARD_REQUIRE_REFERENCES}
 * is {@code true}. Compose is not among them: {@link Dotenv} reads as it does, which other tests hold.
 */
class DotenvWriterReadersTest {
    private static final Path READERS = Path.of("src", "test", "readers").toAbsolutePath();
    private static final int FILES = 20;
    private static final int VALUES = 250;

    @TempDir
    static Path folder;

    private static final List<Path> FILE_PATHS = new ArrayList<>();
    private static final List<Map<String, String>> WRITTEN = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException {
        for (int i = 0; i < FILES; i++) {
            write(i, new Random(1_000 + i));
        }
    }

    /** The plausible values stand in every file, each time between others. */
    private static void write(int number, Random random) throws IOException {
        DotenvWriter writer = DotenvWriter.forAllReaders();
        Map<String, String> values = new LinkedHashMap<>();
        while (values.size() < VALUES) {
            if (random.nextInt(4) == 0) {
                writer.comment(Values.any(random));
            }
            boolean plausible = random.nextInt(4) == 0;
            String value =
                    plausible ? Values.PLAUSIBLE.get(random.nextInt(Values.PLAUSIBLE.size())) : Values.any(random);
            String name = "V" + values.size();
            if (writer.set(name, value).isEmpty()) {
                values.put(name, value);
            }
        }
        for (String name : List.of("export", "length", "1A", "a.b-c", "-", "_")) {
            assertThat(writer.set(name, " # " + name)).isEmpty();
            values.put(name, " # " + name);
        }
        Path file = folder.resolve("values-" + number + ".env");
        FILE_PATHS.add(Files.writeString(file, writer.text()));
        WRITTEN.add(values);
    }

    @Test
    void ourOwnParserReadsWhatWasWritten() throws IOException {
        for (int i = 0; i < FILES; i++) {
            assertThat(Said.by(Files.readString(FILE_PATHS.get(i))).problems()).isEmpty();
            assertThat(Said.values(Said.by(Files.readString(FILE_PATHS.get(i)))))
                    .isEqualTo(WRITTEN.get(i));
        }
    }

    @Test
    void theReadersOnNodeReadWhatWasWritten() throws IOException {
        Path home = Files.createDirectories(folder.resolve("node"));
        Files.copy(READERS.resolve("package.json"), home.resolve("package.json"));
        Files.copy(READERS.resolve("read.mjs"), home.resolve("read.mjs"));
        run(
                home,
                List.of("npm", "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--fetch-retries=1"));

        Config answer = json("{\"root\":" + run(home, command("node", "read.mjs")) + "}")
                .getConfig("root");

        for (String reader : List.of("dotenv", "dotenv-fast", "dotenv-expand", "node")) {
            assertRead(reader, answer.getList(reader));
        }
    }

    @Test
    void pythonDotenvReadsWhatWasWritten() throws IOException {
        Path home = Files.createDirectories(folder.resolve("python"));
        Path requirements = READERS.resolve("requirements.txt");
        Files.copy(READERS.resolve("read.py"), home.resolve("read.py")); // a script finds what is installed beside it
        run(home, List.of("python3", "-m", "pip", "install", "--target", ".", "-r", requirements.toString()));

        Config answer = json("{\"root\":" + run(home, command("python3", "read.py")) + "}");

        assertRead("python-dotenv", answer.getList("root"));
    }

    private static void assertRead(String reader, ConfigList files) {
        assertThat(files).as(reader).hasSize(FILES);
        for (int i = 0; i < FILES; i++) {
            assertThat(files.get(i).unwrapped())
                    .as(reader + " of " + FILE_PATHS.get(i).getFileName())
                    .isEqualTo(WRITTEN.get(i));
        }
    }

    private static Config json(String text) {
        return ConfigFactory.parseString(text, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
    }

    private static List<String> command(String... program) {
        List<String> command = new ArrayList<>(List.of(program));
        for (Path file : FILE_PATHS) {
            command.add(file.toString());
        }
        return command;
    }

    /** Returns what a program printed. One that isn't there, or can't fetch what it installs, ends the test. */
    private static String run(Path home, List<String> command) throws IOException {
        File out = home.resolve("out").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out)
                .redirectError(home.resolve("err").toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        boolean done = false;
        try {
            Process process = builder.start();
            done = process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            done = false; // there is no such program
        }
        if (!done) {
            missing(command.get(0) + " " + command.get(1) + " is not there or did not work: "
                    + Files.readString(home.resolve("err")));
        }
        return Files.readString(out.toPath());
    }

    private static void missing(String what) {
        if ("true".equals(System.getenv("TIERGUARD_REQUIRE_REFERENCES"))) {
            fail(what);
        }
        abort(what);
    }
}
