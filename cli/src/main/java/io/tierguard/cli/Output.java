package io.tierguard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result goes: to standard output, or to a file, which then holds the whole of it or is as it was before. */
final class Output {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            converter = PathWord.class,
            description = "Write the result there, not to standard output.")
    @Nullable
    Path output;

    /** Returns the file that the result goes to, as it was named, or null for standard output. */
    @Nullable
    Path file() {
        return output;
    }

    /** Writes the result. */
    void write(Shell shell, String result) {
        if (output == null) {
            shell.out().print(result);
            shell.out().flush();
            if (shell.out().checkError()) {
                throw new UsageException("the result can't be written to standard output");
            }
            return;
        }
        try {
            write(shell.directory().resolve(output), result);
        } catch (IOException | SecurityException e) {
            throw new UsageException(output + " can't be written");
        }
    }

    private static void write(Path target, String result) throws IOException {
        byte[] bytes = result.getBytes(StandardCharsets.UTF_8);
        // A device or a pipe can't be replaced, and a link stays one: what it points at is what is meant.
        Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        if (Files.exists(real) && !Files.isRegularFile(real)) {
            Files.write(real, bytes);
            return;
        }
        Path folder = real.getParent();
        Path draft = Files.createTempFile(folder, ".tierguard", ".tmp");
        try {
            Files.write(draft, bytes);
            keepPermissions(real, draft);
            Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
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
