package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guide's tiers and the refusals that core holds for the Event API's record, each from a clean shell ({@code env -i})
 * and with the contract as a file: the same ids, keys and verdict.
 */
class GuideTest {
    private static final Path SCENARIOS = Path.of("../core/src/test/resources/scenarios");
    private static final Path CONTRACT = Path.of("../examples/event-api/tierguard.conf");
    private static final Pattern FINDING = Pattern.compile(
            "\"id\": \"(TG[0-9]+)\",\\s+\"slug\": \"([^\"]+)\",\\s+\"severity\": \"([^\"]+)\",\\s+\"key\": ([^,]+),");

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    /** All but the one in which a JVM's system properties play a part: the command line is another JVM. */
    static List<Path> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            return folders.filter(Files::isDirectory)
                    .filter(scenario -> !Files.exists(scenario.resolve("properties")))
                    .filter(scenario -> !Files.exists(scenario.resolve("tierguard.conf")))
                    .sorted()
                    .toList();
        }
    }

    /** Without the manager: what opens it is not among the classes of these tests, and the record in core names none. */
    private static String contract() throws IOException {
        String whole = Files.readString(CONTRACT);
        String contract = whole.replaceFirst("(?m)^secrets \\{.*\\}$", "");
        assertThat(contract).isNotEqualTo(whole);
        return contract;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void sameFindingsAsInJava(Path scenario) throws Exception {
        copy(scenario);
        Path contract = Files.writeString(elsewhere.resolve("event-api.conf"), contract());
        List<String> command = new ArrayList<>(List.of("env", "-i"));
        if (Files.exists(scenario.resolve("environment"))) {
            for (String line : Files.readAllLines(scenario.resolve("environment"))) {
                if (line.indexOf('=') > 0) {
                    command.add(line.replace("\\n", "\n"));
                }
            }
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.tierguard.cli.Main",
                "check",
                "--format",
                "json",
                "--contract",
                contract.toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();

        String expected = Files.readString(scenario.resolve("expected.json"));
        assertThat(findings(json)).isEqualTo(findings(expected));
        assertThat(code).isEqualTo(expected.contains("\"verdict\": \"accepted\"") ? 0 : 78);
        assertThat(folder.resolve("stderr")).isEmptyFile();
    }

    private static List<String> findings(String json) {
        List<String> findings = new ArrayList<>();
        Matcher matcher = FINDING.matcher(json);
        while (matcher.find()) {
            findings.add(matcher.group(1) + " " + matcher.group(2) + " " + matcher.group(3) + " " + matcher.group(4));
        }
        assertThat(json).contains("\"findings\"");
        assertThat(findings).hasSize(json.split("\"id\": ", -1).length - 1);
        return findings;
    }

    private void copy(Path scenario) throws IOException {
        try (Stream<Path> files = Files.list(scenario)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
        }
    }
}
