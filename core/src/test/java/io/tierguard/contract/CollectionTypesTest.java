package io.tierguard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Enums, lists, sets and maps. */
class CollectionTypesTest {
    private enum Level {
        INFO,
        WARN_ONLY,
        Mixed
    }

    /** In the other order, so that only the exact name tells them apart. */
    private enum Twins {
        A,
        a
    }

    private final Type levels = new EnumType(List.of(Level.values()));
    private final Type numbers = new ListType(Scalar.INTEGER, false);
    private final Type words = new ListType(Scalar.STRING, false);
    private final Type set = new ListType(Scalar.INTEGER, true);
    private final Type map = new MapType(Scalar.INTEGER);

    @ParameterizedTest
    @CsvSource({
        "info, INFO",
        "INFO, INFO",
        "Info, INFO",
        "warn-only, WARN_ONLY",
        "warn_only, WARN_ONLY",
        "WARN-ONLY, WARN_ONLY",
        "WARN_ONLY, WARN_ONLY",
        "mixed, Mixed",
        "MIXED, Mixed",
        "Mixed, Mixed",
    })
    void aConstantIsReadInAnyCaseAndWithDashes(String text, Level level) {
        assertThat(levels.parse(text)).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "inf", "info ", " info", "warnonly", "warn only", "warn--only", "0", "\u0131nfo", "INFO\n"})
    void isNoConstant(String text) {
        assertThat(levels.parse(text)).isNull();
    }

    @Test
    void anExactNameGoesFirst() {
        Type twins = new EnumType(List.of(Twins.values()));

        assertThat(twins.parse("A")).isEqualTo(Twins.A);
        assertThat(twins.parse("a")).isEqualTo(Twins.a);
    }

    @Test
    void namesItsConstants() {
        assertThat(levels.expectation()).isEqualTo("one of info, warn-only or mixed");
        assertThat(new EnumType(List.of(Twins.A)).expectation()).isEqualTo("one of a");
        assertThat(levels.isFreeText()).isFalse();
        assertThat(levels.isNumber()).isFalse();
    }

    @Test
    void aListKeepsOrderAndRepetitions() {
        assertThat(numbers.parse("3, 1,3")).isEqualTo(List.of(3, 1, 3));
        assertThat(words.parse("a\\,b,c")).isEqualTo(List.of("a,b", "c"));
        assertThat(words.parse("  ")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,", ",1", "1,,2", ",", "1,x", "1;2", "1 2"})
    void oneElementThatIsNoneIsTheWholeList(String text) {
        assertThat(numbers.parse(text)).isNull();
        assertThat(set.parse(text)).isNull();
    }

    @Test
    void anEmptyElementOfTextIsNoneEither() {
        assertThat(words.parse("a,,b")).isNull();
        assertThat(words.parse("a,")).isNull();
    }

    @Test
    void aSetHoldsNothingTwice() {
        assertThat((Set<?>) set.parse("3,1,2"))
                .isEqualTo(Set.of(1, 2, 3))
                .asString()
                .isEqualTo("[3, 1, 2]");
        assertThat(set.parse("1,2,1")).isNull();
        assertThat(set.parse("1,01")).isNull();
    }

    @Test
    void aMapKeepsItsOrder() {
        assertThat((Map<?, ?>) map.parse("b=2, a=1")).hasToString("{b=2, a=1}");
        assertThat(new MapType(Scalar.STRING).parse("a=x=y")).isEqualTo(Map.of("a", "x=y"));
        assertThat(map.parse(" ")).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=", "a=x", "=1", "a=1,a=2", "a=1,", "a:1"})
    void isNoMapOfNumbers(String text) {
        assertThat(map.parse(text)).isNull();
    }

    @Test
    void whatIsReadCantBeChanged() {
        assertThatThrownBy(() -> ((List<?>) numbers.parse("1")).remove(0))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Set<?>) set.parse("1")).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) map.parse("a=1")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void saysWhatItExpects() {
        assertThat(numbers.expectation()).contains("list").contains("commas").contains("integer");
        assertThat(set.expectation()).contains("without repetitions").isNotEqualTo(numbers.expectation());
        assertThat(map.expectation()).contains("name=value").contains("integer");
    }

    @Test
    void theElementToBlameIsTold() {
        assertThat(numbers.wrongPart("1,x,3")).isEqualTo(2);
        assertThat(numbers.wrongPart("1,2,")).isEqualTo(3);
        assertThat(numbers.wrongPart("1,2")).isZero();
        assertThat(set.wrongPart("1,2,3,01")).isEqualTo(4);
        assertThat(map.wrongPart("a=1,b=2,c=x")).isEqualTo(3);
        assertThat(map.wrongPart("no map")).isZero();
        assertThat(Scalar.INTEGER.wrongPart("x")).isZero();
    }
}
