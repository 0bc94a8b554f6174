package io.tierguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.References;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Severity;
import io.tierguard.report.markup.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Has reports read by those they are written for: see {@code src/test/report-readers}. */
class ReportReadersTest {
    private static final Path READERS = Path.of("src", "test", "report-readers").toAbsolutePath();
    private static final Path SCENARIOS =
            Path.of("src", "test", "resources", "scenarios").toAbsolutePath();

    /** What a table is made of; {@code br} and {@code code} stand within cells. */
    private static final List<String> TAGS =
            List.of("h2", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "code");

    @TempDir
    Path home;

    private void installFromNpm() throws IOException {
        Files.copy(READERS.resolve("package.json"), home.resolve("package.json"));
        References.install(
                home, "npm", "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--fetch-retries=1");
    }

    /** A script finds what is installed beside it. */
    private void installFromPyPi(String script) throws IOException {
        Files.copy(READERS.resolve(script), home.resolve(script));
        String requirements = READERS.resolve("requirements.txt").toString();
        References.install(home, "python3", "-m", "pip", "install", "--target", ".", "-r", requirements);
    }

    private static List<Path> expected(String name) throws IOException {
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            return folders.map(folder -> folder.resolve(name)).sorted().toList();
        }
    }

    @Test
    void theToolkitWritesTheSameAnnotations() throws IOException {
        installFromNpm();
        Files.copy(READERS.resolve("annotations.mjs"), home.resolve("annotations.mjs"));
        Report report = Hostile.report();
        JsonText json = new JsonText();
        json.open('[');
        for (Finding finding : report.findings()) {
            annotation(json, finding);
        }
        json.close(']');
        Path file = Files.writeString(home.resolve("annotations.json"), json.text());

        String theirs = References.run(home, List.of("node", "annotations.mjs", file.toString()));

        List<String> ours =
                report.toGitHub().lines().map(ReportReadersTest::sorted).toList();
        assertThat(ours).hasSameSizeAs(report.findings());
        assertThat(theirs.lines().map(ReportReadersTest::sorted).toList()).isEqualTo(ours);
    }

    private static void annotation(JsonText json, Finding finding) {
        Map<Severity, String> commands =
                Map.of(Severity.ERROR, "error", Severity.WARNING, "warning", Severity.INFO, "notice");
        json.open('[');
        json.value(finding.waived() ? "notice" : commands.get(finding.severity()));
        json.value(new FindingText(finding).all());
        json.open('{');
        json.field(
                "title",
                Printable.line(finding.id() + " " + finding.problem().slug() + (finding.waived() ? " (waived)" : "")));
        if (finding.origin() instanceof Origin.File file && RepositoryPath.of("", file.path()) != null) {
            json.field("file", Printable.line(String.valueOf(RepositoryPath.of("", file.path()))));
            json.field("startLine", file.line());
            json.field("startColumn", file.column());
        }
        json.close('}');
        json.close(']');
    }

    /** The order of the properties means nothing. */
    private static String sorted(String command) {
        int space = command.indexOf(' ');
        int end = command.indexOf("::", 2);
        String[] properties = command.substring(space + 1, end).split(",", -1);
        return command.substring(0, space) + new TreeSet<>(Arrays.asList(properties)) + command.substring(end);
    }

    @Test
    void theSchemaHasNothingAgainstTheSarif() throws IOException {
        installFromNpm();
        installFromPyPi("sarif.py");
        Path schema = home.resolve("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
        List<String> command = new ArrayList<>(List.of("python3", "sarif.py", schema.toString()));
        for (Path file : expected("expected.sarif")) {
            command.add(file.toString());
        }
        List<Report> reports = List.of(Hostile.report(), Hostile.of(), Hostile.waived(), Hostile.unknownTier());
        for (int i = 0; i < reports.size(); i++) {
            Path file = home.resolve(i + ".sarif");
            command.add(Files.writeString(file, reports.get(i).toSarif()).toString());
        }
        assertThat(References.run(home, command)).isEmpty();

        Path wrong = home.resolve("wrong.sarif");
        Files.writeString(wrong, Hostile.waived().toSarif().replace("\"level\": \"note\"", "\"level\": \"info\""));
        assertThat(References.run(home, List.of("python3", "sarif.py", schema.toString(), wrong.toString())))
                .contains("'info' is not one of");
    }

    @Test
    void gitHubsMarkdownShowsATableOfText() throws IOException {
        installFromPyPi("markdown.py");
        List<Path> files = new ArrayList<>(expected("expected.md"));
        files.add(Files.writeString(home.resolve("hostile.md"), Hostile.report().toMarkdown()));
        for (Path file : files) {
            assertTable(References.run(home, List.of("python3", "markdown.py", file.toString())));
        }
        assertThat(Hostile.report().findings()).hasSizeGreaterThan(100);
    }

    private static void assertTable(String html) {
        Matcher tag = Pattern.compile("<(/?)([^ >/]*)([^>]*)>").matcher(html);
        while (tag.find()) {
            assertThat(TAGS).as(tag.group()).contains(tag.group(2));
            assertThat(tag.group(3)).as(tag.group()).isIn("", " /");
        }
        assertThat(count(html, "<td>")).isEqualTo(5 * (count(html, "<tr>") - count(html, "<thead>")));
        assertThat(count(html, "<p>")).isEqualTo(2 - count(html, "<table>"));
        // What GitHub would look for in the text that is left. It leaves code alone.
        String text = html.replaceAll("<code>[^<]*</code>", "");
        assertThat(text).doesNotContainPattern("@[A-Za-z0-9]");
        assertThat(text).doesNotContainPattern("#[0-9]");
        assertThat(text).doesNotContainPattern(":[a-z0-9_+-]+:");
        assertThat(text).doesNotContain("://", "www.");
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
