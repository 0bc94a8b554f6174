package io.tierguard.report;

import io.tierguard.report.markup.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays a report out as Markdown for the summary of a job: the verdict, the totals, and a table of what was found.
 *
 * <p>GitHub drops a summary of more than a mebibyte as a whole, so of one kind no more is told than the text report tells.
 */
final class MarkdownReport {
    private final Report report;
    private final StringBuilder page = new StringBuilder();

    private MarkdownReport(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        MarkdownReport writer = new MarkdownReport(report);
        writer.write();
        return writer.page.toString();
    }

    private void write() {
        page.append("## ")
                .append(MarkdownText.prose(TextReport.headline(report)))
                .append("\n\n");
        page.append(MarkdownText.prose(String.join(" · ", TextReport.totals(report))))
                .append("\n\n");
        if (report.findings().isEmpty()) {
            page.append("Nothing was found.\n");
            return;
        }
        page.append("| id | key | what | where | how to mend |\n| --- | --- | --- | --- | --- |\n");
        Finding before = null;
        int same = 0;
        for (Finding finding : report.findings()) {
            if (before == null || !before.isLike(finding)) {
                addRest(before, same);
                before = finding;
                same = 0;
            }
            same++;
            if (same <= TextReport.most(finding.severity())) {
                add(finding);
            }
        }
        addRest(before, same);
    }

    private void add(Finding finding) {
        FindingText text = new FindingText(finding);
        String key = finding.key();
        List<String> where = new ArrayList<>();
        where.add(MarkdownText.code(text.where()));
        for (String note : text.notes()) {
            where.add(MarkdownText.prose(note));
        }
        page.append("| ").append(finding.id()).append("<br>").append(weight(finding));
        cell(key == null ? "" : MarkdownText.code(key));
        cell(lines(List.of(
                MarkdownText.prose(text.what()), MarkdownText.prose(text.why()), MarkdownText.prose(text.waiver()))));
        cell(lines(where));
        cell(MarkdownText.prose(text.fix()));
        page.append(" |\n");
    }

    private void cell(String content) {
        page.append(" | ").append(content);
    }

    private static String weight(Finding finding) {
        return finding.waived() ? "waived" : finding.severity().label();
    }

    private static String lines(List<String> parts) {
        StringBuilder cell = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                cell.append(cell.isEmpty() ? "" : "<br>").append(part);
            }
        }
        return cell.toString();
    }

    private void addRest(@Nullable Finding first, int same) {
        if (first != null && same > TextReport.most(first.severity())) {
            page.append("| ").append(first.id());
            cell("");
            cell("and " + (same - TextReport.most(first.severity())) + " more of the same");
            cell("");
            cell("");
            page.append(" |\n");
        }
    }
}
