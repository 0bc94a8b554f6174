package io.tierguard.validation;

import static io.tierguard.validation.ConstraintsTest.check;
import static io.tierguard.validation.ConstraintsTest.finding;
import static io.tierguard.validation.ConstraintsTest.ids;
import static io.tierguard.validation.ConstraintsTest.keys;
import static io.tierguard.validation.ConstraintsTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Bytes;
import io.tierguard.report.Report;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.hibernate.validator.group.GroupSequenceProvider;
import org.hibernate.validator.spi.group.DefaultGroupSequenceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A constraint that stands where nobody looks is refused; one that looks as if it stood there is checked. */
class UncheckedPlacesTest {
    record AccessorConfig(int port) {
        @Min(5)
        @Override
        public int port() {
            return port;
        }
    }

    record ParameterConfig(int port) {
        ParameterConfig(@Min(5) int port) {
            this.port = port;
        }
    }

    interface HasPort {
        @Min(5)
        int port();
    }

    record InterfaceConfig(int port) implements HasPort {}

    record PlainMethodConfig(int port) {
        @AssertTrue
        public boolean ordered() {
            return false;
        }
    }

    record BoxedMethodConfig(int port) {
        @AssertTrue
        public Boolean isOrdered() {
            return false;
        }
    }

    record StaticMethodConfig(int port) {
        @AssertTrue
        static boolean isOk() {
            return false;
        }
    }

    record StaticFieldConfig(int port) {
        @Min(9)
        static final int LEAST = 1;
    }

    record WithinConfig(Optional<String> port) {
        @Override
        public Optional<@Size(min = 9) String> port() {
            return port;
        }
    }

    record GetterConfig(boolean port, int other) {
        @AssertTrue
        public boolean isPort() {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AccessorConfig.class,
                ParameterConfig.class,
                InterfaceConfig.class,
                PlainMethodConfig.class,
                BoxedMethodConfig.class,
                StaticMethodConfig.class,
                StaticFieldConfig.class,
                WithinConfig.class
            })
    void constraintThatOnlyCallsWouldAskIsRefused(Class<? extends Record> type) {
        assertThat(only(check(type, Map.of("PORT", "1")), "TG321").problem().message())
                .endsWith(" of " + type.getSimpleName() + " is never checked");
    }

    @Test
    void getterThatIsCalledLikeAComponentIsRefused() {
        Report report = check(GetterConfig.class, Map.of("PORT", "true", "OTHER", "0"));
        assertThat(only(report, "TG321").problem().fix()).startsWith("call the method otherwise");
    }

    record OwnAndGetterConfig(@Min(5) int port) {
        @Size(min = 1)
        @Max(9)
        @Fifties
        public String getPort() {
            return "";
        }
    }

    @Min(50)
    @Max(60)
    @Constraint(validatedBy = {})
    @Target({ElementType.FIELD, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Fifties {
        String message() default "is outside";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** What the getter asks is asked of the component, and would be told as if it stood there. */
    @Test
    void getterThatIsCalledLikeAComponentBringsNoOtherFinding() {
        assertThat(ids(check(GetterConfig.class, Map.of("PORT", "false", "OTHER", "0"))))
                .containsExactly("TG321");
        assertThat(ids(check(OwnAndGetterConfig.class, Map.of("PORT", "10"))))
                .containsExactly("TG321", "TG321", "TG321");
        assertThat(ids(check(OwnAndGetterConfig.class, Map.of("PORT", "1"))))
                .containsExactly("TG320", "TG321", "TG321", "TG321");
    }

    @Target({ElementType.FIELD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Fits.Validator.class)
    @interface Fits {
        String message() default "min is above max";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Validator implements ConstraintValidator<Fits, Pool> {
            @Override
            public boolean isValid(Pool pool, ConstraintValidatorContext context) {
                if (pool.min() <= pool.max()) {
                    return true;
                }
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("x")
                        .addPropertyNode("max")
                        .addConstraintViolation();
                return false;
            }
        }
    }

    record Pool(int min, int max) {}

    interface Nightly {}

    record NestedConfig(@Fits Pool pool) {}

    record NestedGroupConfig(
            @NotNull(groups = Nightly.class) Pool pool) {}

    record NestedSizeConfig(@Size(min = 3) Pool pool) {}

    @Test
    void constraintOnANestedRecordIsChecked() {
        Map<String, String> swapped = Map.of("POOL_MIN", "2", "POOL_MAX", "1");
        assertThat(ids(check(NestedConfig.class, swapped))).containsExactly("TG320");
        assertThat(ids(check(NestedGroupConfig.class, swapped))).containsExactly("TG322");
        assertThat(ids(check(NestedSizeConfig.class, swapped))).containsExactly("TG321");
    }

    record Range(int min, int max) {
        @AssertTrue(message = "min is above max")
        boolean isOrdered() {
            return min <= max;
        }
    }

    record TwiceConfig(Range primary, Range replica) {}

    @Test
    void recordThatIsThereTwiceIsNamedByItsPlace() {
        Report report = check(
                TwiceConfig.class,
                Map.of("PRIMARY_MIN", "2", "PRIMARY_MAX", "1", "REPLICA_MIN", "2", "REPLICA_MAX", "1"));
        assertThat(report.findings().stream().map(each -> each.problem().message()))
                .containsExactly(
                        "PRIMARY (Range.ordered): min is above max", "REPLICA (Range.ordered): min is above max");
    }

    @Ordered
    record Pair(int min, int max) implements Ordered.Range {}

    record PairsConfig(Pair primary, Pair replica) {}

    @Test
    void componentThatAValidatorMeansHasTheKeyOfItsPlace() {
        Report report = check(
                PairsConfig.class,
                Map.of("PRIMARY_MIN", "2", "PRIMARY_MAX", "1", "REPLICA_MIN", "2", "REPLICA_MAX", "1"));
        assertThat(keys(report, "TG320")).containsExactly("PRIMARY_MAX", "REPLICA_MAX");
    }

    enum Letter {
        A
    }

    record MixedConfig(
            @Size(min = 9) Bytes blob,
            @NotNull Letter letter,
            @NotNull Duration pause) {}

    @Test
    void unfitConstraintLeavesOthersAlone() {
        Report report = check(MixedConfig.class, Map.of("BLOB", "3q2+", "LETTER", "A", "PAUSE", "1s"));
        assertThat(finding(report, "BLOB").problem().message())
                .startsWith("@Size can't be checked on MixedConfig.blob");
        assertThat(ids(report)).containsExactly("TG321");
    }

    record StandardConfig(
            @DecimalMin("5") int least,
            @DecimalMax(value = "5", inclusive = false) int most,
            @DurationMin(seconds = 5) Duration pause) {}

    @Test
    void standardMessagesHaveNoExpressions() {
        Report report = check(StandardConfig.class, Map.of("LEAST", "1", "MOST", "5", "PAUSE", "1s"));
        assertThat(report.findings().stream().map(each -> each.problem().message()))
                .containsExactly(
                        "LEAST must be greater than or equal to 5",
                        "MOST must be less than 5",
                        "PAUSE must be longer than or equal to 5 seconds");
    }

    public static final class Provider implements DefaultGroupSequenceProvider<ProvidedConfig> {
        @Override
        public List<Class<?>> getValidationGroups(Class<?> type, ProvidedConfig config) {
            throw new IllegalStateException();
        }
    }

    @GroupSequenceProvider(Provider.class)
    record ProvidedConfig(@Min(5) int port) {}

    @Test
    void providerOfGroupsIsRefusedByName() {
        assertThat(only(check(ProvidedConfig.class, Map.of("PORT", "1")), "TG321")
                        .problem()
                        .message())
                .isEqualTo("@GroupSequenceProvider on ProvidedConfig is not heeded");
    }
}
