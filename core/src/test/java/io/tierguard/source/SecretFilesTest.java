package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold one value each. */
@Timeout(60)
class SecretFilesTest {
    private static final String CANARY = "cAnArY-7f3a";

    @TempDir
    private Path folder;

    // --- KEY_FILE

    @Test
    void theWholeFileIsTheValue() throws IOException {
        Path file = write("password", " 'x'\t${A}\r\n\n");
        Reading reading = named(Map.of("PASSWORD_FILE", file.toString()), "PASSWORD");

        assertThat(said(reading)).containsExactly("PASSWORD= 'x'\t${A}\r\n\n");
        assertThat(reading.problems()).isEmpty();
        Entry entry = reading.entries().get(0);
        assertThat(entry.origin()).isEqualTo(Origin.File.whole(Layer.FILE, file.toString()));
        assertThat(entry.value().isSecret()).isTrue();
    }

    @Test
    void aRelativePathIsOfTheFolderOfTheApplication() throws IOException {
        write("password", "x");

        Reading reading = named(Map.of("PASSWORD_FILE", "password"), "PASSWORD");

        assertThat(said(reading)).containsExactly("PASSWORD=x");
        assertThat(reading.entries().get(0).origin().location()).isEqualTo("password");
    }

    @Test
    void onlyKeysOfTheContractAreReadFromFiles() throws IOException {
        Path file = write("f", "x");

        Reading reading = named(
                Map.of("SSL_CERT_FILE", file.toString(), "_FILE", file.toString(), "FILE", "x", "PASSWORD_FILE", ""),
                "PASSWORD",
                "FILE");

        assertThat(reading.entries()).isEmpty();
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void aKeyThatEndsInFileIsThatKey() throws IOException {
        Path file = write("f", "x");

        Reading reading = named(Map.of("CERT_FILE", file.toString()), "CERT", "CERT_FILE");

        assertThat(reading.entries()).isEmpty();
        assertThat(reading.problems()).isEmpty();
    }

    /** Where a variable does not name a file, its value may be the secret that belongs into the file. */
    @Test
    void aPathAtWhichThereIsNothingIsNotShown() {
        for (String path : List.of(
                CANARY,
                "/" + CANARY,
                "postgres://u:" + CANARY + "@h/db",
                CANARY + "\0",
                CANARY + "\n",
                (CANARY + "/").repeat(1000),
                CANARY.repeat(1000))) {
            Reading reading = named(Map.of("PASSWORD_FILE", path), "PASSWORD");

            assertThat(reading.entries()).isEmpty();
            assertProblem(
                    reading,
                    ProblemId.FILE_UNREADABLE,
                    "PASSWORD",
                    new Origin.Variable("PASSWORD_FILE"),
                    "PASSWORD_FILE");
            assertThat(reading.problems().toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws Exception {
        assertUnreadable(folder.toString(), ProblemId.FILE_UNREADABLE, "folder");
        assertUnreadable(Pipe.make(folder.resolve("pipe")).toString(), ProblemId.FILE_UNREADABLE, "pipe");
        assertUnreadable(write("large", "x".repeat((1 << 16) + 1)).toString(), ProblemId.FILE_TOO_LARGE, "65536");
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'\n', (byte) 0xe9});
        Reading reading = named(Map.of("PASSWORD_FILE", latin.toString()), "PASSWORD");
        assertProblem(
                reading,
                ProblemId.FILE_NOT_UTF8,
                "PASSWORD",
                new Origin.File(Layer.FILE, latin.toString(), 2, 0),
                "UTF-8");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("none"));
        assertUnreadable(dangling.toString(), ProblemId.FILE_UNREADABLE, "link to what is not there");
    }

    @Test
    void aFileMayBeAsLargeAsTheLimit() throws IOException {
        String value = "x".repeat(1 << 16);

        assertThat(said(named(Map.of("A_FILE", write("f", value).toString()), "A")))
                .containsExactly("A=" + value);
    }

    @Test
    void aFileMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), write("f", "x"));

        Reading reading = named(Map.of("A_FILE", link.toString()), "A");

        assertThat(said(reading)).containsExactly("A=x");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void oneFileThatFailsKeepsNoOtherFromBeingRead() throws IOException {
        Reading reading = named(
                Map.of("A_FILE", "none", "B_FILE", write("f", "x").toString(), "C_FILE", "nowhere"), "A", "B", "C");

        assertThat(said(reading)).containsExactly("B=x");
        assertThat(reading.problems()).extracting(Problem::key).containsExactlyInAnyOrder("A", "C");
    }

    // --- the folder

    @Test
    void noFolderIsNothing() {
        assertThat(SecretFiles.folder(null, folder, Set.of("A"))).isSameAs(Reading.NOTHING);
    }

    @Test
    void namesAreMappedToKeys() throws IOException {
        write("secrets/openai_api_key", "1\n");
        write("secrets/database-url", "2");
        write("secrets/Port", "3");
        write("secrets/LOG_LEVEL", "4");
        write("secrets/unknown", "5");
        write("secrets/.hidden", "6");
        write("secrets/.port", "7");
        write("secrets/a b", "8");
        write("secrets/folder/port", "9");
        Files.createDirectories(folder.resolve("secrets/host"));

        Reading reading = folder("OPENAI_API_KEY", "DATABASE_URL", "PORT", "LOG_LEVEL", "HIDDEN", "HOST", "FOLDER");

        assertThat(said(reading))
                .containsExactlyInAnyOrder("OPENAI_API_KEY=1\n", "DATABASE_URL=2", "PORT=3", "LOG_LEVEL=4");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.entries()).allSatisfy(entry -> {
            assertThat(entry.origin()).isInstanceOf(Origin.File.class);
            assertThat(entry.origin().layer()).isEqualTo(Layer.FILE);
            assertThat(entry.origin().location()).startsWith("secrets/");
            assertThat(entry.value().isSecret()).isTrue();
        });
    }

    /** What the kubelet mounts: each name a link, through a link, to a folder that it swaps as a whole. */
    @Test
    void whatKubernetesMountsIsRead() throws IOException {
        write("secrets/..2026_11_22/password", "x");
        Files.createSymbolicLink(folder.resolve("secrets/..data"), Path.of("..2026_11_22"));
        Files.createSymbolicLink(folder.resolve("secrets/password"), Path.of("..data/password"));
        Path mounted = Files.createSymbolicLink(folder.resolve("mounted"), folder.resolve("secrets"));

        for (Path from : List.of(Path.of("secrets"), folder.resolve("secrets"), mounted)) {
            Reading reading = SecretFiles.folder(from, folder, Set.of("PASSWORD", "DATA"));

            assertThat(said(reading)).containsExactly("PASSWORD=x");
            assertThat(reading.problems()).isEmpty();
        }
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedAndTheRestIsRead() throws IOException {
        Path outside = write("outside", CANARY);
        write("secrets/b", "x");
        write("secretsandmore/c", CANARY);
        Files.createSymbolicLink(folder.resolve("secrets/a"), outside);
        Files.createSymbolicLink(folder.resolve("secrets/c"), Path.of("../secretsandmore/c"));
        Files.createSymbolicLink(folder.resolve("secrets/d"), Path.of("none"));
        Files.createSymbolicLink(folder.resolve("secrets/e"), Path.of("e"));

        Reading reading = folder("A", "B", "C", "D", "E");

        assertThat(said(reading)).containsExactly("B=x");
        assertThat(reading.problems())
                .extracting(problem -> problem.id() + " " + problem.key() + " " + location(problem))
                .containsExactly("TG607 A secrets/a", "TG607 C secrets/c", "TG607 D secrets/d", "TG607 E secrets/e");
        assertThat(reading.problems().get(0).message()).contains("link out of the folder");
        assertThat(reading.problems().toString()).doesNotContain(CANARY);
    }

    @Test
    void twoFilesForOneKeyAreAClashInAnyOrder() throws IOException {
        write("secrets/api-key", "1");
        write("secrets/API_KEY", "2");
        write("secrets/api.key", "3");
        write("secrets/un-known", "4");
        write("secrets/un_known", "5");

        Reading reading = folder("API_KEY");

        assertThat(said(reading)).containsExactly("API_KEY=2");
        assertThat(reading.problems())
                .extracting(problem -> problem.id() + " " + problem.key() + " " + location(problem))
                .containsExactly("TG612 API_KEY secrets/api-key", "TG612 API_KEY secrets/api.key");
        assertThat(reading.problems())
                .extracting(Problem::shadows)
                .containsOnly(List.of(Origin.File.whole(Layer.FILE, "secrets/API_KEY")));
    }

    @Test
    void aPipeInTheFolderIsNotOpened() throws Exception {
        Files.createDirectories(folder.resolve("secrets"));
        Pipe.make(folder.resolve("secrets/a"));
        write("secrets/b", "x");

        Reading reading = folder("A", "B");

        assertThat(said(reading)).containsExactly("B=x");
        assertProblem(reading, ProblemId.FILE_UNREADABLE, "A", Origin.File.whole(Layer.FILE, "secrets/a"), "pipe");
    }

    @Test
    void aFolderThatIsNotThereSaysSo() throws IOException {
        Origin place = Origin.File.whole(Layer.FILE, "secrets");
        assertProblem(folder("A"), ProblemId.FILE_UNREADABLE, null, place, "NoSuchFile");

        write("secrets", "x");
        assertProblem(folder("A"), ProblemId.FILE_UNREADABLE, null, place, "NotDirectory");
    }

    private void assertUnreadable(String path, ProblemId id, String word) {
        Reading reading = named(Map.of("PASSWORD_FILE", path), "PASSWORD");
        assertThat(reading.entries()).isEmpty();
        assertProblem(reading, id, "PASSWORD", Origin.File.whole(Layer.FILE, path), word);
    }

    private static void assertProblem(Reading reading, ProblemId id, String key, Origin place, String word) {
        assertThat(reading.problems()).hasSize(1);
        Problem problem = reading.problems().get(0);
        assertThat(problem.id()).isEqualTo(id);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.origin()).isEqualTo(place);
        assertThat(problem.message()).contains(word);
        assertThat(problem.fix()).isNotEmpty();
    }

    private static String location(Problem problem) {
        return problem.origin() == null ? "-" : problem.origin().location();
    }

    private Reading named(Map<String, String> environment, String... declared) {
        return SecretFiles.named(environment, folder, Set.of(declared));
    }

    private Reading folder(String... declared) {
        return SecretFiles.folder(Path.of("secrets"), folder, Set.of(declared));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> said(Reading reading) {
        List<String> said = new ArrayList<>();
        for (Entry entry : reading.entries()) {
            said.add(entry.name() + "=" + entry.value().reveal());
        }
        return said;
    }
}
