package io.tierguard.cli.matrix;

import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.cli.layout.Lines;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.model.Printable;
import io.tierguard.report.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each tier asks of each key, before it is laid out. Holds nothing that may not be shown.
 *
 * @param application the application's name
 * @param rows the keys, in the order of the contract
 * @param guards the application's own guards, likewise
 */
public record Matrix(String application, List<Row> rows, List<GuardRow> guards) {
    /** Copies the lists. */
    public Matrix {
        rows = List.copyOf(rows);
        guards = List.copyOf(guards);
    }

    /** Returns the matrix of a contract that has no mistakes. */
    public static Matrix of(ContractFile file) {
        ContractText text = new ContractText(file.contract());
        List<Row> rows = new ArrayList<>();
        for (KeySpec spec : file.contract().keys()) {
            rows.add(row(text, spec));
        }
        List<GuardRow> guards = new ArrayList<>();
        for (Map.Entry<String, Rule> guard : file.guards().entrySet()) {
            guards.add(GuardRow.of(guard.getKey(), guard.getValue()));
        }
        return new Matrix(file.contract().application(), rows, guards);
    }

    private static Row row(ContractText text, KeySpec spec) {
        List<Cell> cells = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            cells.add(cell(text, spec, tier));
        }
        String deprecated = spec.about().deprecated();
        return new Row(
                spec.key().name(),
                ContractFile.typeWord(spec),
                spec.secret(),
                ContractText.isAnyText(spec) ? "" : ContractText.expectation(spec),
                spec.about().doc(),
                deprecated == null ? "" : deprecated,
                cells);
    }

    private static Cell cell(ContractText text, KeySpec spec, Tier tier) {
        if (ContractText.isForbidden(spec, tier)) {
            return new Cell(Need.FORBIDDEN, "", List.of(), List.of());
        }
        String standIn = spec.presence().defaults().get(tier);
        Need need =
                ContractText.isRequired(spec, tier) ? Need.REQUIRED : standIn == null ? Need.OPTIONAL : Need.DEFAULT;
        List<String> refused = new ArrayList<>();
        for (Refusal refusal : spec.refusals()) {
            if (refusal.tiers().contains(tier)) {
                refused.add(Printable.of(text.shown(spec, refusal.value())));
            }
        }
        return new Cell(
                need,
                standIn == null ? "" : Printable.of(text.shown(spec, standIn)),
                refused,
                ContractText.from(spec, tier));
    }

    /** Returns what there is of it, on one line. */
    String summary() {
        String keys = Lines.counted(rows.size(), "key");
        return guards.isEmpty()
                ? keys
                : keys + " and " + Lines.counted(guards.size(), "guard") + " of the application's own";
    }

    /** Returns the needs that occur, which are those to explain. */
    Set<Need> needs() {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        for (Row row : rows) {
            for (Cell cell : row.cells()) {
                needs.add(cell.need());
            }
        }
        return needs;
    }

    /** Returns whether some tier refuses a value. */
    boolean hasRefusals() {
        return rows.stream()
                .anyMatch(row ->
                        row.cells().stream().anyMatch(cell -> !cell.refused().isEmpty()));
    }

    /** Returns whether the contract narrows where a key may come from. */
    boolean hasOrigins() {
        return rows.stream()
                .anyMatch(row ->
                        row.cells().stream().anyMatch(cell -> !cell.from().isEmpty()));
    }

    /** Returns the matrix as text, of at most 100 columns unless a name is too long for that. */
    public String toText(TextStyle style) {
        return TextMatrix.of(this, style);
    }

    /** Returns the matrix as a table of Markdown, as GitHub knows it. */
    public String toMarkdown() {
        return MarkdownMatrix.of(this);
    }

    /** Returns the matrix as a page that needs nothing but itself. */
    public String toHtml() {
        return HtmlMatrix.of(this);
    }
}
