package io.tierguard.cli.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Whether a file is still what would be made from the contract. Line endings don't count: git changes them. */
public final class Drift {
    private Drift() {}

    /**
     * Returns where the file differs, as the rest of a sentence that begins with its name, or the empty text. Nothing of
     * what stands in the file is said: somebody may have filled it in.
     *
     * @throws IOException if it is there and can't be read as a file
     */
    public static String of(Path file, String expected) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return "is not there";
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException();
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            // Longer than with a carriage return in each line, it differs whatever comes behind.
            bytes = in.readNBytes(2 * expected.getBytes(StandardCharsets.UTF_8).length + 16);
        }
        List<String> found = lines(new String(bytes, StandardCharsets.UTF_8));
        List<String> wanted = lines(expected);
        for (int i = 0; i < Math.max(found.size(), wanted.size()); i++) {
            if (i >= found.size() || i >= wanted.size() || !found.get(i).equals(wanted.get(i))) {
                return "differs from the contract, first in line " + (i + 1);
            }
        }
        return "";
    }

    private static List<String> lines(String text) {
        return List.of(text.replace("\r\n", "\n").split("\n", -1));
    }
}
