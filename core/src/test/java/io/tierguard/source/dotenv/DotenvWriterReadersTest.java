package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.tierguard.References;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        References.install(
                home, "npm", "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--fetch-retries=1");

        Config answer = read(home, "node", "read.mjs");

        for (String reader : List.of("dotenv", "dotenv-fast", "dotenv-expand", "node")) {
            assertRead(reader, answer.getList("readers." + reader));
        }
    }

    @Test
    void pythonDotenvReadsWhatWasWritten() throws IOException {
        Path home = Files.createDirectories(folder.resolve("python"));
        String requirements = READERS.resolve("requirements.txt").toString();
        Files.copy(READERS.resolve("read.py"), home.resolve("read.py")); // a script finds what is installed beside it
        References.install(home, "python3", "-m", "pip", "install", "--target", ".", "-r", requirements);

        assertRead("python-dotenv", read(home, "python3", "read.py").getList("readers"));
    }

    private static void assertRead(String reader, ConfigList files) {
        assertThat(files).as(reader).hasSize(FILES);
        for (int i = 0; i < FILES; i++) {
            assertThat(files.get(i).unwrapped())
                    .as(reader + " of " + FILE_PATHS.get(i).getFileName())
                    .isEqualTo(WRITTEN.get(i));
        }
    }

    private static Config read(Path home, String... program) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        for (Path file : FILE_PATHS) {
            command.add(file.toString());
        }
        String answer = "{\"readers\":" + References.run(home, command) + "}";
        return ConfigFactory.parseString(answer, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
    }
}
