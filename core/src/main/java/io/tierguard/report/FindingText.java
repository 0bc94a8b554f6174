package io.tierguard.report;

import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.Waiver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finding says, line by line, for the reports that have no layout of their own. Every line is printable. */
final class FindingText {
    private final Problem problem;
    private final @Nullable Waiver waiver;

    FindingText(Finding finding) {
        this.problem = finding.problem();
        this.waiver = finding.waiver();
    }

    /** Returns what is wrong. The id of a rule of the application's own says little, so its name is added. */
    String what() {
        boolean own = !problem.slug().equals(problem.id().slug());
        return Printable.line(own ? problem.message() + " (" + problem.slug() + ")" : problem.message());
    }

    /** Returns the place, with the value there as far as it may be shown; empty where it is nowhere. */
    String where() {
        Origin origin = problem.origin();
        if (origin == null) {
            return "";
        }
        String shown = problem.shown();
        return Printable.line(shown == null ? origin.describe() : origin.describe() + " = " + shown);
    }

    /** Returns the further lines on where and how. */
    List<String> notes() {
        List<String> lines = new ArrayList<>();
        for (String note : problem.notes()) {
            lines.add(Printable.line(note));
        }
        if (!problem.shadows().isEmpty()) {
            List<String> places = new ArrayList<>();
            for (Origin origin : problem.shadows()) {
                places.add(origin.describe());
            }
            lines.add(Printable.line("hides: " + String.join(", ", places)));
        }
        return lines;
    }

    /** Returns why it matters; empty where {@link #what()} says it. */
    String why() {
        return Printable.line(problem.because());
    }

    /** Returns who answers for it until when, and why; empty where nobody does. */
    String waiver() {
        return waiver == null ? "" : waiver.line();
    }

    /** Returns what to do; may be empty. */
    String fix() {
        return Printable.line(problem.fix());
    }

    /** Returns all of it, a line for each. */
    String all() {
        StringBuilder text = new StringBuilder(what());
        add(text, "", where());
        for (String note : notes()) {
            add(text, "", note);
        }
        add(text, "", why());
        add(text, "", waiver());
        add(text, "→ ", fix());
        return text.toString();
    }

    private static void add(StringBuilder text, String sign, String line) {
        if (!line.isEmpty()) {
            text.append('\n').append(sign).append(line);
        }
    }
}
