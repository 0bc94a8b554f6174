package io.tierguard.source;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Looks up one path in the list of files that git tracks, without running git.
 *
 * <p>The list is sorted, so that looking for a {@code .env} ends near its beginning. Versions 2 to 4 with SHA-1 names are
 * read; what is of another form (SHA-256 names, or a list that is split over two files) is taken for a list without it.
 */
final class GitIndex {
    private static final int SIGNATURE = 0x44495243; // DIRC
    private static final int STAT_AND_NAME = 40 + 20;
    private static final int EXTENDED = 0x4000;
    private static final int LONGEST_PATH = 1 << 14;

    private final DataInputStream in;
    private final int version;
    private byte[] path = {};

    private GitIndex(DataInputStream in, int version) {
        this.in = in;
        this.version = version;
    }

    /**
     * Returns whether the repository tracks the file.
     *
     * @param git the repository's {@code .git}: a folder, or the file that names one in a worktree
     * @param file the file's path from the root of the repository
     * @throws IOException if the list can't be read, or ends early
     */
    static boolean has(Path git, Path file) throws IOException {
        Path index = folder(git).resolve("index");
        if (!Files.isRegularFile(index)) {
            return false; // nothing was ever added, or it is a pipe, which would hang
        }
        byte[] wanted = file.toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(index)))) {
            int signature = in.readInt();
            int version = in.readInt();
            int entries = in.readInt();
            boolean known = signature == SIGNATURE && version >= 2 && version <= 4;
            return known && new GitIndex(in, version).has(wanted, entries);
        }
    }

    private static Path folder(Path git) throws IOException {
        if (!Files.isRegularFile(git)) {
            return git;
        }
        byte[] text;
        try (var in = Files.newInputStream(git)) {
            text = in.readNBytes(LONGEST_PATH);
        }
        String line = new String(text, StandardCharsets.UTF_8).strip();
        return line.startsWith("gitdir: ") ? git.resolveSibling(line.substring("gitdir: ".length())) : git;
    }

    private boolean has(byte[] wanted, int entries) throws IOException {
        for (int i = 0; i < entries; i++) {
            next();
            int order = Arrays.compareUnsigned(path, wanted);
            if (order >= 0) {
                return order == 0;
            }
        }
        return false;
    }

    /** Moves to the next entry: its state, its flags, its path, and before version 4 up to eight zeros. */
    private void next() throws IOException {
        in.skipNBytes(STAT_AND_NAME);
        int fixed = STAT_AND_NAME + 2;
        if ((in.readUnsignedShort() & EXTENDED) != 0) {
            in.skipNBytes(2);
            fixed += 2;
        }
        int kept = version == 4 ? path.length - cut() : 0;
        if (kept < 0) {
            throw new IOException("no index of git");
        }
        byte[] longer = Arrays.copyOf(path, LONGEST_PATH);
        int length = kept;
        for (int read = in.readUnsignedByte(); read != 0; read = in.readUnsignedByte()) {
            if (length == LONGEST_PATH) {
                throw new IOException("no index of git");
            }
            longer[length++] = (byte) read;
        }
        path = Arrays.copyOf(longer, length);
        if (version < 4) {
            in.skipNBytes(7 - (fixed + length) % 8);
        }
    }

    /** How many bytes of the path before are not of this one: seven bits a byte, as in the offsets of a pack. */
    private int cut() throws IOException {
        int read = in.readUnsignedByte();
        int cut = read & 0x7f;
        while ((read & 0x80) != 0 && cut < LONGEST_PATH) {
            read = in.readUnsignedByte();
            cut = ((cut + 1) << 7) | (read & 0x7f);
        }
        return cut;
    }
}
