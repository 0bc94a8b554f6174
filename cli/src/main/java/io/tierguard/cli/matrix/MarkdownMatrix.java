package io.tierguard.cli.matrix;

import io.tierguard.Tier;
import io.tierguard.report.markup.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/** Lays the matrix out as a table of Markdown. */
final class MarkdownMatrix {
    private final Matrix matrix;
    private final StringBuilder page = new StringBuilder();

    private MarkdownMatrix(Matrix matrix) {
        this.matrix = matrix;
    }

    static String of(Matrix matrix) {
        MarkdownMatrix writer = new MarkdownMatrix(matrix);
        writer.write();
        return writer.page.toString();
    }

    private void write() {
        page.append("## ").append(MarkdownText.prose(matrix.application())).append(" in each tier\n\n");
        page.append(matrix.summary()).append("\n\n| key | type |");
        for (Tier tier : Tier.values()) {
            page.append(' ').append(tier.label()).append(" |");
        }
        page.append("\n| --- | --- |")
                .append(" --- |".repeat(Tier.values().length))
                .append('\n');
        for (Row row : matrix.rows()) {
            write(row);
        }
        page.append('\n').append(legend()).append('\n');
        if (!matrix.guards().isEmpty()) {
            writeGuards();
        }
    }

    private void write(Row row) {
        page.append("| ").append(MarkdownText.code(row.key()));
        if (!row.about().isEmpty()) {
            page.append("<br>").append(MarkdownText.prose(row.about()));
        }
        if (!row.deprecated().isEmpty()) {
            page.append("<br>deprecated: ").append(MarkdownText.prose(row.deprecated()));
        }
        page.append(" | ")
                .append(row.type())
                .append(row.secret() ? ", secret" : "")
                .append(" |");
        for (Cell cell : row.cells()) {
            page.append(' ').append(content(cell)).append(" |");
        }
        page.append('\n');
    }

    private static String content(Cell cell) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (cell.need()) {
                    case REQUIRED -> "**required**";
                    case DEFAULT -> "= " + MarkdownText.code(cell.standIn());
                    case OPTIONAL -> "optional";
                    case FORBIDDEN -> "**forbidden**";
                });
        List<String> refused = new ArrayList<>();
        for (String value : cell.refused()) {
            refused.add(MarkdownText.code(value));
        }
        if (!refused.isEmpty()) {
            lines.add("not " + String.join(", ", refused));
        }
        if (!cell.from().isEmpty()) {
            lines.add(cell.fromLine());
        }
        return String.join("<br>", lines);
    }

    private String legend() {
        List<String> words = new ArrayList<>();
        for (Need need : matrix.needs()) {
            words.add("*" + (need == Need.DEFAULT ? "= value" : need.word()) + "*: " + need.meaning());
        }
        if (matrix.hasRefusals()) {
            words.add("*not value*: this value is refused");
        }
        if (matrix.hasOrigins()) {
            words.add("*from layer*: may be set there alone");
        }
        return String.join(" · ", words);
    }

    private void writeGuards() {
        page.append(
                "\n### Guards\n\n| guard | in | over | because | how to mend it |\n| --- | --- | --- | --- | --- |\n");
        for (GuardRow guard : matrix.guards()) {
            List<String> keys = new ArrayList<>();
            for (String key : guard.keys()) {
                keys.add(MarkdownText.code(key));
            }
            page.append("| ").append(MarkdownText.code(guard.name()));
            page.append(" | ").append(guard.tiers());
            page.append(" | ").append(String.join("<br>", keys));
            page.append(" | ").append(MarkdownText.prose(guard.because()));
            page.append(" | ").append(MarkdownText.prose(guard.fix())).append(" |\n");
        }
    }
}
