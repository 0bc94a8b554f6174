package io.tierguard.testing;

import io.tierguard.Tier;
import io.tierguard.model.Severity;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a report, begun by {@link TierguardAssertions#assertThatReport}. Each one returns the same object, or throws an
 * {@link AssertionError} that says what was expected and shows the whole report.
 *
 * <p>A finding is called by its id, {@code TG401}, or by its name, {@code debug-endpoints-enabled}; a guard of the
 * application's own by the name that the contract gives it. An id that no finding has, a blank, and a key that the contract
 * hasn't, or of which that isn't known, fail every assertion, so that a misspelt one can't pass for a finding that is absent.
 */
public final class ReportAssert {
    private static final @Nullable String NO_KEY = null;

    private final Report report;

    ReportAssert(Report report) {
        this.report = Objects.requireNonNull(report, "report");
    }

    /** Asserts that the application may start. */
    public ReportAssert isAccepted() {
        return holds(report.accepted(), "expected an accepted configuration, and it is refused");
    }

    /** Asserts that the application may not start. */
    public ReportAssert isRefused() {
        return holds(!report.accepted(), "expected a refused configuration, and it is accepted");
    }

    /** Asserts that this finding is an error that nobody answers for. */
    public ReportAssert refuses(String id) {
        return has(Weight.ERROR, id, NO_KEY);
    }

    /** Asserts that this finding, of that key, is an error that nobody answers for. */
    public ReportAssert refuses(String id, String key) {
        return has(Weight.ERROR, id, key);
    }

    /** Asserts that the errors that nobody answers for are these and no others, in any order and each of any number. */
    public ReportAssert refusesOnly(String... ids) {
        return hasOnly(Weight.ERROR, ids);
    }

    /** Asserts that this finding is a warning that nobody answers for. */
    public ReportAssert warns(String id) {
        return has(Weight.WARNING, id, NO_KEY);
    }

    /** Asserts that this finding, of that key, is a warning that nobody answers for. */
    public ReportAssert warns(String id, String key) {
        return has(Weight.WARNING, id, key);
    }

    /** Asserts that the warnings that nobody answers for are these and no others; without any, that there are none. */
    public ReportAssert warnsOnly(String... ids) {
        return hasOnly(Weight.WARNING, ids);
    }

    /** Asserts that this finding is there, and somebody answers for it by a waiver. */
    public ReportAssert waives(String id) {
        return has(Weight.WAIVED, id, NO_KEY);
    }

    /** Asserts that this finding, of that key, is there, and somebody answers for it by a waiver. */
    public ReportAssert waives(String id, String key) {
        return has(Weight.WAIVED, id, key);
    }

    /** Asserts that this finding is there, whatever it weighs. */
    public ReportAssert has(String id) {
        return has(Weight.ANY, id, NO_KEY);
    }

    /** Asserts that this finding, of that key, is there, whatever it weighs. */
    public ReportAssert has(String id, String key) {
        return has(Weight.ANY, id, key);
    }

    /** Asserts that this finding is not there, whatever it would weigh. */
    public ReportAssert hasNo(String id) {
        known(id);
        return holds(none(Weight.ANY, id, NO_KEY), "expected no " + id + ", and there is one");
    }

    /** Asserts that this finding is not there for that key of the contract, whatever it would weigh. */
    public ReportAssert hasNo(String id, String key) {
        known(id);
        named(key);
        boolean isThere = !none(Weight.ANY, id, key);
        if (!isThere) {
            String unknown = Suggestions.forKey(report, key);
            holds(unknown.isEmpty(), unknown + ", so no finding could be of it");
        }
        return holds(!isThere, "expected no " + id + " of " + key + ", and there is one");
    }

    /** Asserts that the application runs in this tier. */
    public ReportAssert hasTier(Tier tier) {
        String found = report.tier().map(Tier::label).orElse("none");
        return holds(found.equals(tier.label()), "expected the tier " + tier.label() + ", and it is " + found);
    }

    /** Asserts that no tier could be decided on. */
    public ReportAssert hasNoTier() {
        String found = report.tier().map(Tier::label).orElse("none");
        return holds(report.tier().isEmpty(), "expected no tier, and it is " + found);
    }

    /** Asserts that this text is not in the report, neither as text nor in its JSON. For secrets, assertNoLeak looks further. */
    public ReportAssert mentionsNot(String text) {
        boolean mentioned = report.toString().contains(text) || report.toJson().contains(text);
        return holds(!mentioned, "expected a report that doesn't mention \"" + text + "\", and it does");
    }

    private ReportAssert has(Weight weight, String id, @Nullable String key) {
        known(id);
        named(key);
        if (!none(weight, id, key)) {
            return this;
        }
        List<String> lines = new ArrayList<>();
        lines.add("expected " + weight.words + " " + id + (key == null ? "" : " of " + key) + ", and there is none");
        for (Finding finding : report.findings()) {
            boolean isSame = isCalled(finding, id);
            if (isSame || (key != null && key.equals(finding.key()))) {
                lines.add("there is " + described(finding));
            }
        }
        String unknown = key == null ? "" : Suggestions.forKey(report, key);
        if (!unknown.isEmpty()) {
            lines.add(unknown);
        }
        return holds(false, String.join("\n", lines));
    }

    private ReportAssert hasOnly(Weight weight, String... ids) {
        List<String> lines = new ArrayList<>();
        for (String id : ids) {
            known(id);
            if (none(weight, id, NO_KEY)) {
                lines.add("there is no " + id);
            }
        }
        for (Finding finding : report.findings()) {
            if (weight.fits(finding) && List.of(ids).stream().noneMatch(id -> isCalled(finding, id))) {
                lines.add("there is also " + described(finding));
            }
        }
        String expected = "expected no " + weight.plural + (ids.length == 0 ? "" : " but " + String.join(", ", ids));
        return holds(lines.isEmpty(), expected + "\n" + String.join("\n", lines));
    }

    private void known(String id) {
        String unknown = Suggestions.forFinding(report, id);
        holds(unknown.isEmpty(), unknown);
    }

    private void named(@Nullable String key) {
        holds(key == null || !key.isBlank(), "a blank is no key: leave it out to mean any");
    }

    private boolean none(Weight weight, String id, @Nullable String key) {
        for (Finding finding : report.findings()) {
            if (weight.fits(finding) && isCalled(finding, id) && (key == null || key.equals(finding.key()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCalled(Finding finding, String id) {
        return id.equals(finding.id()) || id.equals(finding.problem().slug());
    }

    private static String described(Finding finding) {
        @Nullable String key = finding.key();
        String weight = switch (finding.severity()) {
            case ERROR -> "an error";
            case WARNING -> "a warning";
            case INFO -> "an information";
        };
        return finding.id() + (key == null ? "" : " of " + key) + ", " + weight
                + (finding.waived() ? " that is waived" : "");
    }

    private ReportAssert holds(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise + "\n\n" + report);
        }
        return this;
    }

    /** What a finding is asked to weigh. */
    private enum Weight {
        ERROR("the error", "errors"),
        WARNING("the warning", "warnings"),
        WAIVED("the waived", "waived findings"),
        ANY("the finding", "findings");

        final String words;
        final String plural;

        Weight(String words, String plural) {
            this.words = words;
            this.plural = plural;
        }

        boolean fits(Finding finding) {
            return switch (this) {
                case ERROR -> finding.severity() == Severity.ERROR && !finding.waived();
                case WARNING -> finding.severity() == Severity.WARNING && !finding.waived();
                case WAIVED -> finding.waived();
                case ANY -> true;
            };
        }
    }
}
