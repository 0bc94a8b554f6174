package io.tierguard.source.dotenv.readers;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the corpus, and what other programs have made of them. */
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/dotenv");

    private Corpus() {}

    /** A file of the corpus. */
    record Case(String id, String why, Map<String, String> env, String text) {
        @Override
        public String toString() {
            return id + ", " + why;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Map<String, Object> line : lines(FOLDER.resolve("corpus.jsonl"))) {
            cases.add(new Case((String) line.get("id"), (String) line.get("why"), strings(line.get("env")), (String)
                    line.get("text")));
        }
        return cases;
    }

    /** For each id the values by name, or the kind of error. */
    static Map<String, Object> readBy(String reader) {
        Map<String, Object> results = new LinkedHashMap<>();
        for (Map<String, Object> line : lines(FOLDER.resolve("read-by").resolve(reader + ".jsonl"))) {
            Object error = line.get("error");
            results.put((String) line.get("id"), error == null ? strings(line.get("values")) : error);
        }
        return results;
    }

    private static Map<String, String> strings(Object object) {
        Map<String, String> strings = new LinkedHashMap<>();
        ((Map<?, ?>) object).forEach((name, value) -> strings.put((String) name, (String) value));
        return strings;
    }

    private static List<Map<String, Object>> lines(Path file) {
        ConfigParseOptions json = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);
        List<Map<String, Object>> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                lines.add(ConfigFactory.parseString(line, json).root().unwrapped());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
