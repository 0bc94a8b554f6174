package io.tierguard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result goes: to standard output, or to a file, which then holds the whole of it or is as it was before. */
final class Output {
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            converter = PathWord.class,
            description = "Write the result there, and replace what is there; - is standard output.")
    @Nullable
    Path output;

    /** Returns the file that the result goes to, as it was named, or null for standard output. */
    @Nullable
    Path file() {
        return output == null || output.toString().equals("-") ? null : output;
    }

    /** Writes the result. */
    void write(Shell shell, String result) {
        if (file() == null) {
            shell.out().print(result);
            shell.out().flush();
            if (shell.out().checkError()) {
                throw new UsageException("the result can't be written to standard output");
            }
            return;
        }
        try {
            write(shell.directory().resolve(Objects.requireNonNull(file())), result);
        } catch (IOException | SecurityException e) {
            throw new UsageException(output + " can't be written");
        }
    }

    private static void write(Path target, String result) throws IOException {
        byte[] bytes = result.getBytes(StandardCharsets.UTF_8);
        if (isStream(target)) {
            Files.write(target, bytes, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return;
        }
        Path real = meant(target).toAbsolutePath();
        Path draft = Files.createTempFile(real.getParent(), ".tierguard", ".tmp");
        try {
            Files.write(draft, bytes);
            keepPermissions(real, draft);
            Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A device or a pipe can't be replaced, nor can a file that stands for a stream which the shell has opened. */
    private static boolean isStream(Path target) {
        Path path = target.toAbsolutePath().normalize();
        return path.startsWith("/dev")
                || path.startsWith("/proc")
                || (Files.exists(path) && !Files.isRegularFile(path));
    }

    /** A link stays one: what it points at is what is meant, also where that isn't there yet. */
    private static Path meant(Path target) throws IOException {
        Path path = target;
        for (int links = 0; Files.isSymbolicLink(path); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(target.toString());
            }
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        return path;
    }

    /** A draft is for its owner alone; a report is as readable as the file that it replaces, or as any new one. */
    private static void keepPermissions(Path real, Path draft) throws IOException {
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Path like = real;
            if (!Files.exists(real)) {
                like = Files.createFile(real);
            }
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(like));
        }
    }
}
