package io.tierguard.cli.matrix;

import io.tierguard.Tier;
import java.util.ArrayList;
import java.util.List;

/** Lays the matrix out as one page of HTML that loads nothing, runs nothing, and can be printed. */
final class HtmlMatrix {
    private final Matrix matrix;
    private final StringBuilder page = new StringBuilder();

    private HtmlMatrix(Matrix matrix) {
        this.matrix = matrix;
    }

    static String of(Matrix matrix) {
        HtmlMatrix writer = new HtmlMatrix(matrix);
        writer.write();
        return writer.page.toString();
    }

    private void write() {
        String name = HtmlText.of(matrix.application());
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none';"
                + " form-action 'none'; style-src " + HtmlStyle.source() + "\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + name + ": configuration in each tier</title>");
        line("<style>" + HtmlStyle.CSS + "</style>");
        line("</head>");
        line("<body>");
        line("<main>");
        line("<header>");
        line("<h1>" + name + "</h1>");
        line("<p>What each tier asks of the configuration: " + matrix.summary() + "</p>");
        line("</header>");
        writeTable();
        writeLegend();
        if (!matrix.guards().isEmpty()) {
            writeGuards();
        }
        line("</main>");
        line("</body>");
        line("</html>");
    }

    private void writeTable() {
        line("<table aria-label=\"Keys and tiers\">");
        line("<thead>");
        StringBuilder head = new StringBuilder("<tr><th scope=\"col\">key</th>");
        for (Tier tier : Tier.values()) {
            head.append("<th scope=\"col\">").append(tier.label()).append("</th>");
        }
        line(head.append("</tr>").toString());
        line("</thead>");
        line("<tbody>");
        for (Row row : matrix.rows()) {
            write(row);
        }
        line("</tbody>");
        line("</table>");
    }

    private void write(Row row) {
        line("<tr id=\"" + row.key() + "\">");
        StringBuilder head =
                new StringBuilder("<th scope=\"row\">").append(code(row.key()).replace("_", "_<wbr>"));
        if (row.secret()) {
            head.append(" <span class=\"secret\">secret</span>");
        }
        List<String> notes = new ArrayList<>();
        notes.add(row.about());
        notes.add(row.expectation());
        notes.add(row.deprecated().isEmpty() ? "" : "deprecated: " + row.deprecated());
        for (String note : notes) {
            if (!note.isEmpty()) {
                head.append("<small>").append(HtmlText.of(note)).append("</small>");
            }
        }
        line(head.append("</th>").toString());
        for (Cell cell : row.cells()) {
            line("<td>" + content(cell) + "</td>");
        }
        line("</tr>");
    }

    private static String content(Cell cell) {
        StringBuilder content = new StringBuilder(
                switch (cell.need()) {
                    case REQUIRED -> need(Need.REQUIRED);
                    case DEFAULT -> "= " + code(cell.standIn());
                    case OPTIONAL -> need(Need.OPTIONAL);
                    case FORBIDDEN -> need(Need.FORBIDDEN);
                });
        if (!cell.refused().isEmpty()) {
            List<String> values = new ArrayList<>();
            for (String value : cell.refused()) {
                values.add(code(value));
            }
            content.append(" <span class=\"refused\">not ")
                    .append(String.join(", ", values))
                    .append("</span>");
        }
        if (!cell.from().isEmpty()) {
            content.append(" <small>").append(cell.fromLine()).append("</small>");
        }
        return content.toString();
    }

    private void writeLegend() {
        line("<footer>");
        line("<dl>");
        for (Need need : matrix.needs()) {
            term(need == Need.DEFAULT ? "= <code>value</code>" : need(need), need.meaning());
        }
        if (matrix.hasRefusals()) {
            term("<span class=\"refused\">not <code>value</code></span>", "this value is refused");
        }
        if (matrix.hasOrigins()) {
            term("<small>from layer</small>", "may be set there alone");
        }
        if (matrix.rows().stream().anyMatch(Row::secret)) {
            term("<span class=\"secret\">secret</span>", "its value is never shown, nor is its default");
        }
        line("</dl>");
        line("</footer>");
    }

    private void term(String word, String meaning) {
        line("<dt>" + word + "</dt><dd>" + meaning + "</dd>");
    }

    private void writeGuards() {
        line("<section>");
        line("<h2>Guards</h2>");
        line("<ul>");
        for (GuardRow guard : matrix.guards()) {
            List<String> keys = new ArrayList<>();
            for (String key : guard.keys()) {
                keys.add("<a href=\"#" + key + "\">" + code(key) + "</a>");
            }
            line("<li>");
            line("<h3>" + code(guard.name()) + "</h3>");
            line("<small>in " + guard.tiers() + ", over " + String.join(", ", keys) + "</small>");
            line("<p>" + HtmlText.of(guard.because()) + "</p>");
            if (!guard.fix().isEmpty()) {
                line("<p>→ " + HtmlText.of(guard.fix()) + "</p>");
            }
            line("</li>");
        }
        line("</ul>");
        line("</section>");
    }

    private static String need(Need need) {
        return "<span class=\"need " + need.word() + "\">" + need.word() + "</span>";
    }

    private static String code(String text) {
        return "<code>" + HtmlText.of(text) + "</code>";
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
