package io.tierguard.guard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tierguard.Default;
import io.tierguard.Length;
import io.tierguard.Rule;
import io.tierguard.RuleValues;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Problem;
import io.tierguard.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of the application's own. */
class OwnRuleTest {
    @TempDir
    Path folder;

    record Keys(
            String one,
            @Default("2") int two,
            Optional<Boolean> three,
            @Length(min = 3) Optional<Secret<String>> four,
            Optional<Secret<String>> five) {}

    private static Rule over(String... keys) {
        return Rule.over(keys).refuseWhen(values -> true);
    }

    private Report check(Tier tier, Rule rule, Map<String, String> environment) {
        return guard(tier, environment).guard("own", rule).check();
    }

    private Tierguard<Keys> guard(Tier tier, Map<String, String> environment) {
        return Judged.guard(Keys.class, tier, folder, environment);
    }

    @Test
    void aRuleThatHoldsIsFoundUnderItsOwnName() {
        Rule rule = over("ONE", "TWO", "THREE", "FIVE").because("why").fix("do");
        Problem problem = Judged.only(check(DEVELOPMENT, rule, Map.of("ONE", "1", "FIVE", "canary")));

        assertThat(problem.id()).hasToString("TG450");
        assertThat(problem.slug()).isEqualTo("own");
        assertThat(problem.key()).isEqualTo("ONE");
        assertThat(problem.message()).isEqualTo("ONE and TWO and THREE and FIVE are unsafe together");
        assertThat(problem.because()).isEqualTo("why");
        assertThat(problem.fix()).isEqualTo("do");
        assertThat(problem.shown()).isEqualTo("1");
        assertThat(problem.origin().location()).isEqualTo("ONE");
        assertThat(problem.notes())
                .containsExactly("default of Keys.two = 2", "THREE is not set", "environment variable FIVE = ***");
    }

    @Test
    void aRuleOverOneKeyThatIsNotSet() {
        Problem problem = Judged.only(check(DEVELOPMENT, over("THREE"), Map.of("ONE", "1")));

        assertThat(problem.message()).isEqualTo("THREE is unsafe here");
        assertThat(problem.fix()).isEqualTo("change it");
        assertThat(problem.origin()).isNull();
        assertThat(problem.shown()).isNull();
    }

    @Test
    void aRuleHoldsInItsTiersAlone() {
        Rule rule = over("ONE").in(STAGING, PRODUCTION);

        assertThat(check(DEVELOPMENT, rule, Map.of("ONE", "1")).accepted()).isTrue();
        assertThat(Judged.findings(check(STAGING, rule, Map.of("ONE", "1"))))
                .containsExactly("TG450 error ONE environment:ONE");
        assertThat(Judged.findings(check(PRODUCTION, rule, Map.of("ONE", "1"))))
                .containsExactly("TG450 error ONE environment:ONE");
        assertThat(check(DEVELOPMENT, rule, Map.of("ONE", "1")).guards())
                .isLessThan(check(DEVELOPMENT, over("ONE").in(DEVELOPMENT), Map.of("ONE", "1"))
                        .guards());
    }

    @Test
    void aRuleReadsItsKeys() {
        List<Object> read = new ArrayList<>();
        Rule rule = Rule.over("ONE", "TWO", "THREE", "FOUR", "FIVE").refuseWhen(values -> {
            read.add(values.tier());
            read.add(values.text("ONE"));
            read.add(values.text("TWO"));
            read.add(values.flag("THREE"));
            read.add(values.isSet("THREE"));
            read.add(values.isSet("FIVE"));
            read.add(values.secret("FOUR").reveal());
            read.add(values.secret("FIVE").reveal());
            read.add(values.secret("ONE").reveal());
            read.add(values.same("FOUR", "ONE"));
            read.add(values.same("FIVE", "ONE"));
            read.add(values.same("ONE", "FIVE"));
            read.add(values.same("TWO", "ONE"));
            return false;
        });

        assertThat(check(DEVELOPMENT, rule, Map.of("ONE", "abc", "THREE", "true", "FOUR", "abc"))
                        .accepted())
                .isTrue();
        assertThat(read)
                .containsExactly(
                        DEVELOPMENT, "abc", "2", true, true, false, "abc", "", "abc", true, false, false, false);
    }

    @Test
    void twoKeysThatAreNotSetAreNotTheSame() {
        Rule rule = Rule.over("THREE", "FIVE").refuseWhen(values -> values.same("THREE", "FIVE"));

        assertThat(check(DEVELOPMENT, rule, Map.of("ONE", "1")).accepted()).isTrue();
    }

    @Test
    void aFlagThatIsNotSetIsNotTrue() {
        Rule rule = Rule.over("THREE").refuseWhen(values -> values.flag("THREE"));

        assertThat(check(DEVELOPMENT, rule, Map.of("ONE", "1")).accepted()).isTrue();
    }

    @Test
    void misuseIsTheCallersMistake() {
        Map<String, String> environment = Map.of("ONE", "1", "FIVE", "canary");

        assertMisuse(values -> values.text("FIVE").isEmpty(), environment, "use secret(");
        assertMisuse(values -> values.flag("FIVE"), environment, "use secret(");
        assertMisuse(values -> values.flag("ONE"), Map.of("ONE", "TRUE"), "ONE as a flag");
        assertMisuse(values -> values.flag("TWO"), environment, "TWO, which it is not over");
        assertMisuse(values -> values.isSet("TWO"), environment, "TWO, which it is not over");
        assertMisuse(values -> values.secret("NOPE").reveal().isEmpty(), environment, "NOPE, which it is not over");
        assertMisuse(values -> values.same("ONE", "TWO"), environment, "TWO, which it is not over");
    }

    private void assertMisuse(Predicate<RuleValues> condition, Map<String, String> environment, String words) {
        Rule rule = Rule.over("ONE", "FIVE").refuseWhen(condition);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(DEVELOPMENT, rule, environment))
                .withMessageContaining("own")
                .withMessageContaining(words)
                .withMessageNotContaining("canary");
    }

    @Test
    void whatAConditionThrowsIsAFindingOfItsTypeAlone() {
        for (Throwable thrown : List.of(
                new IllegalStateException("canary", new RuntimeException("canary")),
                new IllegalArgumentException("canary"),
                new AssertionError("canary"),
                new StackOverflowError("canary"),
                new NoClassDefFoundError("canary"),
                new java.io.IOException("canary"))) {
            Rule rule = Rule.over("ONE", "FIVE").refuseWhen(values -> {
                throw OwnRuleTest.<RuntimeException>sneaky(thrown);
            });
            Report report = check(DEVELOPMENT, rule, Map.of("ONE", "1"));

            assertThat(Judged.findings(report)).containsExactly("TG451 error ONE -");
            Problem problem = Judged.only(report);
            assertThat(problem.slug()).isEqualTo("own");
            assertThat(problem.message())
                    .isEqualTo("the guard own failed with " + thrown.getClass().getName());
            assertThat(report.toString() + report.toJson()).doesNotContain("canary");
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void aRuleWhoseKeyIsMissingSaysSo() {
        Report report = guard(PRODUCTION, Map.of())
                .guard("first", over("TWO", "ONE"))
                .guard("second", over("ONE"))
                .guard("third", Rule.over("TWO").refuseWhen(values -> false))
                .check();

        assertThat(Judged.findings(report)).containsExactly("TG201 error ONE -", "TG459 info ONE -");
        assertThat(report.findings().get(1).problem().message())
                .isEqualTo("not evaluated, because ONE is missing: first, second");
    }

    @Test
    void aRuleWhoseKeyIsMalformedSaysSo() {
        Report report = check(DEVELOPMENT, over("ONE", "TWO", "FOUR"), Map.of("ONE", "1", "TWO", "x", "FOUR", "x"));

        assertThat(Judged.findings(report))
                .containsExactly(
                        "TG301 error TWO environment:TWO",
                        "TG303 error FOUR environment:FOUR",
                        "TG459 info TWO environment:TWO");
        assertThat(report.findings().get(2).problem().message())
                .isEqualTo("not evaluated, because TWO is refused already: own");
    }

    @Test
    void aGuardThatIsNotEvaluatedIsNamedOnce() {
        Report report = guard(PRODUCTION, Map.of("ONE", "1", "FOUR", "x"))
                .guard("weak-secret", over("FOUR"))
                .check();

        assertThat(report.findings().get(1).problem().message())
                .endsWith(": placeholder-secret, weak-secret, shared-secret");
    }

    @Test
    void everyRuleIsLookedAt() {
        Report report = guard(DEVELOPMENT, Map.of("ONE", "1"))
                .guard("a", over("ONE"))
                .guard("b", over("TWO"))
                .check();

        assertThat(Judged.findings(report))
                .containsExactly("TG450 error ONE environment:ONE", "TG450 error TWO default:Keys.two");
    }

    @Test
    void aRuleThatIsNotOneIsRefusedWhenItIsGiven() {
        assertThatIllegalArgumentException().isThrownBy(Rule::over);
        assertThatIllegalArgumentException().isThrownBy(() -> Rule.over("ONE").in());
        assertThatNullPointerException().isThrownBy(() -> Rule.over("ONE").refuseWhen(null));
        Tierguard<Keys> guard = guard(DEVELOPMENT, Map.of());
        assertThatIllegalArgumentException().isThrownBy(() -> guard.guard("a", Rule.over("ONE")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guard.guard("a", over("NOPE")))
                .withMessageContaining("NOPE");
        assertThatIllegalArgumentException().isThrownBy(() -> guard.guard(" ", over("ONE")));
        Tierguard<Keys> guarded = guard.guard("a", over("ONE"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guarded.guard("a", over("TWO")))
                .withMessageContaining("taken");
    }

    @Test
    void aRuleIsAValue() {
        Rule rule = Rule.over("ONE", "TWO");
        Predicate<RuleValues> condition = values -> true;

        assertThat(rule.keys()).containsExactly("ONE", "TWO");
        assertThat(rule.tiers()).containsExactlyInAnyOrder(Tier.values());
        assertThat(rule.condition()).isNull();
        assertThat(rule.because()).isEmpty();
        assertThat(rule.fix()).isEmpty();
        assertThat(rule.in(STAGING).tiers()).containsExactly(STAGING);
        assertThat(rule.tiers()).hasSize(4);
        assertThat(rule.in(STAGING).refuseWhen(condition).because("b").fix("f")).satisfies(all -> {
            assertThat(all.tiers()).containsExactly(STAGING);
            assertThat(all.condition()).isSameAs(condition);
            assertThat(all.because()).isEqualTo("b");
            assertThat(all.fix()).isEqualTo("f");
        });
    }
}
