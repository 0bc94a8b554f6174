package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who else can read or change a .env. */
class DotenvAccessTest {
    /** A folder in one that everybody can enter, as the folder of an application is. */
    private Path folder;

    private Path file;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("tierguard");
        file = Files.writeString(folder.resolve(".env"), "A=1");
        allow(folder, "rwxr-xr-x");
    }

    @AfterEach
    void remove() throws IOException {
        Files.deleteIfExists(folder.resolve("link"));
        Files.delete(file);
        Files.delete(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "rw-------, ''",
        "r--------, ''",
        "rw-r-----, .env can be read by everyone in its group",
        "rw----r--, .env can be read by everyone on this machine",
        "rw-r--r--, .env can be read by everyone on this machine",
        "rw--w----, .env can be changed by everyone in its group",
        "rw-----w-, .env can be changed by everyone on this machine",
        "rwx--x--x, ''",
    })
    void whoCanReadOrChangeItIsTold(String permissions, String message) throws IOException {
        allow(file, permissions);
        assertThat(messages("root")).isEqualTo(message.isEmpty() ? List.of() : List.of(message));
    }

    @Test
    void eachIsAProblemWithAPlaceAndAMend() throws IOException {
        allow(file, "rw-rw-rw-");
        List<Problem> problems = problems(read(file), "root");
        assertThat(problems)
                .extracting(Problem::id)
                .containsExactly(ProblemId.DOTENV_READABLE, ProblemId.DOTENV_CHANGEABLE);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.fix()).isEqualTo("chmod 600 .env");
            assertThat(problem.origin()).isEqualTo(Origin.File.whole(Layer.DOTENV, ".env"));
        });
    }

    @Test
    void whatTestsUseMayBeReadByAll() throws IOException {
        allow(file, "rw-rw-rw-");
        assertThat(DotenvAccess.problems(read(file), file, ".env.test", "ann")).isEmpty();
    }

    @Test
    void whereNobodyCanEnterTheFolderNobodyCanReadTheFile() throws IOException {
        allow(file, "rw-rw-rw-");
        allow(folder, "rwx------");
        assertThat(messages("root")).isEmpty();
        allow(folder, "rwx--x---");
        assertThat(messages("root"))
                .containsExactly(
                        ".env can be read by everyone in its group", ".env can be changed by everyone in its group");
    }

    @Test
    void aLinkIsTold() throws IOException {
        allow(file, "rw-------");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(problems(read(link), "root")).extracting(Problem::id).containsExactly(ProblemId.FILE_IS_LINK);
    }

    @ParameterizedTest
    @CsvSource({
        "ann, ann, false",
        "ann, root, false",
        "ann, bob, true",
        "root, bob, false", // in a container, the developer outside of it
        "?, bob, false", // a user without a name
        ", bob, false", // not known
    })
    void aFileOfAnotherUserIsTold(String process, String owner, boolean told) {
        List<Problem> problems = problems(ownedBy(owner), process);
        assertThat(problems).extracting(Problem::id).isEqualTo(told ? List.of(ProblemId.DOTENV_CHANGEABLE) : List.of());
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.message())
                        .isEqualTo(".env belongs to another user than the one that this process runs as"));
    }

    @Test
    void aSystemWithoutPermissionsHasNone() throws IOException {
        BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
        BasicFileAttributes plain = (BasicFileAttributes) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BasicFileAttributes.class},
                (proxy, method, arguments) -> method.invoke(basic, arguments));
        assertThat(problems(new SourceFile("", List.of(), plain, false), "ann")).isEmpty();
    }

    private List<String> messages(String user) {
        return problems(read(file), user).stream().map(Problem::message).toList();
    }

    private List<Problem> problems(SourceFile source, String user) {
        return DotenvAccess.problems(source, file, ".env", user);
    }

    private static SourceFile read(Path path) {
        return SourceFile.read(path, ".env", Layer.DOTENV, 100);
    }

    private static SourceFile ownedBy(String owner) {
        UserPrincipal principal = () -> owner;
        PosixFileAttributes attributes = (PosixFileAttributes) Proxy.newProxyInstance(
                DotenvAccessTest.class.getClassLoader(),
                new Class<?>[] {PosixFileAttributes.class},
                (proxy, method, arguments) ->
                        method.getName().equals("owner") ? principal : PosixFilePermissions.fromString("rw-------"));
        return new SourceFile("", List.of(), attributes, false);
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
