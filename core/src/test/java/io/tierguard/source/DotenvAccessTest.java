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
import java.nio.file.attribute.GroupPrincipal;
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
    void whoCanReadOrChangeItIsTold(String permissions, String message) {
        List<Problem> problems = problems(made(permissions, "ann", "devs"), "ann");
        assertThat(problems).extracting(Problem::message).isEqualTo(message.isEmpty() ? List.of() : List.of(message));
    }

    /** As most systems give every user a group of the same name. */
    @Test
    void aGroupOfTheOwnersOwnIsNobodyElse() {
        assertThat(problems(made("rw-rw----", "ann", "ann"), "ann")).isEmpty();
    }

    @Test
    void whoCanReplaceItIsTold() throws IOException {
        allow(file, "rw-------");
        allow(folder, "rwxrwxrwx");
        assertThat(messages("root")).containsExactly(".env can be replaced by everyone on this machine");
        assertThat(problems(read(file), "root").get(0).fix()).isEqualTo("chmod go-w its folder");
    }

    /** As in the system's own folder for what is temporary: only the owner of a file can replace it. */
    @Test
    void inAStickyFolderNobodyReplacesIt() throws IOException {
        allow(file, "rw-------");
        Files.setAttribute(folder, "unix:mode", 01777);
        assertThat(messages("root")).isEmpty();
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
    }

    /** A group that can't enter a folder above can't read the file, whatever the file says. */
    @Test
    void aGroupHasToEnterTheFolderToo() throws IOException {
        allow(folder, "rwx--x---");
        assertThat(problems(made("rw-rw----", "ann", "devs"), "ann")).isEmpty();
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
        return made("rw-------", owner, owner);
    }

    private static SourceFile made(String permissions, String owner, String group) {
        GroupPrincipal principal = () -> group;
        UserPrincipal user = () -> owner;
        PosixFileAttributes attributes = (PosixFileAttributes) Proxy.newProxyInstance(
                DotenvAccessTest.class.getClassLoader(),
                new Class<?>[] {PosixFileAttributes.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "owner" -> user;
                    case "group" -> principal;
                    default -> PosixFilePermissions.fromString(permissions);
                });
        return new SourceFile("", List.of(), attributes, false);
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
