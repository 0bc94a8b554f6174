package io.tierguard.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.ByteSize;
import io.tierguard.Guarded;
import io.tierguard.Key;
import io.tierguard.Length;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Origin;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import jakarta.validation.Constraint;
import jakarta.validation.GroupSequence;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Constraints of Bean Validation on a record, from the report's side. */
class ConstraintsTest {
    record PlainConfig(@Min(1) int poolMin, String name) {}

    @Test
    void violationIsAFindingWithKeyAndOrigin() {
        Report report = check(PlainConfig.class, Map.of("POOL_MIN", "0", "NAME", "x"));
        assertThat(report.accepted()).isFalse();
        Finding finding = only(report, "TG320");
        assertThat(finding.problem().key()).isEqualTo("POOL_MIN");
        assertThat(finding.problem().origin()).isInstanceOf(Origin.Variable.class);
        assertThat(finding.problem().shown()).isEqualTo("0");
        assertThat(finding.problem().message()).isEqualTo("POOL_MIN must be greater than or equal to 1");
        assertThat(finding.problem().notes()).containsExactly("@Min on PlainConfig.poolMin");
        assertThat(finding.problem().fix()).isNotEmpty();
    }

    @Test
    void whatFulfilsItsConstraintsIsLoaded() {
        Guarded<PlainConfig> guarded = of(PlainConfig.class, Map.of("POOL_MIN", "1", "NAME", "x"))
                .tier(Tier.PRODUCTION)
                .load();
        assertThat(guarded.config().poolMin()).isEqualTo(1);
    }

    record WithinConfig(
            Secret<@Size(min = 32) String> signingKey,
            Optional<@Email String> admin,
            List<@NotBlank @Size(max = 3) String> tags,
            Map<String, @Max(9) Integer> weights,
            Optional<Secret<@Pattern(regexp = "sk-.+") String>> openaiApiKey) {}

    @Test
    void constraintsWithinContainersAreChecked() {
        Report report = check(
                WithinConfig.class,
                Map.of(
                        "SIGNING_KEY", "short-one",
                        "ADMIN", "nobody",
                        "TAGS", "a,long,longer",
                        "WEIGHTS", "a=1,b=10",
                        "OPENAI_API_KEY", "pk-1234567890123"));
        assertThat(keys(report, "TG320"))
                .containsExactlyInAnyOrder("SIGNING_KEY", "ADMIN", "TAGS", "WEIGHTS", "OPENAI_API_KEY");
        assertThat(finding(report, "TAGS").problem().notes())
                .containsExactly("@Size on WithinConfig.tags", "element 2 does not");
        assertThat(finding(report, "SIGNING_KEY").problem().message())
                .isEqualTo("SIGNING_KEY: size must be between 32 and 2147483647");
        assertThat(finding(report, "SIGNING_KEY").problem().shown()).isEqualTo("***");
    }

    record TieredConfig(
            @Min(
                    value = 10,
                    groups = {Tiers.Staging.class, Tiers.Production.class})
            int workers,

            @Max(value = 5, groups = Tiers.Development.class)
            int replicas) {}

    @Test
    void constraintOfATierIsCheckedThereAlone() {
        Map<String, String> few = Map.of("WORKERS", "1", "REPLICAS", "6");
        for (Tier tier : Tier.values()) {
            Report report = of(TieredConfig.class, few).tier(tier).check();
            List<String> expected = switch (tier) {
                case DEVELOPMENT -> List.of("REPLICAS");
                case TEST -> List.of();
                case STAGING, PRODUCTION -> List.of("WORKERS");
            };
            assertThat(keys(report, "TG320")).isEqualTo(expected);
        }
        assertThat(finding(check(TieredConfig.class, few), "WORKERS").problem().notes())
                .containsExactly("@Min on TieredConfig.workers, in the groups Production and Staging");
    }

    record PartlyConfig(
            @Min(5) int port,
            int size,
            @Key("DB") Database db,
            @Size(max = 2) @Length(max = 2) String code) {}

    record Database(@Min(1) int pool, int broken) {}

    /** The contract's own findings and the constraints' stand in one report. */
    @Test
    void whatBoundIsCheckedWhereSomethingElseDidNot() {
        Report report = check(PartlyConfig.class, Map.of("PORT", "1", "SIZE", "many", "DB_POOL", "0", "CODE", "long"));
        assertThat(keys(report, "TG301")).containsExactly("SIZE");
        assertThat(keys(report, "TG201")).containsExactly("DB_BROKEN");
        assertThat(keys(report, "TG320")).containsExactlyInAnyOrder("PORT", "DB_POOL");
        assertThat(keys(report, "TG303")).containsExactly("CODE");
    }

    record NestedConfig(@Valid Database primary, Database replica) {}

    @Test
    void nestedRecordsAreCheckedOnceWithAndWithoutValid() {
        Report report = check(
                NestedConfig.class,
                Map.of("PRIMARY_POOL", "0", "PRIMARY_BROKEN", "1", "REPLICA_POOL", "0", "REPLICA_BROKEN", "1"));
        assertThat(keys(report, "TG320")).containsExactlyInAnyOrder("PRIMARY_POOL", "REPLICA_POOL");
    }

    @Ordered
    record PairConfig(int min, int max, Pair inner) {}

    @Ordered(message = "the smaller one comes first", groups = Tiers.Production.class)
    record Pair(int min, int max) implements Ordered.Range {}

    @Test
    void constraintsOfWholeRecordsAreChecked() {
        Map<String, String> swapped = Map.of("MIN", "2", "MAX", "1", "INNER_MIN", "2", "INNER_MAX", "1");
        Report report = check(PairConfig.class, swapped);
        assertThat(report.findings().stream().map(f -> f.problem().message()))
                .containsExactlyInAnyOrder("PairConfig: min is above max", "INNER_MAX: the smaller one comes first");
        Finding inner = finding(report, "INNER_MAX");
        assertThat(inner.problem().origin()).isNotNull();
        Report staging = of(PairConfig.class, swapped).tier(Tier.STAGING).check();
        assertThat(ids(staging)).containsExactly("TG320");
    }

    record GetterConfig(int min, int max) {
        @AssertTrue
        public boolean isOrdered() {
            return min <= max;
        }
    }

    @Test
    void methodThatAsksForTheWholeIsChecked() {
        assertThat(ids(check(GetterConfig.class, Map.of("MIN", "1", "MAX", "2"))))
                .isEmpty();
        Finding finding = only(check(GetterConfig.class, Map.of("MIN", "2", "MAX", "1")), "TG320");
        assertThat(finding.problem().notes()).containsExactly("@AssertTrue on GetterConfig.ordered");
    }

    interface First {}

    @GroupSequence({First.class, SequencedConfig.class})
    @Ordered
    record SequencedConfig(
            @Min(value = 1, groups = First.class) int min, int max) {}

    @Test
    void recordsOwnSequenceIsKept() {
        assertThat(keys(check(SequencedConfig.class, Map.of("MIN", "0", "MAX", "-1")), "TG320"))
                .containsExactly("MIN");
        assertThat(only(check(SequencedConfig.class, Map.of("MIN", "2", "MAX", "1")), "TG320")
                        .problem()
                        .key())
                .isNull();
    }

    record SizeConfig(
            @Min(1) ByteSize heap,
            @Size(min = 3) Secret<String> token,
            @Min(5) @Size(min = 3) String name,
            @Min(1) int other) {}

    @Test
    void constraintThatFitsNoSuchTypeIsAFindingAndTheOthersAreChecked() {
        Report report = check(SizeConfig.class, Map.of("HEAP", "5", "TOKEN", "zq3-8Hd-29f", "NAME", "x", "OTHER", "0"));
        assertThat(keys(report, "TG321")).containsExactlyInAnyOrder("HEAP", "TOKEN");
        assertThat(keys(report, "TG320")).containsExactlyInAnyOrder("NAME", "NAME", "OTHER");
        assertThat(finding(report, "TOKEN").problem().fix()).isEqualTo("write Secret<@Size(…) String>");
        assertThat(finding(report, "HEAP").problem().message())
                .isEqualTo("@Min can't be checked on SizeConfig.heap, which is a ByteSize");
    }

    /** One that is started for each refresh would cost a live configuration as much as a start does. */
    @Test
    void libraryIsStartedOnceForAllLoads() {
        Counting.Started.COUNT.set(0);
        Tierguard<CountedConfig> counted = of(CountedConfig.class, Map.of("NAME", "x"));
        for (Tier tier : Tier.values()) {
            assertThat(counted.tier(tier).check().accepted()).isTrue();
            assertThat(counted.tier(tier).check().accepted()).isTrue();
        }
        assertThat(Counting.Started.COUNT).hasValue(1);
    }

    record CountedConfig(@Counting String name) {}

    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = {})
    @Size(min = 3)
    @Pattern(regexp = "[a-z-]+")
    @interface Slug {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record ComposedConfig(@Slug String name) {}

    /** The record's class file names none of the constraints that this one is made of. */
    @Test
    void partsOfAConstraintAreChecked() {
        Report report = check(ComposedConfig.class, Map.of("NAME", "A"));
        assertThat(report.findings().stream().map(each -> each.problem().message()))
                .containsExactly("NAME must match \"[a-z-]+\"", "NAME: size must be between 3 and 2147483647");
    }

    record WholeConfig(@Min(5) int port, @Valid Database db) {
        @AssertTrue
        public boolean isFine() {
            return false;
        }
    }

    @Test
    void whatTheWholeIsAskedIsNotAskedOfItsComponentsOnceMore() {
        Report report = check(WholeConfig.class, Map.of("PORT", "1", "DB_POOL", "0", "DB_BROKEN", "1"));
        assertThat(keys(report, "TG320")).containsExactlyInAnyOrder("PORT", "DB_POOL", "null");
    }

    static Report check(Class<? extends Record> type, Map<String, String> variables) {
        return of(type, variables).tier(Tier.PRODUCTION).check();
    }

    static <T extends Record> Tierguard<T> of(Class<T> type, Map<String, String> variables) {
        return Tierguard.of(type).environment(variables).systemProperties(Map.of());
    }

    static Finding only(Report report, String id) {
        assertThat(ids(report)).containsExactly(id);
        return report.findings().get(0);
    }

    static Finding finding(Report report, String key) {
        return report.findings().stream()
                .filter(finding -> key.equals(finding.problem().key()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.toText(TextStyle.PLAIN)));
    }

    static List<String> ids(Report report) {
        return report.findings().stream()
                .map(finding -> finding.problem().id().id())
                .toList();
    }

    static List<String> keys(Report report, String id) {
        return report.findings().stream()
                .filter(finding -> finding.problem().id().id().equals(id))
                .map(finding -> String.valueOf(finding.problem().key()))
                .toList();
    }
}
