package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The inputs of {@code corpus.jsonl}, and what other readers were recorded to make of them. */
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/dotenv");

    private Corpus() {}

    /** One file, and the environment of the process that reads it. */
    record Sample(String id, String why, Map<String, String> env, String text) {
        @Override
        public String toString() {
            return id + ", " + why;
        }
    }

    /**
     * What a reader made of a sample.
     *
     * @param values the values by name, of which null means a name without one
     * @param error the kind of the mistake that it refused the sample for, or null
     */
    record Recorded(
            Map<String, @Nullable String> values, @Nullable String error) {}

    static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Map<String, Object> line : lines("corpus.jsonl")) {
            Map<String, String> env = new TreeMap<>();
            Json.object(line, "env").forEach((name, value) -> env.put(name, (String) value));
            samples.add(new Sample(Json.text(line, "id"), Json.text(line, "why"), env, Json.text(line, "text")));
        }
        return samples;
    }

    /** Returns what the reader was recorded to make of each sample, by id. */
    static Map<String, Recorded> readBy(String reader) {
        Map<String, Recorded> recorded = new LinkedHashMap<>();
        for (Map<String, Object> line : lines("read-by/" + reader + ".jsonl")) {
            Map<String, @Nullable String> values = new TreeMap<>();
            if (line.containsKey("values")) {
                Json.object(line, "values").forEach((name, value) -> values.put(name, (String) value));
            }
            Recorded before = recorded.put(Json.text(line, "id"), new Recorded(values, (String) line.get("error")));
            assertThat(before).as("a second line of one id").isNull();
        }
        return recorded;
    }

    private static List<Map<String, Object>> lines(String file) {
        List<Map<String, Object>> lines = new ArrayList<>();
        try {
            // Not readAllLines: to it a carriage return would be the end of a line as well.
            for (String line : Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8)
                    .split("\n", -1)) {
                if (!line.isEmpty()) {
                    lines.add(Json.object(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
