package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.ProblemId;
import io.tierguard.model.Waivable;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes {@code docs/findings.md} of the catalogue, of {@code findings/prose.txt}, and of examples: a report for what the
 * prose sets, else a golden report of a scenario, else the line that the prose has. Run with
 * {@code -Dtierguard.rewrite=true} to write the page anew.
 */
class FindingsTest {
    private static final Path PAGE = Path.of("../docs/findings.md");
    private static final Path PROSE = Path.of("src/test/resources/findings/prose.txt");
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
    private static final Path WRONG_CONTRACT = Path.of("src/test/resources/contract-file/wrong.txt");
    private static final Path WAIVERS = Path.of("src/test/resources/waivers/expected.txt");
    private static final Map<Character, String> ABOUT = Map.of(
            '1', "the tier",
            '2', "presence",
            '3', "type and form of one value",
            '4', "unsafe in this tier, alone or together",
            '5', "where a value came from, and values of another tier",
            '6', "sources",
            '7', "the contract, where a file declares it",
            '9', "waivers");

    @TempDir
    Path folder;

    record FindingsConfig(
            Optional<Secret<String>> token,
            Optional<Secret<String>> signingKey,
            @From(Layer.SECRETS) Optional<Secret<String>> licence,
            Optional<Secret<String>> databaseUrl,
            Optional<String> postgresDb,
            Optional<String> postgresUser,
            @Matches("[a-z]+-[a-z]+-[0-9]") Optional<String> region,
            Optional<String> someRegion,
            @Length(min = 3, max = 20) Optional<String> nickname,
            @OneOf({"red", "green"}) Optional<String> colour,

            @RefuseIn(
                    value = "none",
                    tier = Tier.PRODUCTION,
                    because = "the database can't answer every request itself")
            Optional<String> cache,

            @ForbiddenIn(Tier.PRODUCTION) Optional<String> profiler,
            @DeprecatedKey("use NICKNAME") Optional<String> oldName,
            Optional<String> railsEnv,
            @Default("false") boolean hotReload) {}

    /** What is said of one id; each word of an entry may be said several times. */
    private record Entry(String id, Map<String, List<String>> said) {
        List<String> all(String word) {
            return said.getOrDefault(word, List.of());
        }

        String one(String word) {
            assertThat(all(word)).as(id + " " + word).hasSize(1);
            return all(word).get(0);
        }

        boolean isRun() {
            return Stream.of("tier", "environment", "property", "file").anyMatch(said::containsKey);
        }
    }

    @Test
    void everyIdOfTheCatalogueHasItsProseAndNoOther() throws IOException {
        assertThat(entries().keySet())
                .containsExactlyElementsOf(
                        ProblemId.catalogue().stream().map(ProblemId::id).toList());
    }

    @Test
    void thePageIsMadeOfTheCatalogue() throws IOException {
        String page = page();
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Findings

                Every problem that a report can name, by its id. An id is never reused, and it says nothing of severity: what it weighs
                depends on the tier. An error refuses the start, a warning and an info don't. A waiver of `tierguard.conf` lets an error or a
                warning of one key pass in its tiers until its day is over, where the list says that it may be waived.

                This page is made from the catalogue in `ProblemId.java`; a test holds the two in step.
                """);
        Map<String, Entry> entries = entries();
        char group = 0;
        for (ProblemId id : ProblemId.catalogue()) {
            if (id.id().charAt(2) != group) {
                group = id.id().charAt(2);
                page.append("\n## TG").append(group).append("xx: ").append(ABOUT.get(group));
                page.append('\n');
            }
            append(page, id, entries.get(id.id()));
        }
        return page.toString();
    }

    private void append(StringBuilder page, ProblemId id, Entry entry) throws IOException {
        page.append("\n<a id=\"").append(id.id().toLowerCase(Locale.ROOT)).append("\"></a>\n");
        page.append("### ").append(id.id()).append(' ').append(id.slug()).append("\n\n");
        page.append(entry.one("means")).append("\n\n");
        page.append("```\n").append(example(entry)).append("```\n\n");
        page.append("- Why: ").append(entry.one("why")).append('\n');
        page.append("- How to mend it: ").append(entry.one("mend")).append('\n');
        page.append("- Waiver: ").append(waiver(id)).append("\n\n");
        page.append("| development | test | staging | production |\n|---|---|---|---|\n|");
        for (Tier tier : Tier.values()) {
            page.append(' ')
                    .append(id.severity(tier) == null ? "–" : id.severity(tier).label());
            page.append(" |");
        }
        page.append('\n');
    }

    private static String waiver(ProblemId id) {
        if (id == ProblemId.OWN_RULE) {
            return "may be waived, under the name of the guard.";
        }
        String against = Waivable.against(id);
        return against == null ? "may be waived." : "can't be waived: " + against + ".";
    }

    private String example(Entry entry) throws IOException {
        if (entry.isRun()) {
            return finding(entry.id(), report(entry).toString());
        }
        if (!entry.all("example").isEmpty()) {
            return "  " + entry.id() + "  " + entry.one("example") + "\n";
        }
        try (Stream<Path> scenarios = Files.list(SCENARIOS)) {
            for (Path scenario : (Iterable<Path>) scenarios.sorted()::iterator) {
                String report = Files.readString(scenario.resolve("expected.txt"));
                if (report.contains("\n  " + entry.id() + "  ")) {
                    return finding(entry.id(), report);
                }
            }
        }
        for (Path golden : List.of(WRONG_CONTRACT, WAIVERS)) {
            String report = Files.readString(golden);
            if (report.contains("\n  " + entry.id() + "  ")) {
                return finding(entry.id(), report);
            }
        }
        throw new AssertionError("no scenario has " + entry.id() + ": set something, or write an example");
    }

    /** The first finding of that id, as it stands in the report. */
    private static String finding(String id, String report) {
        int from = report.indexOf("\n  " + id + "  ") + 1;
        assertThat(from).as(id + " in\n" + report).isPositive();
        int next = report.indexOf("\n  TG", from);
        int blank = report.indexOf("\n\n", from);
        int to = next < 0 ? blank : Math.min(next, blank);
        return report.substring(from, to + 1);
    }

    private Report report(Entry entry) throws IOException {
        Path place = Files.createDirectory(folder.resolve(entry.id()));
        for (String file : entry.all("file")) {
            Path path = place.resolve(file.substring(0, file.indexOf(' ')));
            Files.writeString(path, file.substring(file.indexOf(' ') + 1) + "\n");
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
        Tierguard<FindingsConfig> guard = Tierguard.of(FindingsConfig.class)
                .application("example")
                .directory(place)
                .environment(assignments(entry.all("environment")))
                .systemProperties(assignments(entry.all("property")));
        return entry.all("tier").isEmpty()
                ? guard.check()
                : guard.tier(Tier.valueOf(entry.one("tier").toUpperCase(Locale.ROOT)))
                        .check();
    }

    private static Map<String, String> assignments(List<String> lines) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String line : lines) {
            map.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return map;
    }

    private static Map<String, Entry> entries() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String block : Files.readString(PROSE).strip().split("\n\n", -1)) {
            List<String> lines = block.lines().toList();
            Entry entry = new Entry(lines.get(0), new LinkedHashMap<>());
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(": ");
                entry.said()
                        .computeIfAbsent(line.substring(0, colon), word -> new ArrayList<>())
                        .add(line.substring(colon + 2));
            }
            assertThat(entries.put(entry.id(), entry)).as(entry.id()).isNull();
        }
        return entries;
    }
}
