package io.tierguard.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a person reads of waivers, in each of the reports. Run with {@code -Dtierguard.rewrite=true} to write them anew, and
 * read the difference before you commit it.
 */
class WaiverReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/waivers");

    /** Not absolute, because a report for GitHub knows a finding again by its file. */
    private static final Path CONTRACT = GOLDEN.resolve("tierguard.conf");

    private Report staging(String day) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : Files.readAllLines(GOLDEN.resolve("environment"))) {
            environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return Waiving.report(CONTRACT, Tier.STAGING, environment, Waiving.on(day));
    }

    @Test
    void waivedExpiredAndUnused() throws IOException {
        Report report = staging("2026-11-23");

        hasContent("expected.txt", report.toString());
        hasContent("expected.json", report.toJson());
        hasContent("expected.github", report.toGitHub());
        hasContent("expected.md", report.toMarkdown());
        hasContent("expected.sarif", report.toSarif());
    }

    @Test
    void textKeepsWithinItsWidth() throws IOException {
        assertThat(Files.readAllLines(GOLDEN.resolve("expected.txt")))
                .allMatch(line -> line.length() <= 100 && !line.endsWith(" "));
    }

    @Test
    void whatIsWaivedIsToldOfBehindWhatIsNot() throws IOException {
        assertThat(staging("2026-11-23").findings())
                .extracting(finding -> finding.id() + " " + finding.severity().label() + " " + finding.waived())
                .containsExactly(
                        "TG902 error false",
                        "TG403 warning false",
                        "TG404 warning false",
                        "TG903 warning false",
                        "TG401 warning true",
                        "TG402 error true",
                        "TG450 error true");
    }

    @Test
    void whatIsWaivedNeitherRefusesNorCounts() throws IOException {
        Report report = staging("2026-11-22");

        assertThat(report.accepted()).isTrue();
        assertThat(report.errors()).isZero();
        assertThat(report.warnings()).isEqualTo(2);
        assertThat(report.findings().stream().filter(Finding::waived)).hasSize(4);
        assertThat(report.toString()).contains("0 errors, 2 warnings, 4 waived · tier staging");
        assertThat(report.toJson()).contains("\"verdict\": \"accepted\"");
    }

    /** The one line that the log of an accepted start gets. */
    @Test
    void theSummaryNamesWhatIsWaived() throws IOException {
        assertThat(staging("2026-11-22").summary())
                .contains("; warnings: TG403 MOCK_EXTERNAL_SERVICES is true")
                .doesNotContain("ENABLE_DEBUG_ENDPOINTS is true")
                .contains("; TG402 HOT_RELOAD waived until 2026-11-30 by events: the demo of the 30th")
                .contains("; TG450 MOCK_EXTERNAL_SERVICES waived until 2026-12-31 by qa@example.net: the mocks record");
    }

    private void hasContent(String name, String content) throws IOException {
        String said = content.replace(CONTRACT.toString(), "tierguard.conf");
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.writeString(GOLDEN.resolve(name), said);
        }
        assertThat(said).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }
}
