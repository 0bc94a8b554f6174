package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that lies apart from the class path, and whatever may be wrong with where it lies. */
class ProviderJarsTest {
    private static final Origin LINE = new Origin.File(Layer.DEFAULT, "tierguard.conf", 7, 0);

    @TempDir
    Path apart;

    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createDirectories(apart.resolve("aws"));
    }

    /** Stands for a provider that no class path has. */
    public static final class Stand implements SecretProvider {
        @Override
        public String name() {
            return "aws";
        }

        @Override
        public Answer open(Request request) {
            return new Answer.Malformed("anything else");
        }
    }

    private Problem problem(String provider) throws Exception {
        Surroundings around = new Surroundings(Map.of("OWNER", "me"), Map.of(), Path.of(""));
        SecretSource source =
                SecretProviders.find(apart).open(provider, new SecretProvider.Request("", Tier.STAGING, around), LINE);
        Reading reading = source.fetch(new SecretRequest(Tier.STAGING, Set.of(Key.of("A")), Duration.ofSeconds(50)));
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().get(0);
    }

    /** A jar in which a class file of that version is registered as a provider; the class is the one above, under its name. */
    private void jar(String file, int version) throws IOException {
        String name = Stand.class.getName();
        byte[] code;
        try (InputStream in = Stand.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            code = in.readAllBytes();
        }
        // Another name of the same length, so that it is found in the jar alone.
        String text = new String(code, StandardCharsets.ISO_8859_1).replace("$Stand", "$Apart");
        code = text.getBytes(StandardCharsets.ISO_8859_1);
        code[7] = (byte) version;
        String other = name.replace("$Stand", "$Apart");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(file)))) {
            jar.putNextEntry(new ZipEntry("META-INF/services/" + SecretProvider.class.getName()));
            jar.write(other.getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry(other.replace('.', '/') + ".class"));
            jar.write(code);
        }
    }

    @Test
    void oneOfAJarIsFound() throws Exception {
        jar("a b#%41.jar", 61);
        Files.writeString(folder.resolve("LICENSE"), "no jar");
        Files.writeString(folder.resolve("._a.jar"), "what an archive of another system leaves");

        assertThat(problem("aws").message()).isEqualTo("what the contract has aws open is not anything else");
    }

    /** Nothing is looked for under the name of a provider that is there already. */
    @Test
    void theClassPathComesFirst() throws Exception {
        Path shelf = Files.createDirectories(apart.resolve("shelf"));
        Files.writeString(shelf.resolve("broken.jar"), "no jar");

        assertThat(problem("shelf").message()).startsWith("what the contract has shelf open");
    }

    @Test
    void noFolder() throws Exception {
        Files.delete(folder);
        Problem problem = problem("aws");

        assertThat(problem.id() + " " + problem.message()).isEqualTo("TG623 no provider of secrets is called aws");
        assertThat(problem.notes()).isEmpty();
        assertThat(problem.fix())
                .isEqualTo("put io.tierguard:tierguard-secrets-aws, with every library that it needs, into " + folder);
    }

    @Test
    void aFileInPlaceOfTheFolder() throws Exception {
        Files.delete(folder);
        Files.writeString(folder, "");
        Problem problem = problem("aws");

        assertThat(problem.id() + " " + problem.message())
                .isEqualTo("TG623 the provider of secrets aws is there, and can't be read");
        assertThat(problem.notes()).containsExactly("not readable, or not whole: the folder");
        assertThat(problem.fix()).isEqualTo("build or install it anew in " + folder);
    }

    /** One library that is cut off is told now, and not by whatever first lacks a class of it. */
    @Test
    void aBrokenJarBesideAWholeOne() throws Exception {
        jar("whole.jar", 61);
        byte[] whole = Files.readAllBytes(folder.resolve("whole.jar"));
        Files.write(folder.resolve("cut-off.jar"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("empty.jar"), "");
        Problem problem = problem("aws");

        assertThat(problem.id() + " " + problem.message())
                .isEqualTo("TG623 the provider of secrets aws is there, and can't be read");
        assertThat(problem.notes()).containsExactly("not readable, or not whole: cut-off.jar, empty.jar");
        assertThat(problem.fix()).isEqualTo("build or install it anew in " + folder);
    }

    @Test
    void oneForANewerJava() throws Exception {
        jar("newer.jar", 120);
        Problem problem = problem("aws");

        assertThat(problem.id() + " " + problem.message()).isEqualTo("TG623 no provider of secrets is called aws");
        assertThat(problem.notes())
                .containsExactly("a provider of secrets failed with java.lang.UnsupportedClassVersionError");
        assertThat(problem.fix())
                .startsWith("start with a newer Java than " + Runtime.version().feature());
    }
}
