package io.tierguard.source;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small text file once, and says why where it can't.
 *
 * <p>Only regular files are opened (a named pipe would hang, a device would never end), no more than a limit is read
 * whatever the file claims to be long, and bytes that are not UTF-8 are refused rather than replaced.
 *
 * @param text the file's text; null where it is absent or could not be read
 * @param problems why it could not be read
 * @param absent whether there is no such file, which is not a problem by itself
 */
public record SourceFile(@Nullable String text, List<Problem> problems, boolean absent) {
    /** The most bytes that a file of configuration may have. */
    public static final int LIMIT = 1 << 20;

    private static final SourceFile ABSENT = new SourceFile(null, List.of(), true);

    /** Reads the file, which reports call by the name given. */
    public static SourceFile read(Path file, String name, Layer layer, int limit) {
        Origin origin = Origin.File.whole(layer, name);
        boolean link = false;
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            link = attributes.isSymbolicLink();
            if (link) {
                attributes = Files.readAttributes(file, BasicFileAttributes.class);
            }
            if (attributes.isDirectory()) {
                return failed(unreadable(name, origin, "it is a folder"));
            }
            if (!attributes.isRegularFile()) {
                return failed(unreadable(name, origin, "it is a pipe, a socket or a device, not a regular file"));
            }
            byte[] bytes = readAtMost(file, limit);
            if (bytes.length > limit) {
                return failed(Problem.of(
                                ProblemId.FILE_TOO_LARGE,
                                name + " is larger than " + limit + " bytes, and was not read")
                        .at(origin)
                        .because("a file of configuration this large is a mistake or an attack")
                        .fix("check what wrote it, and keep only settings in it"));
            }
            return decoded(bytes, name, origin, layer, link && layer == Layer.DOTENV);
        } catch (NoSuchFileException e) {
            if (isBelowFile(file)) {
                return failed(unreadable(name, origin, "its folder is a file"));
            }
            return link ? failed(unreadable(name, origin, "it is a link to what is not there")) : ABSENT;
        } catch (AccessDeniedException | FileNotFoundException e) {
            // The file is there, since its attributes could be read.
            return failed(unreadable(name, origin, "permission is denied"));
        } catch (IOException | SecurityException e) {
            String why = isBelowFile(file)
                    ? "its folder is a file"
                    : "the system failed with " + e.getClass().getSimpleName();
            return failed(unreadable(name, origin, why));
        }
    }

    /** Newer JDKs say of such a file that it is not there, older ones that something is no folder. */
    private static boolean isBelowFile(Path file) {
        Path parent = file.getParent();
        return parent != null && Files.isRegularFile(parent);
    }

    private static byte[] readAtMost(Path file, int limit) throws IOException {
        // A channel would do as well, and bring some thirty classes to a start that needs none of them.
        boolean onDisk = file.getFileSystem().equals(FileSystems.getDefault());
        try (InputStream in = onDisk ? new FileInputStream(file.toFile()) : Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        }
    }

    private static SourceFile decoded(byte[] bytes, String name, Origin origin, Layer layer, boolean link) {
        List<Problem> problems = link ? List.of(isLink(name, origin)) : List.of();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceFile(text, problems, false);
        } catch (CharacterCodingException e) {
            int bad = firstBadByte(bytes);
            Origin place = new Origin.File(layer, name, lineOf(bytes, bad), 0);
            return failed(Problem.of(ProblemId.FILE_NOT_UTF8, name + " is not UTF-8, and was not read")
                    .at(place)
                    .because(looksLikeUtf16(bytes) ? "it looks like UTF-16" : "it may be Latin-1, or not text at all")
                    .fix("save it as UTF-8"));
        }
    }

    /** The offset of the first byte that UTF-8 does not allow there. */
    private static int firstBadByte(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        return in.position();
    }

    private static int lineOf(byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static boolean looksLikeUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
    }

    private static Problem isLink(String name, Origin origin) {
        return Problem.of(ProblemId.FILE_IS_LINK, name + " is a symbolic link")
                .at(origin)
                .because("who can change the link chooses the configuration")
                .fix("put a regular file in its place");
    }

    private static Problem unreadable(String name, Origin origin, String why) {
        return Problem.of(ProblemId.FILE_UNREADABLE, name + " can't be read: " + why)
                .at(origin)
                .fix("make " + name + " a regular file that this process may read, or remove it");
    }

    private static SourceFile failed(Problem problem) {
        return new SourceFile(null, List.of(problem), false);
    }

    /** Returns whether there is text; none of it. */
    @Override
    public String toString() {
        return absent ? "no file" : text == null ? "a file that can't be read" : "a file that was read";
    }
}
