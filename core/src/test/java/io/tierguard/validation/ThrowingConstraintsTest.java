package io.tierguard.validation;

import static io.tierguard.validation.ConstraintsTest.check;
import static io.tierguard.validation.ConstraintsTest.ids;
import static io.tierguard.validation.ConstraintsTest.keys;
import static io.tierguard.validation.ConstraintsTest.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.Secret;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Validators that throw whatever there is to throw, or never come to an end: a load still ends, and says which. */
class ThrowingConstraintsTest {
    private static final String CANARY = "zq38Hd29fLw-canary";

    enum Thrown {
        ASSERTION,
        ERROR,
        CHECKED,
        STACK,
        MEMORY
    }

    private static Thrown thrown = Thrown.ERROR;

    @Target({ElementType.FIELD, ElementType.TYPE_USE})
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Throwing.Validator.class)
    @interface Throwing {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Validator implements ConstraintValidator<Throwing, String> {
            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                switch (thrown) {
                    case ASSERTION -> throw new AssertionError("bad " + value);
                    case ERROR -> throw new Error("bad " + value);
                    case CHECKED -> ThrowingConstraintsTest.<RuntimeException>anyway(new IOException("bad " + value));
                    case STACK -> throw new StackOverflowError("bad " + value);
                    case MEMORY -> throw new OutOfMemoryError("bad " + value);
                }
                return true;
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void anyway(Throwable thrown) throws E {
        throw (E) thrown;
    }

    record ThrowingConfig(Secret<@Throwing String> token) {}

    @ParameterizedTest
    @EnumSource(
            value = Thrown.class,
            names = {"MEMORY"},
            mode = EnumSource.Mode.EXCLUDE)
    void validatorsErrorIsAFinding(Thrown what) {
        thrown = what;
        Report report = check(ThrowingConfig.class, Map.of("TOKEN", CANARY));
        assertThat(only(report, "TG321").problem().message())
                .isEqualTo("Validator, which checks @Throwing on ThrowingConfig.token, failed");
        assertThat(report.toText(TextStyle.PLAIN)).doesNotContain(CANARY);
    }

    @Test
    void machinesErrorIsThrownOnWithoutItsWords() {
        thrown = Thrown.MEMORY;
        assertThatThrownBy(() -> check(ThrowingConfig.class, Map.of("TOKEN", CANARY)))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage(null)
                .hasNoCause();
    }

    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Unready.Validator.class)
    @interface Unready {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Validator implements ConstraintValidator<Unready, String> {
            @Override
            public void initialize(Unready annotation) {
                throw new AssertionError();
            }

            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                return true;
            }
        }
    }

    record UnreadyConfig(@Unready String name) {}

    @Test
    void validatorThatCannotGetReadyIsAFinding() {
        assertThat(ids(check(UnreadyConfig.class, Map.of("NAME", "x")))).containsExactly("TG321");
    }

    record Pool(int max) {}

    record NulledConfig(@Min(0) int port, Pool pool) {
        @SuppressWarnings("NullAway")
        NulledConfig {
            pool = null;
        }
    }

    @Test
    void recordThatTheConstructorTookAwayIsNotLookedInto() {
        assertThat(ids(check(NulledConfig.class, Map.of("PORT", "1", "POOL_MAX", "1"))))
                .isEmpty();
    }

    /** Holds its own configuration, as applications do; and its constraint's validator needs the class. */
    static final class Holder {
        static final Object LOG = new Object();
        static final Report REPORT = check(HeldConfig.class, Map.of("NAME", "x"));

        private Holder() {}
    }

    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Held.Validator.class)
    @interface Held {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Validator implements ConstraintValidator<Held, String> {
            private boolean ready;

            @Override
            public void initialize(Held annotation) {
                ready = Holder.LOG != null;
            }

            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                return ready;
            }
        }
    }

    record HeldConfig(@Held String name) {}

    /** The thread that is initialising a class is the only one that may use it. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void loadInAStaticInitialiserEnds() {
        assertThat(ids(Holder.REPORT)).isEmpty();
    }

    record ElementsConfig(
            List<@Pattern(regexp = "((a)|a)+\\2b") String> tags, List<@Pattern(regexp = "[a-z]+") String> names) {}

    /** The steps are the list's, not each element's: else a list takes a thousand times as long as one value may. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void costlyElementsEndSoonAndManyCheapOnesAreNoMistake() {
        Report report = check(
                ElementsConfig.class,
                Map.of(
                        "TAGS", String.join(",", Collections.nCopies(3_000, "a".repeat(38))),
                        "NAMES", String.join(",", Collections.nCopies(3_000, "a".repeat(40)))));
        assertThat(keys(report, "TG306")).containsExactly("TAGS");
        assertThat(ids(report)).hasSize(1);
    }

    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Silent.Validator.class)
    @interface Silent {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        /** Says no, and not to what: the library throws. */
        class Validator implements ConstraintValidator<Silent, String> {
            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                context.disableDefaultConstraintViolation();
                return false;
            }
        }
    }

    record LeavingConfig(
            @Throwing @Silent String one, @Silent @Throwing String two) {}

    record InnocentConfig(@Size(min = 1) @NotNull String name) {}

    @Test
    void failureIsForgottenWithItsCheck() {
        thrown = Thrown.ERROR;
        assertThat(keys(check(LeavingConfig.class, Map.of("ONE", "x", "TWO", "x")), "TG321"))
                .contains("ONE", "TWO");
        assertThat(ids(check(InnocentConfig.class, Map.of("NAME", "x")))).isEmpty();
    }

    record EndlessConfig(
            @Min(value = 5, message = "{tierguard.endless}") int number) {}

    @Test
    void messageThatIsWithinItselfIsNoFault() {
        assertThat(only(check(EndlessConfig.class, Map.of("NUMBER", "1")), "TG320")
                        .problem()
                        .message())
                .isEqualTo("NUMBER: {tierguard.endless}");
    }
}
