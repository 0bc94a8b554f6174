package io.tierguard.examples.eventapi;

import static java.util.stream.Collectors.toMap;

import io.tierguard.Tierguard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The guide's three configurations, as they stand in the files. */
final class Tiers {
    static final Path DEVELOPMENT = Path.of(".env.example");

    private Tiers() {}

    static Map<String, String> development() throws IOException {
        return variables(DEVELOPMENT);
    }

    static Map<String, String> staging() throws IOException {
        return variables(Path.of("tiers", "staging.env"));
    }

    static Map<String, String> production() throws IOException {
        return variables(Path.of("tiers", "production.env"));
    }

    /** Returns the service's own loader, in a process that has these variables, in that folder, and nothing else. */
    static Tierguard<EventApiConfig> process(Path folder, Map<String, String> variables) {
        return EventApi.tierguard()
                .environment(variables)
                .systemProperties(Map.of())
                .directory(folder);
    }

    /** Reads a file as {@code env $(grep -v '^#' …)} does. */
    private static Map<String, String> variables(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(toMap(assignment -> assignment[0], assignment -> assignment[1]));
    }
}
