package io.tierguard.secrets.github.job;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.tierguard.secrets.github.api.Names;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the file of the event that started a job says of a pull request. Nothing of it is shown.
 *
 * @param isOfFork whether it is known to come from another repository
 * @param isPublic whether the repository that it is for is known to be public
 */
public record Event(boolean isOfFork, boolean isPublic) {
    static final Event UNKNOWN = new Event(false, false);

    /** GitHub sends no event that is longer. */
    static final int LONGEST = 25 << 20;

    /** Reads the file; what can't be read, or is no such event, is unknown. */
    static Event read(@Nullable String path) {
        if (path == null || path.isBlank()) {
            return UNKNOWN;
        }
        try {
            Path file = Path.of(path);
            // Another kind of file might have no end.
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return UNKNOWN;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return parse(in.readNBytes(LONGEST));
            }
        } catch (IOException | InvalidPathException | SecurityException e) {
            return UNKNOWN;
        }
    }

    private static Event parse(byte[] json) throws IOException {
        Sides sides = new Sides();
        try (JsonReader reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8))) {
            reader.setStrictness(Strictness.STRICT);
            sides.read(reader, "");
            return reader.peek() == JsonToken.END_DOCUMENT ? sides.event() : UNKNOWN;
        } catch (IllegalStateException | NumberFormatException e) {
            return UNKNOWN;
        }
    }

    /** The repositories that a pull request goes from and to. */
    private static final class Sides {
        private String head = "";
        private String base = "";
        private boolean isPublic;

        /** Goes down the path that is of interest alone, which is no deeper than the names below. */
        private void read(JsonReader reader, String path) throws IOException {
            reader.beginObject();
            while (reader.hasNext()) {
                String at = path + "/" + reader.nextName();
                JsonToken token = reader.peek();
                switch (at) {
                    case "/pull_request",
                            "/pull_request/head",
                            "/pull_request/base",
                            "/pull_request/head/repo",
                            "/pull_request/base/repo" -> {
                        if (token == JsonToken.BEGIN_OBJECT) {
                            read(reader, at);
                        } else {
                            reader.skipValue(); // the fork's repository is null once it was deleted
                        }
                    }
                    case "/pull_request/head/repo/full_name" -> head = text(reader, token);
                    case "/pull_request/base/repo/full_name" -> base = text(reader, token);
                    case "/pull_request/base/repo/private" -> {
                        isPublic = token == JsonToken.BOOLEAN && !reader.nextBoolean();
                        if (token != JsonToken.BOOLEAN) {
                            reader.skipValue();
                        }
                    }
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }

        private static String text(JsonReader reader, JsonToken token) throws IOException {
            if (token == JsonToken.STRING) {
                return reader.nextString().toLowerCase(Locale.ROOT);
            }
            reader.skipValue();
            return "";
        }

        private Event event() {
            boolean known = Names.isRepository(head) && Names.isRepository(base);
            return known ? new Event(!head.equals(base), isPublic) : UNKNOWN;
        }
    }
}
