package io.tierguard.report;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import io.tierguard.report.markup.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a report as SARIF 2.1.0 with all that GitHub's code scanning asks for, which is more than the schema does. */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /**
     * Where a finding is said to be that is in no file of the repository: a variable that is missing, a mounted secret, a
     * tier that nobody set. Code scanning refuses a result without a file, and forgets one whose file moves. The contract is
     * the file that says what is asked of such a key, and it belongs into the repository; a {@code .env} is in none.
     */
    private static final String CONTRACT = "tierguard.conf";

    private final Report report;
    private final String folder;
    private final JsonText json = new JsonText();
    private final Fingerprints fingerprints = new Fingerprints();
    private final List<ProblemId> rules = new ArrayList<>();

    private SarifReport(Report report, String folder) {
        this.report = report;
        this.folder = folder;
    }

    static String of(Report report, String folder) {
        SarifReport writer = new SarifReport(report, folder);
        writer.write();
        return writer.json.text();
    }

    private void write() {
        json.open('{');
        json.field("$schema", SCHEMA);
        json.field("version", "2.1.0");
        json.name("runs").open('[').open('{');
        json.name("tool").open('{').name("driver").open('{');
        json.field("name", "Tierguard");
        json.name("rules").open('[');
        for (Finding finding : report.findings()) {
            if (!rules.contains(finding.problem().id())) {
                rules.add(finding.problem().id());
                rule(finding);
            }
        }
        json.close(']');
        json.close('}');
        json.close('}');
        json.name("automationDetails").open('{').field("id", category());
        json.close('}');
        json.field("columnKind", "utf16CodeUnits");
        json.name("results").open('[');
        for (Finding finding : report.findings()) {
            result(finding);
        }
        json.close(']');
        json.close('}');
        json.close(']');
        json.close('}');
    }

    /** Results of one category replace each other from run to run; what stands before the last slash is the category. */
    private String category() {
        Tier tier = report.checkedAs().orElse(null);
        String application = Printable.line(report.application()).replace('/', '-');
        String phase = report.phase() == Phase.BOOT ? "" : "/" + report.phase().label();
        String subject = report.subject().isEmpty()
                ? ""
                : "/" + report.subject().replace('/', '-').replace(' ', '-');
        return "tierguard/" + application + "/" + (tier == null ? "no-tier" : tier.label()) + phase + subject + "/";
    }

    private void rule(Finding first) {
        ProblemId id = first.problem().id();
        String words = id.slug().replace('-', ' ');
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        json.open('{');
        json.field("id", id.id());
        json.field("name", id.slug());
        text("shortDescription", title);
        text("fullDescription", title + ". What it weighs: " + weights(id) + ".");
        text("help", "Each result says what is wrong, where, why it matters, and what to do.");
        json.name("defaultConfiguration").open('{').field("level", level(first.severity()));
        json.close('}');
        json.close('}');
    }

    private static String weights(ProblemId id) {
        StringBuilder line = new StringBuilder();
        for (Tier tier : Tier.values()) {
            Severity severity = id.severity(tier);
            line.append(line.isEmpty() ? "" : ", ").append(severity == null ? "nothing" : severity.label());
            line.append(" in ").append(tier.label());
        }
        return line.toString();
    }

    private void result(Finding finding) {
        json.open('{');
        json.field("ruleId", finding.id());
        json.field("ruleIndex", rules.indexOf(finding.problem().id()));
        // Code scanning knows nothing of suppressions, so that what is waived must not weigh there either.
        json.field("level", level(finding.waived() ? Severity.INFO : finding.severity()));
        text("message", SarifText.message(new FindingText(finding).all()));
        location(finding.origin());
        json.name("partialFingerprints").open('{');
        json.field("primaryLocationLineHash", fingerprints.of(finding));
        json.close('}');
        if (finding.waived()) {
            json.name("suppressions").open('[').open('{').field("kind", "external");
            json.field("status", "accepted");
            json.field("justification", new FindingText(finding).waiver());
            json.close('}');
            json.close(']');
        }
        json.close('}');
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private void location(@Nullable Origin origin) {
        String path = origin instanceof Origin.File file ? RepositoryPath.of(folder, file.path()) : null;
        json.name("locations").open('[').open('{');
        json.name("physicalLocation").open('{');
        json.name("artifactLocation").open('{').field("uri", SarifText.uri(path == null ? contract() : path));
        json.close('}');
        json.name("region").open('{');
        if (path != null && origin instanceof Origin.File file && file.line() > 0) {
            json.field("startLine", file.line());
            if (file.column() > 0) {
                json.field("startColumn", file.column());
            }
        } else {
            json.field("startLine", 1); // code scanning asks for a line, also of a file as a whole
        }
        json.close('}');
        json.close('}');
        if (path == null && origin != null) {
            json.name("logicalLocations").open('[').open('{');
            json.field("name", Printable.line(origin.location()));
            json.field("fullyQualifiedName", Printable.line(origin.describe()));
            json.close('}');
            json.close(']');
        }
        json.close('}');
        json.close(']');
    }

    private String contract() {
        String path = RepositoryPath.of(folder, CONTRACT);
        return path == null ? CONTRACT : path;
    }

    private void text(String name, String text) {
        json.name(name).open('{').field("text", text);
        json.close('}');
    }
}
