package io.tierguard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Messages as files, which {@code -Dtierguard.rewrite=true} writes anew. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Holds messages, each below what it is of, to the file of that name. */
    static void assertIs(String name, Map<String, String> messages) throws IOException {
        StringBuilder text = new StringBuilder();
        messages.forEach((of, message) -> text.append("### ")
                .append(of)
                .append('\n')
                .append(message)
                .append(message.endsWith("\n") ? "\n" : "\n\n"));
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(file));
    }
}
