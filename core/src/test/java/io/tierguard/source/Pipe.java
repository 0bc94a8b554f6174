package io.tierguard.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that only some systems can make; a test that needs one is skipped elsewhere. */
public final class Pipe {
    private Pipe() {}

    /** Makes a named pipe, which nobody ever writes to. */
    public static Path make(Path path) throws IOException, InterruptedException {
        Process mkfifo;
        try {
            mkfifo = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        } catch (IOException e) {
            assumeTrue(false, "there is no mkfifo here");
            throw e;
        }
        assumeTrue(mkfifo.waitFor() == 0, "mkfifo does not work here");
        return path;
    }

    /** Makes a file that nobody may read; root may all the same. */
    public static Path unreadable(Path path) throws IOException {
        Files.writeString(path, "A=1\n");
        assumeTrue(path.toFile().setReadable(false, false), "permissions do not work here");
        assumeTrue(!Files.isReadable(path), "this process may read everything");
        return path;
    }
}
