package io.tierguard.validation;

import static io.tierguard.validation.ConstraintsTest.check;
import static io.tierguard.validation.ConstraintsTest.finding;
import static io.tierguard.validation.ConstraintsTest.ids;
import static io.tierguard.validation.ConstraintsTest.keys;
import static io.tierguard.validation.ConstraintsTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.CompositionType;
import org.hibernate.validator.constraints.ConstraintComposition;
import org.hibernate.validator.constraints.URL;
import org.junit.jupiter.api.Test;

/** Constraints that can't be checked, or never would be: findings, never an exception and never a pass. */
class UnfitConstraintsTest {
    interface Nightly {}

    interface Deployed extends Tiers.Production {}

    record GroupsConfig(
            @Min(value = 5, groups = Nightly.class) int nightly,
            @Min(value = 5, groups = Deployed.class) int deployed,
            @Min(value = 5, groups = String.class) int text,

            @Min(
                    value = 5,
                    groups = {Nightly.class, Tiers.Production.class})
            int both,

            Optional<@Min(value = 5, groups = Nightly.class) Integer> within,
            @Min(value = 5, groups = Default.class) int plain) {}

    @Test
    void groupThatNoTierChecksIsAFinding() {
        Report report = check(
                GroupsConfig.class,
                Map.of("NIGHTLY", "1", "DEPLOYED", "1", "TEXT", "1", "BOTH", "1", "WITHIN", "1", "PLAIN", "1"));
        assertThat(keys(report, "TG322")).containsExactlyInAnyOrder("NIGHTLY", "DEPLOYED", "TEXT", "WITHIN");
        assertThat(keys(report, "TG320")).containsExactlyInAnyOrder("BOTH", "PLAIN");
        assertThat(finding(report, "NIGHTLY").problem().message())
                .isEqualTo("@Min on GroupsConfig.nightly is in the group Nightly, which no tier checks");
    }

    @Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = {Odd.OfText.class, Odd.OfNumber.class})
    @interface Odd {
        String message() default "must be odd, and not {validatedValue} or ${validatedValue}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class OfText implements ConstraintValidator<Odd, String> {
            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                throw new IllegalStateException("no good: " + value);
            }
        }

        class OfNumber implements ConstraintValidator<Odd, Integer> {
            private OfNumber() {
                throw new IllegalStateException();
            }

            @Override
            public boolean isValid(Integer value, ConstraintValidatorContext context) {
                return true;
            }
        }
    }

    record FailingConfig(
            @Odd @Size(max = 2) String name,
            @Odd int number,
            @Max(1) int last) {}

    @Test
    void validatorThatFailsIsNamedAndTheOthersAreAsked() {
        Report report = check(FailingConfig.class, Map.of("NAME", "k4Nary", "NUMBER", "3", "LAST", "2"));
        assertThat(keys(report, "TG321")).containsExactlyInAnyOrder("NAME", "NUMBER");
        assertThat(keys(report, "TG320")).containsExactlyInAnyOrder("NAME", "LAST");
        assertThat(report.findings().stream().map(each -> each.problem().message()))
                .contains(
                        "OfText, which checks @Odd on FailingConfig.name, failed",
                        "no OfNumber can be made, which checks @Odd on FailingConfig.number");
    }

    record CostlyConfig(
            @Pattern(regexp = "(a+)+b") String pattern,
            @Email String mail,
            @URL String url,
            @NotBlank String blank) {}

    @Test
    void costlyValuesEndSoon() {
        Report report = check(
                CostlyConfig.class,
                Map.of(
                        "PATTERN",
                        "a".repeat(5_000),
                        "MAIL",
                        "a".repeat(100_000) + "@example.net",
                        "URL",
                        "https://example.net/" + "a".repeat(100_000),
                        "BLANK",
                        "a".repeat(100_000)));
        assertThat(keys(report, "TG306")).containsExactlyInAnyOrder("PATTERN", "MAIL");
        // It is made of another one, and says as a whole that it is violated.
        assertThat(keys(report, "TG320")).containsExactly("URL");
    }

    @Target({ElementType.PARAMETER, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Elsewhere.Never.class)
    @interface Elsewhere {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Never implements ConstraintValidator<Elsewhere, String> {
            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                return false;
            }
        }
    }

    record ElsewhereConfig(@Elsewhere String name) {}

    @Test
    void constraintThatGoesToNoFieldIsAFinding() {
        Finding finding = only(check(ElsewhereConfig.class, Map.of("NAME", "x")), "TG321");
        assertThat(finding.problem().message())
                .isEqualTo("@Elsewhere on ElsewhereConfig.name is not on its field, and is never checked");
    }

    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = {})
    @interface Broken {}

    record BrokenConfig(@Broken String name, @Min(3) int number) {}

    @Test
    void constraintThatIsNoneIsAFinding() {
        Report report = check(BrokenConfig.class, Map.of("NAME", "x", "NUMBER", "1"));
        assertThat(ids(report)).containsExactly("TG321");
        assertThat(report.findings().get(0).problem().message())
                .isEqualTo("Hibernate Validator can't read the constraints of BrokenConfig"
                        + " (ConstraintDefinitionException)");
    }

    record TemplatesConfig(
            @Min(value = 5, message = "at least {value} of {nothing}.")
            int filled,

            @Min(value = 5, message = "an open { brace ${1+1}")
            int open,

            @Min(value = 5, message = "${1+1} \n two") int expression) {}

    @Test
    void templatesAreFilledWithWhatIsDeclaredAndNothingIsEvaluated() {
        Report report = check(TemplatesConfig.class, Map.of("FILLED", "1", "OPEN", "1", "EXPRESSION", "1"));
        assertThat(report.findings().stream().map(each -> each.problem().message()))
                .containsExactly(
                        "FILLED: at least 5 of {nothing}",
                        "OPEN: an open { brace ${1+1}",
                        "EXPRESSION: violates @Min(value=5)");
    }

    record OptionalConfig(Optional<@NotBlank String> asked, Optional<@Size(min = 2) String> free) {}

    /** As the library has it: what is not there is null, which some constraints allow. */
    @Test
    void emptyOptionalIsWhatTheLibraryTakesItFor() {
        assertThat(keys(check(OptionalConfig.class, Map.of()), "TG320")).containsExactly("ASKED");
    }

    @Target({ElementType.FIELD, ElementType.TYPE_USE})
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = {})
    @ConstraintComposition(CompositionType.ALL_FALSE)
    @Odd
    @interface NotOdd {
        String message() default "must not be odd";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record ComposedConfig(@NotOdd String name) {}

    /** To "not odd", a validator that throws would be as good as one that says no. */
    @Test
    void failureIsNoAnswerToItsOpposite() {
        Finding finding = only(check(ComposedConfig.class, Map.of("NAME", "x")), "TG321");
        assertThat(finding.problem().message())
                .isEqualTo("OfText, which checks a part of a constraint on ComposedConfig.name, failed");
    }
}
