package io.tierguard.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code scenarios} is a place that the Event API could run in: its files, its variables in
 * {@code environment}, its system properties in {@code properties}, and the report that it must get. Run with
 * {@code -Dtierguard.rewrite=true} to write the reports anew, and read the difference before you commit it.
 */
class ScenarioTest {
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    @TempDir
    Path folder;

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void hasItsReport(Path scenario) throws IOException {
        Report report = Tierguard.of(EventApiConfig.class)
                .directory(copied(scenario))
                .environment(assignments(scenario.resolve("environment")))
                .systemProperties(assignments(scenario.resolve("properties")))
                .guard(
                        "mocks-off-needs-a-live-key",
                        Rule.over("MOCK_EXTERNAL_SERVICES", "OPENAI_API_KEY")
                                .in(Tier.STAGING, Tier.PRODUCTION)
                                .refuseWhen(values -> !values.flag("MOCK_EXTERNAL_SERVICES")
                                        && values.secret("OPENAI_API_KEY")
                                                .reveal()
                                                .startsWith("sk-development"))
                                .because("a development key would be billed and throttled")
                                .fix("set a live OPENAI_API_KEY"))
                .check();

        hasContent(scenario.resolve("expected.txt"), report.toString());
        hasContent(scenario.resolve("expected.json"), report.toJson());
        hasContent(scenario.resolve("expected.github"), report.toGitHub());
        hasContent(scenario.resolve("expected.md"), report.toMarkdown());
        hasContent(scenario.resolve("expected.sarif"), report.toSarif());
        isJson(report.toJson());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void keepsWithinItsWidth(Path scenario) throws IOException {
        for (String line : Files.readAllLines(scenario.resolve("expected.txt"))) {
            assertThat(line.length()).as(line).isLessThanOrEqualTo(100);
            assertThat(line).doesNotEndWith(" ");
        }
    }

    /** In a folder that nobody else can enter, whatever the permissions of a checkout are. */
    private Path copied(Path scenario) throws IOException {
        try (Stream<Path> files = Files.walk(scenario)) {
            for (Path file : (Iterable<Path>) files.skip(1)::iterator) {
                Files.copy(file, folder.resolve(scenario.relativize(file).toString()));
            }
        }
        return folder;
    }

    private static void isJson(String json) {
        ConfigParseOptions strict = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);
        assertThat(ConfigFactory.parseString(json, strict).getString("schema")).isEqualTo("tierguard.report/1");
    }

    private static void hasContent(Path file, String content) throws IOException {
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.writeString(file, content);
        }
        assertThat(content).isEqualTo(Files.readString(file));
    }

    /** Lines of NAME=value, in which {@code \n} is a line break. */
    private static Map<String, String> assignments(Path file) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    map.put(
                            line.substring(0, equals),
                            line.substring(equals + 1).replace("\\n", "\n"));
                }
            }
        }
        return map;
    }
}
