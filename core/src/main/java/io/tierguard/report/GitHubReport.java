package io.tierguard.report;

import io.tierguard.model.Origin;
import io.tierguard.model.Printable;

/**
 * Writes a report as the commands that a job of GitHub Actions turns into annotations, one line for each finding.
 *
 * <pre>
 * ::error file=.env,line=4,col=9,title=TG301 wrong-type::DB_PORT must be an integer%0A.env:4:9 = 54x32
 * </pre>
 */
final class GitHubReport {
    private GitHubReport() {}

    static String of(Report report, String folder) {
        StringBuilder lines = new StringBuilder();
        for (Finding finding : report.findings()) {
            lines.append("::").append(command(finding)).append(' ');
            if (finding.origin() instanceof Origin.File file) {
                place(lines, folder, file);
            }
            lines.append("title=").append(property(title(finding)));
            lines.append("::").append(data(new FindingText(finding).all())).append('\n');
        }
        return lines.toString();
    }

    /** What somebody has answered for stays in sight, and stops nobody. */
    private static String command(Finding finding) {
        if (finding.waived()) {
            return "notice";
        }
        return switch (finding.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    private static String title(Finding finding) {
        String title = finding.id() + " " + finding.problem().slug() + (finding.waived() ? " (waived)" : "");
        return Printable.line(title);
    }

    /** A file outside the repository has no lines that could be annotated; the message says where it is. */
    private static void place(StringBuilder lines, String folder, Origin.File file) {
        String path = RepositoryPath.of(folder, file.path());
        if (path == null) {
            return;
        }
        lines.append("file=").append(property(Printable.line(path))).append(',');
        if (file.line() > 0) {
            lines.append("line=").append(file.line()).append(',');
            if (file.column() > 0) {
                lines.append("col=").append(file.column()).append(',');
            }
        }
    }

    /** Escapes what stands after the second {@code ::}, where a line break would begin a command of its own. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Escapes what stands between two commas, where a colon could end the list as well. */
    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
