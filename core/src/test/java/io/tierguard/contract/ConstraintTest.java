package io.tierguard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.ProblemId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value must fulfil beyond its type. */
class ConstraintTest {
    @ParameterizedTest
    @CsvSource({
        "BYTE, -3, true",
        "BYTE, -4, false",
        "SHORT, 10, true",
        "SHORT, 11, false",
        "INTEGER, -3, true",
        "INTEGER, 11, false",
        "LONG, 10, true",
        "LONG, -4, false",
        "BIG_INTEGER, 10, true",
        "BIG_INTEGER, 99999999999999999999999, false",
        "BIG_INTEGER, -99999999999999999999999, false",
        "FLOAT, 10.0, true",
        "FLOAT, 10.00000001, false",
        "DOUBLE, -3e0, true",
        "DOUBLE, -3.0000000000000000000001, false",
        "DECIMAL, 1e1, true",
        "DECIMAL, 1e9999, false",
        "DECIMAL, 10.0000000000000000000001, false",
    })
    void aRangeHoldsForEveryNumber(Scalar type, String text, boolean inside) {
        Constraint range = new Constraint.Range(-3, 10);

        assertThat(range.check(text, type.parse(text))).isEqualTo(inside ? null : ProblemId.OUT_OF_RANGE);
    }

    @Test
    void aRangeSaysWhichEndsItHas() {
        assertThat(new Constraint.Range(1, 5).expectation()).endsWith("from 1 to 5");
        assertThat(new Constraint.Range(1, Long.MAX_VALUE).expectation()).endsWith("at least 1");
        assertThat(new Constraint.Range(Long.MIN_VALUE, 5).expectation()).endsWith("at most 5");
    }

    @ParameterizedTest
    @CsvSource({
        "a, false",
        "ab, true",
        "abcd, true",
        "abcde, false",
        "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00, true",
        "\ud83d\ude00, false"
    })
    void aLengthCountsCodePoints(String text, boolean fits) {
        Constraint length = new Constraint.Length(2, 4);

        assertThat(length.check(text, text)).isEqualTo(fits ? null : ProblemId.WRONG_LENGTH);
    }

    @Test
    void aLengthSaysWhichEndsItHas() {
        assertThat(new Constraint.Length(2, 4).expectation()).contains("2 to 4 characters");
        assertThat(new Constraint.Length(2, Integer.MAX_VALUE).expectation()).contains("at least 2 characters");
        assertThat(new Constraint.Length(0, 4).expectation()).contains("at most 4 characters");
    }

    @Test
    void oneOfIsExactAndNamesNoSecret() {
        Constraint shown = new Constraint.OneOf(List.of("eu", "us"), true);
        Constraint secret = new Constraint.OneOf(List.of("canary"), false);

        assertThat(shown.check("eu", "eu")).isNull();
        assertThat(shown.check("EU", "EU")).isEqualTo(ProblemId.NOT_ONE_OF);
        assertThat(shown.expectation()).endsWith("one of eu, us");
        assertThat(secret.expectation()).doesNotContain("canary");
        assertThat(secret.problem(ProblemId.NOT_ONE_OF, "K").toString()).doesNotContain("canary");
        assertThat(List.of(secret, new Constraint.Among(Scalar.STRING, List.of("canary"), false))
                        .toString())
                .doesNotContain("canary");
        assertThat(shown.toString()).contains("eu, us");
        assertThat(new Constraint.Narrowed(Scalar.STRING, List.of(secret)).toString())
                .doesNotContain("canary");
    }

    @Test
    void aPatternMatchesOrNotOrTakesTooLong() {
        Constraint pattern = new Constraint.Matches(BoundedPattern.of("(a+)+"));

        assertThat(pattern.check("aaa", "aaa")).isNull();
        assertThat(pattern.check("b", "b")).isEqualTo(ProblemId.PATTERN_MISMATCH);
        assertThat(pattern.check("a".repeat(9_000), "")).isEqualTo(ProblemId.PATTERN_TOO_COSTLY);
        assertThat(pattern.expectation()).endsWith("of the form (a+)+");
        assertThat(pattern.problem(ProblemId.PATTERN_MISMATCH, "K").message())
                .startsWith("K must be ")
                .endsWith("of the form (a+)+");
        assertThat(pattern.problem(ProblemId.PATTERN_TOO_COSTLY, "K").fix()).isNotBlank();
    }
}
