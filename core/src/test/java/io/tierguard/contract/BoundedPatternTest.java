package io.tierguard.contract;

import static io.tierguard.contract.BoundedPattern.Answer.NO;
import static io.tierguard.contract.BoundedPattern.Answer.TOO_COSTLY;
import static io.tierguard.contract.BoundedPattern.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matching ends soon, whatever the pattern and the text. */
class BoundedPatternTest {
    @ParameterizedTest
    @CsvSource({
        "sk-.+, sk-abc, YES",
        "sk-.+, xsk-abc, NO",
        "sk-.+, sk-, NO",
        "a, ab, NO",
        "a, ba, NO",
        "a|ab, ab, YES",
        "(?i)abc, ABC, YES",
        "(a)\\1, aa, YES",
    })
    void matchesTheWholeText(String pattern, String text, BoundedPattern.Answer answer) {
        assertThat(BoundedPattern.of(pattern).match(text)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.*)(.*)(.*)(.*)(.*)x", "(a+)+\\1x", "(?:.*a){12}x", ".*.*.*.*.*x", "(a|a)*\\1x"})
    void backtrackingIsCutOff(String pattern) {
        assertThat(BoundedPattern.of(pattern).match("a".repeat(400) + "!")).isEqualTo(TOO_COSTLY);
        assertThat(BoundedPattern.of(pattern).match("a".repeat(8_000) + "!")).isEqualTo(TOO_COSTLY);
    }

    @Test
    void aPatternThatRecursesIsCutOffAndTheNextMatchIsNot() {
        BoundedPattern recursive = BoundedPattern.of("(?:a|b|(?:cd))*");
        BoundedPattern.Answer[] answer = new BoundedPattern.Answer[1];
        Thread small = new Thread(null, () -> answer[0] = recursive.match("ab".repeat(4_000)), "small", 64 * 1024L);
        small.start();
        join(small);

        assertThat(answer[0]).isEqualTo(TOO_COSTLY);
        assertThat(recursive.match("ab")).isEqualTo(YES);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTextThatIsTooLongIsNotRead() {
        BoundedPattern anything = BoundedPattern.of("(?s).*");

        assertThat(anything.match("x".repeat(8_192))).isEqualTo(YES);
        assertThat(anything.match("x".repeat(8_193))).isEqualTo(TOO_COSTLY);
    }

    @Test
    void ordinaryPatternsHaveStepsToSpare() {
        assertThat(BoundedPattern.of("[A-Za-z0-9+/]+={0,2}").match("A".repeat(8_000) + "=="))
                .isEqualTo(YES);
        assertThat(BoundedPattern.of("[A-Za-z0-9+/]+").match("A".repeat(8_000) + "!"))
                .isEqualTo(NO);
    }

    @Test
    void everyMatchHasStepsOfItsOwn() {
        BoundedPattern pattern = BoundedPattern.of("[a-z]*");
        for (int i = 0; i < 100; i++) {
            assertThat(pattern.match("x".repeat(8_000))).isEqualTo(YES);
        }
    }

    @Test
    void isShownAsItsExpression() {
        assertThat(BoundedPattern.of("sk-.+")).hasToString("sk-.+");
        assertThatThrownBy(() -> BoundedPattern.of("(")).isInstanceOf(PatternSyntaxException.class);
    }
}
