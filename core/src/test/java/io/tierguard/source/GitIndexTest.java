package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierguard.model.Problem;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether git tracks a file, as its index says and as git itself writes it. */
class GitIndexTest {
    @TempDir
    Path folder;

    /** An index as the format's description has it. */
    private Path index(int version, String... paths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("DIRC");
        out.writeInt(version);
        out.writeInt(paths.length);
        String before = "";
        for (String path : paths) {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            out.write(new byte[60]);
            boolean extended = version == 3 && path.endsWith("+");
            out.writeShort(extended ? 0x4000 : name.length);
            out.write(new byte[extended ? 2 : 0]);
            if (version == 4) {
                out.writeByte(before.length()); // all of the one before is cut off
                before = path;
            }
            out.write(name);
            int size = 62 + (extended ? 2 : 0) + name.length;
            out.write(new byte[version == 4 ? 1 : 8 - size % 8]);
        }
        Path git = Files.createDirectories(folder.resolve(".git"));
        Files.write(git.resolve("index"), bytes.toByteArray());
        return git;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void aPathIsFoundInEachVersion(int version) throws IOException {
        Path git = index(version, ".a+", ".editorconfig", ".env", ".env.example", "ä/ö.txt");

        for (String path : List.of(".a+", ".editorconfig", ".env", ".env.example", "ä/ö.txt")) {
            assertThat(GitIndex.has(git, Path.of(path))).as(path).isTrue();
        }
        for (String path : List.of(".a", ".env.local", "env", "ä/ö", "zz")) {
            assertThat(GitIndex.has(git, Path.of(path))).as(path).isFalse();
        }
    }

    @Test
    void whatIsNoIndexHasNothing() throws IOException {
        Path git = index(5, ".env");
        assertThat(GitIndex.has(git, Path.of(".env"))).isFalse();
        Files.writeString(git.resolve("index"), "no index of git at all");
        assertThat(GitIndex.has(git, Path.of(".env"))).isFalse();
        Files.delete(git.resolve("index"));
        assertThat(GitIndex.has(git, Path.of(".env"))).isFalse();
    }

    @Test
    void whatEndsEarlyIsAnErrorAndNoFinding() throws IOException {
        Path git = index(2, ".a", ".b", ".c");
        byte[] whole = Files.readAllBytes(git.resolve("index"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(git.resolve("index"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> GitIndex.has(git, Path.of(".env"))).isInstanceOf(IOException.class);
            assertThat(tracked()).isEmpty();
        }
    }

    /** Asked of git itself: in the folder, below it, in a worktree, and after it was removed. */
    @Test
    void gitWritesWhatIsRead() throws Exception {
        assumeTrue(git("init", "-q"));
        Path below = Files.createDirectory(folder.resolve("service"));
        write(folder.resolve(".env"));
        write(below.resolve(".env"));
        git("add", "-f", "service/.env");
        assertThat(tracked()).isEmpty();
        assertThat(tracked(below)).containsExactly("TG618");
        git("add", "-f", ".env");
        assertThat(tracked()).containsExactly("TG618");
        git("update-index", "--index-version", "4");
        assertThat(tracked()).containsExactly("TG618");
        assertThat(tracked(below)).containsExactly("TG618");

        git("-c", "user.name=x", "-c", "user.email=x@example.net", "commit", "-q", "-m", "x");
        git("worktree", "add", "-q", "tree");
        Files.setPosixFilePermissions(
                folder.resolve("tree").resolve(".env"), PosixFilePermissions.fromString("rw-------"));
        assertThat(tracked(folder.resolve("tree"))).containsExactly("TG618");

        git("rm", "-q", "--cached", ".env");
        assertThat(tracked()).isEmpty();
    }

    private List<String> tracked() throws IOException {
        write(folder.resolve(".env"));
        return tracked(folder);
    }

    private static List<String> tracked(Path directory) {
        DotenvFiles files = DotenvFiles.of(new Surroundings(Map.of(), Map.of(), directory));
        return files.main().problems().stream()
                .map(Problem::id)
                .map(Object::toString)
                .toList();
    }

    private static void write(Path file) throws IOException {
        Files.writeString(file, "A=b\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private boolean git(String... arguments) throws InterruptedException {
        try {
            List<String> command = new java.util.ArrayList<>(List.of("git", "-C", folder.toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no git here
        }
    }
}
