package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a file before anything looks at what it says. */
@Timeout(60)
class SourceFileTest {
    private static final int LIMIT = 64;

    @TempDir
    private Path folder;

    @Test
    void aFileIsItsText() throws IOException {
        SourceFile file = read(write("A=é\r\n\n  \0\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(file.text()).isEqualTo("A=é\r\n\n  \0\n");
        assertThat(file.problems()).isEmpty();
        assertThat(file.absent()).isFalse();
    }

    @Test
    void anEmptyFileIsAnEmptyText() throws IOException {
        assertThat(read(write(new byte[0])).text()).isEmpty();
    }

    @Test
    void aMarkOfTheByteOrderIsLeftToTheParser() throws IOException {
        assertThat(read(write("\uFEFFA=1".getBytes(StandardCharsets.UTF_8))).text())
                .isEqualTo("\uFEFFA=1");
    }

    @Test
    void anAbsentFileIsNoProblem() {
        SourceFile file = read(folder.resolve("none"));

        assertThat(file.absent()).isTrue();
        assertThat(file.text()).isNull();
        assertThat(file.problems()).isEmpty();
        assertThat(read(folder.resolve("none/.env")).absent()).isTrue();
    }

    @Test
    void aFolderIsUnreadable() {
        assertProblem(read(folder), ProblemId.FILE_UNREADABLE, "folder");
    }

    @Test
    void aFileInAFileIsUnreadable() throws IOException {
        Path file = write(new byte[0]);

        assertProblem(read(file.resolve("x")), ProblemId.FILE_UNREADABLE, "its folder is a file");
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        assertProblem(read(Pipe.make(folder.resolve("pipe"))), ProblemId.FILE_UNREADABLE, "pipe");

        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("pipe"));
        assertProblem(read(link), ProblemId.FILE_UNREADABLE, "pipe");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDeviceIsNotOpened() throws IOException {
        assertProblem(read(Path.of("/dev/zero")), ProblemId.FILE_UNREADABLE, "device");

        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
        assertProblem(read(link), ProblemId.FILE_UNREADABLE, "device");
    }

    /** Files of the kernel say that they are empty, and are not. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theLimitIsOnWhatIsReadAndNotOnWhatTheFileClaims() {
        assertThat(Path.of("/proc/self/status")).isRegularFile().isEmptyFile();
        assertProblem(read(Path.of("/proc/self/status")), ProblemId.FILE_TOO_LARGE, "64 bytes");
    }

    @Test
    void aFileMayBeAsLargeAsTheLimitAndNotAByteLarger() throws IOException {
        byte[] bytes = new byte[LIMIT];
        Arrays.fill(bytes, (byte) 'a');
        assertThat(read(write(bytes)).text()).hasSize(LIMIT);

        byte[] more = new byte[LIMIT + 1];
        Arrays.fill(more, (byte) 'a');
        assertProblem(read(write(more)), ProblemId.FILE_TOO_LARGE, "64 bytes");
    }

    @Test
    void aFileThatMayNotBeReadSaysSo() throws IOException {
        assertProblem(read(Pipe.unreadable(folder.resolve("f"))), ProblemId.FILE_UNREADABLE, "permission");
    }

    @Test
    void aLinkIsFollowedAndTold() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), write("A=1".getBytes(StandardCharsets.UTF_8)));

        assertThat(read(link).text()).isEqualTo("A=1");
        assertThat(read(link).link()).isTrue();
        assertThat(read(link).problems()).isEmpty();
        assertThat(read(folder.resolve("file")).link()).isFalse();
    }

    /** The owner and the permissions are to be those of the file whose text was read. */
    @Test
    void aFileThatIsReplacedMeanwhileIsNotRead() throws Exception {
        Path target = folder.resolve("target");
        Path one = Files.writeString(folder.resolve("one"), "1");
        Path two = Files.writeString(folder.resolve("two"), "2");
        Files.createLink(target, one);
        AtomicBoolean done = new AtomicBoolean();
        Thread swapper = new Thread(() -> {
            for (int i = 0; !done.get(); i++) {
                try {
                    Path next = Files.createLink(folder.resolve("next"), i % 2 == 0 ? two : one);
                    Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        swapper.start();
        try {
            boolean replaced = false;
            boolean read = false;
            for (int i = 0; i < 100_000 && !(replaced && read); i++) {
                SourceFile file = read(target);
                replaced |= file.text() == null;
                read |= file.text() != null;
                if (file.text() == null) {
                    assertThat(file.problems().get(0).message()).contains("replaced while it was read");
                }
            }
            assertThat(replaced).isTrue();
            assertThat(read).isTrue();
        } finally {
            done.set(true);
            swapper.join();
        }
    }

    @Test
    void aLinkToNowhereIsNotAnAbsentFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("none"));

        assertProblem(read(link), ProblemId.FILE_UNREADABLE, "link to what is not there");
    }

    @Test
    void aLinkInACircleIsUnreadable() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("link"));

        assertProblem(read(link), ProblemId.FILE_UNREADABLE, "system failed");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() throws IOException {
        assertNotUtf8("A=1\nB=caf\u00e9\nC=3\n".getBytes(StandardCharsets.ISO_8859_1), 2, "Latin-1");
        assertNotUtf8(new byte[] {'a', '\n', '\n', (byte) 0x80, '\n'}, 3, "Latin-1");
        assertNotUtf8(new byte[] {(byte) 0xbf}, 1, "Latin-1");
        assertNotUtf8(new byte[] {'\n', (byte) 0xe2, (byte) 0x82}, 2, "Latin-1"); // ends in a character
        assertNotUtf8(new byte[] {'\n', (byte) 0xc0, (byte) 0x80}, 2, "Latin-1"); // NUL, written too long
        assertNotUtf8(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, 1, "Latin-1"); // a lone surrogate
        assertNotUtf8(new byte[] {'\n', '\n', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, 3, "Latin-1");
        assertNotUtf8("A=1\nB=2\n".getBytes(StandardCharsets.UTF_16), 1, "UTF-16");
        assertNotUtf8("\uFEFFA=1\n".getBytes(StandardCharsets.UTF_16LE), 1, "UTF-16");
    }

    @Property
    void anyTextIsReadAsItWasWritten(@ForAll String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = Files.createTempFile("tierguard", ".env");
        try {
            Files.write(file, bytes);
            SourceFile read = SourceFile.read(file, "name", Layer.DOTENV, bytes.length);
            assertThat(read.text()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        } finally {
            Files.delete(file);
        }
    }

    private void assertNotUtf8(byte[] bytes, int line, String guess) throws IOException {
        SourceFile file = read(write(bytes));
        assertThat(file.text()).isNull();
        assertThat(file.problems()).extracting(Problem::id).containsExactly(ProblemId.FILE_NOT_UTF8);
        Problem problem = file.problems().get(0);
        assertThat(problem.origin()).isEqualTo(new Origin.File(Layer.DOTENV, "name", line, 0));
        assertThat(problem.because()).contains(guess);
    }

    private static void assertProblem(SourceFile file, ProblemId id, String word) {
        assertThat(file.text()).isNull();
        assertThat(file.absent()).isFalse();
        assertThat(file.problems()).extracting(Problem::id).containsExactly(id);
        Problem problem = file.problems().get(0);
        assertThat(problem.origin()).isEqualTo(Origin.File.whole(Layer.DOTENV, "name"));
        assertThat(problem.message()).startsWith("name ").contains(word);
        assertThat(problem.fix()).isNotEmpty();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private static SourceFile read(Path file) {
        return SourceFile.read(file, "name", Layer.DOTENV, LIMIT);
    }
}
