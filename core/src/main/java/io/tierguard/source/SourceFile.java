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
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small text file once, and says why where it can't.
 *
 * <p>Only regular files are opened (a named pipe would hang, a device would never end), no more than a limit is read
 * whatever the file claims to be long, and bytes that are not UTF-8 are refused rather than replaced.
 *
 * @param text the file's text; null where it is absent or could not be read
 * @param problems why it could not be read
 * @param attributes what is known of the file that was read: its owner and permissions, where the system has them
 * @param link whether it was reached over a symbolic link
 */
public record SourceFile(
        @Nullable String text,
        List<Problem> problems,
        @Nullable BasicFileAttributes attributes,
        boolean link) {
    /** The most bytes that a file of configuration may have. */
    public static final int LIMIT = 1 << 20;

    private static final SourceFile ABSENT = new SourceFile(null, List.of(), null, false);

    /** Reads the file, which reports call by the name given. */
    public static SourceFile read(Path file, String name, Layer layer, int limit) {
        Origin origin = Origin.File.whole(layer, name);
        boolean link = false;
        BasicFileAttributes attributes = null;
        try {
            attributes = attributes(file, LinkOption.NOFOLLOW_LINKS);
            link = attributes.isSymbolicLink();
            if (link) {
                attributes = attributes(file);
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
            if (layer == Layer.DOTENV && !isStill(file, attributes)) {
                return failed(unreadable(name, origin, "it was replaced while it was read"));
            }
            String text = decoded(bytes);
            return text == null
                    ? failed(notUtf8(bytes, name, layer))
                    : new SourceFile(text, List.of(), attributes, link);
        } catch (NoSuchFileException e) {
            if (isBelowFile(file)) {
                return failed(unreadable(name, origin, "its folder is a file"));
            }
            return link ? failed(unreadable(name, origin, "it is a link to what is not there")) : ABSENT;
        } catch (AccessDeniedException | FileNotFoundException e) {
            if (attributes == null) {
                return failed(Problem.of(
                                ProblemId.FILE_UNREADABLE,
                                name + " can't be looked for: this process may not enter its folder")
                        .at(origin)
                        .fix("let the process enter the folder, or start it in another one"));
            }
            // The file is there, since its attributes could be read; but the stream says the same of a system without
            // room.
            String why = Files.isReadable(file) ? "the system couldn't open it" : "permission is denied";
            return failed(unreadable(name, origin, why));
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

    /** A file system that has no owners and permissions tells the rest. */
    private static BasicFileAttributes attributes(Path file, LinkOption... options) throws IOException {
        try {
            return Files.readAttributes(file, PosixFileAttributes.class, options);
        } catch (UnsupportedOperationException e) {
            return Files.readAttributes(file, BasicFileAttributes.class, options);
        }
    }

    /**
     * Java can't tell the attributes of an open file, so what stands in its place must be the same before and after. Who can
     * swap it twice in between can write to the folder, and chooses the configuration anyway.
     */
    private static boolean isStill(Path file, BasicFileAttributes before) throws IOException {
        return Objects.equals(before.fileKey(), attributes(file).fileKey());
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Problem notUtf8(byte[] bytes, String name, Layer layer) {
        return Problem.of(ProblemId.FILE_NOT_UTF8, name + " is not UTF-8, and was not read")
                .at(new Origin.File(layer, name, lineOf(bytes, firstBadByte(bytes)), 0))
                .because(looksLikeUtf16(bytes) ? "it looks like UTF-16" : "it may be Latin-1, or not text at all")
                .fix("save it as UTF-8");
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

    private static Problem unreadable(String name, Origin origin, String why) {
        return Problem.of(ProblemId.FILE_UNREADABLE, name + " can't be read: " + why)
                .at(origin)
                .fix("make " + name + " a regular file that this process may read, or remove it");
    }

    /** Returns a file that is there and could not be read. */
    static SourceFile failed(Problem problem) {
        return new SourceFile(null, List.of(problem), null, false);
    }

    /** Returns whether there is no such file, which is not a problem by itself. */
    public boolean absent() {
        return text == null && problems.isEmpty();
    }

    /** Returns whether there is text; none of it. */
    @Override
    public String toString() {
        return absent() ? "no file" : text == null ? "a file that can't be read" : "a file that was read";
    }
}
