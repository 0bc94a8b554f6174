package io.tierguard.report;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Waiver;
import io.tierguard.report.markup.JsonText;
import io.tierguard.tier.Signal;
import org.jspecify.annotations.Nullable;

/** Writes a report as JSON of the schema {@code tierguard.report/1}. */
final class JsonReport {
    private final JsonText json = new JsonText();

    private JsonReport() {}

    static String of(Report report) {
        JsonReport writer = new JsonReport();
        writer.write(report);
        return writer.json.text();
    }

    private void write(Report report) {
        json.open('{');
        json.field("schema", "tierguard.report/1");
        json.field("application", report.application());
        json.field("tier", report.tier().isPresent() ? report.tier().get().label() : null);
        json.field(
                "checkedAs",
                report.checkedAs().isPresent() ? report.checkedAs().get().label() : null);
        json.field("phase", report.phase().label());
        json.field("verdict", report.accepted() ? "accepted" : "refused");
        json.name("tierEvidence").open('[');
        for (Signal signal : report.tierEvidence()) {
            json.open('{');
            json.field("signal", signal.name());
            json.field("value", signal.value());
            json.field("origin", signal.origin().layer().label());
            json.close('}');
        }
        json.close(']');
        json.name("findings").open('[');
        for (Finding finding : report.findings()) {
            write(finding);
        }
        json.close(']');
        json.name("checked").open('{');
        json.field("keys", report.keys());
        json.field("guards", report.guards());
        json.close('}');
        json.close('}');
    }

    private void write(Finding finding) {
        Problem problem = finding.problem();
        json.open('{');
        json.field("id", problem.id().id());
        json.field("slug", problem.slug());
        json.field("severity", finding.severity().label());
        json.field("key", problem.key());
        json.field("message", problem.message());
        json.name("notes").open('[');
        for (String note : problem.notes()) {
            json.value(note);
        }
        json.close(']');
        json.field("because", problem.because());
        json.field("fix", problem.fix());
        json.name("origin");
        origin(problem.origin());
        json.name("shadows").open('[');
        for (Origin origin : problem.shadows()) {
            origin(origin);
        }
        json.close(']');
        json.field("waived", finding.waived());
        Waiver waiver = finding.waiver();
        if (waiver != null) {
            json.name("waiver").open('{');
            json.field("reason", waiver.reason());
            json.field("owner", waiver.owner());
            json.field("until", waiver.until().toString());
            json.close('}');
        }
        json.close('}');
    }

    private void origin(@Nullable Origin origin) {
        if (origin == null) {
            json.value(null);
            return;
        }
        json.open('{');
        json.field("layer", origin.layer().label());
        json.field("location", origin.location());
        json.close('}');
    }
}
