package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README to what is true: its report is printed, its record is compiled. */
class ReadmeTest {
    private static final Path README = Path.of("../../README.md");
    private static final Path RECORD = Path.of("src/main/java/io/tierguard/examples/eventapi/EventApiConfig.java");

    @TempDir
    Path directory;

    @Test
    void reportIsTheOneThatIsPrinted() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/readme.env"))) {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        }
        Report report = EventApi.tierguard()
                .environment(environment)
                .systemProperties(Map.of())
                .directory(directory)
                .check();
        assertThat(Files.readString(README)).contains("```\n" + report + "```\n");
    }

    @Test
    void recordIsTheOneThatIsCompiled() throws IOException {
        String source = Files.readString(RECORD);
        String contract = source.substring(source.indexOf("public record"), source.lastIndexOf("// spotless:on"));
        assertThat(Files.readString(README)).contains("```java\n" + contract + "```\n");
    }
}
