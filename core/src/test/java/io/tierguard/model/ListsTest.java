package io.tierguard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How several values stand in one text, and come out of it again. */
class ListsTest {
    @Property(tries = 5000)
    void whatIsJoinedIsSplitAgain(@ForAll("lists") List<String> elements) {
        // The one list without a text: an empty value counts as missing.
        Assume.that(!elements.equals(List.of("")));

        assertThat(Lists.split(Lists.join(elements))).isEqualTo(elements);
    }

    @Property(tries = 5000)
    void pairsThatAreJoinedAreSplitAgain(@ForAll("maps") Map<String, String> pairs) {
        assertThat(Lists.splitMap(Lists.joinMap(pairs))).containsExactlyEntriesOf(pairs);
    }

    @Property(tries = 2000)
    void anyTextIsSplitAndJoinedToTheSameElements(@ForAll("texts") String text) {
        List<String> elements = Lists.split(text);
        Assume.that(!elements.equals(List.of("")));

        assertThat(Lists.split(Lists.join(elements))).isEqualTo(elements);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab,=\\ \t\n\u2003\u00e9").ofMaxLength(8);
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.oneOf(texts(), Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Map<String, String>> maps() {
        return Arbitraries.maps(texts().filter(name -> !name.isEmpty()), texts())
                .ofMaxSize(3);
    }

    @Test
    void whiteSpaceAroundAnElementIsNotOfIt() {
        assertThat(Lists.split(" a , b c ,\td\u2003")).containsExactly("a", "b c", "d");
        assertThat(Lists.split("")).isEmpty();
        assertThat(Lists.split(" \t ")).isEmpty();
    }

    @Test
    void aBackslashKeepsWhiteSpace() {
        assertThat(Lists.split("\\ a,b\\ , \\  \\ ,c\\\\ ")).containsExactly(" a", "b ", "   ".substring(0, 3), "c\\");
        assertThat(Lists.join(List.of(" a", "b ", " "))).isEqualTo("\\ a,b\\ ,\\ ");
    }

    @Test
    void aBackslashIsItselfWhereItTakesNoMeaning() {
        assertThat(Lists.split("C:\\temp,D:\\x\\")).containsExactly("C:\\temp", "D:\\x\\");
        assertThat(Lists.split("a\\,b,c\\=d,e\\\\,f")).containsExactly("a,b", "c=d", "e\\", "f");
    }

    @Test
    void emptyElementsAreKept() {
        assertThat(Lists.split("a,,b,")).containsExactly("a", "", "b", "");
        assertThat(Lists.split(",")).containsExactly("", "");
        assertThat(Lists.join(List.of("", "a"))).isEqualTo(",a");
        assertThat(Lists.join(List.of("", ""))).isEqualTo(",");
        assertThat(Lists.join(List.of())).isEmpty();
    }

    @Test
    void pairsKeepTheirOrder() {
        assertThat(Lists.splitMap(" b = 1 ,a=x=y, c= "))
                .containsExactly(Map.entry("b", "1"), Map.entry("a", "x=y"), Map.entry("c", ""));
        assertThat(Lists.splitMap("")).isEmpty();
        assertThat(Lists.splitMap("a\\=b=c\\,d")).containsExactly(Map.entry("a=b", "c,d"));
        assertThat(Lists.joinMap(new LinkedHashMap<>(Map.of("a=b", "c=d")))).isEqualTo("a\\=b=c=d");
    }

    @Test
    void whatIsNoPairOrStandsTwiceIsRefused() {
        assertThat(Lists.splitMap("a")).isNull();
        assertThat(Lists.splitMap("=1")).isNull();
        assertThat(Lists.splitMap(" =1")).isNull();
        assertThat(Lists.splitMap("a\\=1")).isNull();
        assertThat(Lists.splitMap("a=1,a=1")).isNull();
        assertThat(Lists.splitMap("a=1,")).isNull();
    }
}
