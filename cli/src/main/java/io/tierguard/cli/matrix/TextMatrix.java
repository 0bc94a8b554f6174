package io.tierguard.cli.matrix;

import io.tierguard.Tier;
import io.tierguard.cli.layout.Lines;
import io.tierguard.model.Printable;
import io.tierguard.report.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays the matrix out in columns. A cell that is too wide goes on below itself. */
final class TextMatrix {
    private static final int WIDTH = 100;
    private static final int GAP = 2;
    private static final int NARROWEST = 12;
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RED = "\u001b[31m";

    private final Matrix matrix;
    private final TextStyle style;
    private final StringBuilder text = new StringBuilder();

    private TextMatrix(Matrix matrix, TextStyle style) {
        this.matrix = matrix;
        this.style = style;
    }

    static String of(Matrix matrix, TextStyle style) {
        TextMatrix writer = new TextMatrix(matrix, style);
        writer.write();
        return writer.text.toString();
    }

    private void write() {
        line(coloured(clean(matrix.application()) + ": " + matrix.summary(), BOLD));
        line("");
        List<List<List<String>>> table = new ArrayList<>();
        table.add(head());
        for (Row row : matrix.rows()) {
            table.add(cells(row));
        }
        int[] widths = widths(table);
        for (int i = 0; i < table.size(); i++) {
            write(table.get(i), widths, i == 0);
        }
        line("");
        writeLegend();
        writeGuards();
    }

    private static List<List<String>> head() {
        List<List<String>> head = new ArrayList<>();
        head.add(List.of("KEY"));
        head.add(List.of("TYPE"));
        for (Tier tier : Tier.values()) {
            head.add(List.of(tier.label().toUpperCase(Locale.ROOT)));
        }
        return head;
    }

    private List<List<String>> cells(Row row) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of(row.key()));
        cells.add(List.of(row.type()
                + (row.secret() ? ", secret" : "")
                + (row.deprecated().isEmpty() ? "" : ", deprecated")));
        for (Cell cell : row.cells()) {
            List<String> lines = new ArrayList<>();
            lines.add(cell.need().word() + (cell.need() == Need.DEFAULT ? " " + clean(cell.standIn()) : ""));
            if (!cell.refused().isEmpty()) {
                lines.add(clean(cell.refusedLine()));
            }
            if (!cell.from().isEmpty()) {
                lines.add(cell.fromLine());
            }
            cells.add(lines);
        }
        return cells;
    }

    /** As wide as what is in them, as long as all fit; then the tiers share what the key and its type leave. */
    private static int[] widths(List<List<List<String>>> table) {
        int[] widths = new int[table.get(0).size()];
        for (List<List<String>> row : table) {
            for (int i = 0; i < widths.length; i++) {
                for (String line : row.get(i)) {
                    widths[i] = Math.max(widths[i], Lines.length(line));
                }
            }
        }
        int tiers = widths.length - 2;
        int left = WIDTH - widths[0] - widths[1] - GAP * (widths.length - 1);
        int natural = 0;
        for (int i = 2; i < widths.length; i++) {
            natural += widths[i];
        }
        for (int i = 2; i < widths.length && natural > left; i++) {
            widths[i] = Math.min(widths[i], Math.max(NARROWEST, left / tiers));
        }
        return widths;
    }

    private void write(List<List<String>> row, int[] widths, boolean head) {
        List<List<String>> cut = new ArrayList<>();
        int height = 0;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = new ArrayList<>();
            for (String line : row.get(i)) {
                lines.addAll(Lines.cut(line, widths[i]));
            }
            cut.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int at = 0; at < height; at++) {
            StringBuilder line = new StringBuilder();
            int behind = 0;
            for (int i = 0; i < widths.length; i++) {
                String part = at < cut.get(i).size() ? cut.get(i).get(at) : "";
                if (!part.isEmpty()) {
                    line.append(" ".repeat(behind)).append(coloured(part, head ? BOLD : colour(part, i)));
                    behind = 0;
                }
                behind += widths[i] - Lines.length(part) + GAP;
            }
            line(line.toString());
        }
    }

    private static String colour(String part, int column) {
        if (column < 2) {
            return column == 0 ? "" : DIM;
        }
        if (part.equals(Need.REQUIRED.word())) {
            return BOLD;
        }
        return part.equals(Need.FORBIDDEN.word()) ? RED : part.equals(Need.OPTIONAL.word()) ? DIM : "";
    }

    private void writeLegend() {
        for (Need need : matrix.needs()) {
            legend(need == Need.DEFAULT ? "= value" : need.word(), need.meaning());
        }
        if (matrix.hasRefusals()) {
            legend("not value", "this value is refused");
        }
        if (matrix.hasOrigins()) {
            legend("from layer", "may be set there alone");
        }
        if (matrix.rows().stream().anyMatch(Row::secret)) {
            legend("secret", "its value is never shown, nor is its default");
        }
    }

    private void legend(String word, String meaning) {
        line(coloured("  " + Lines.padded(word, 12) + meaning, DIM));
    }

    private void writeGuards() {
        if (matrix.guards().isEmpty()) {
            return;
        }
        line("");
        line(coloured("GUARDS", BOLD));
        for (GuardRow guard : matrix.guards()) {
            line("");
            line("  " + guard.name() + coloured(" in " + guard.tiers(), DIM));
            paragraph("    ", "over " + String.join(", ", guard.keys()));
            paragraph("    ", clean(guard.because()));
            if (!guard.fix().isEmpty()) {
                paragraph("    ", (style.unicode() ? "→ " : "-> ") + clean(guard.fix()));
            }
        }
    }

    private void paragraph(String indent, String paragraph) {
        for (String line : Lines.cut(paragraph, WIDTH - indent.length())) {
            line(indent + line);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private String coloured(String part, String colour) {
        return style.colour() && !colour.isEmpty() ? colour + part + "\u001b[0m" : part;
    }

    /** What people wrote may hold anything: what would steer the terminal is shown as its code. */
    private String clean(String raw) {
        String visible = Printable.line(raw);
        if (style.unicode()) {
            return visible;
        }
        StringBuilder plain = new StringBuilder(visible.length());
        visible.codePoints().forEach(c -> plain.append(c == '…' ? "..." : c < 0x7f ? Character.toString(c) : "?"));
        return plain.toString();
    }
}
