package io.tierguard.source.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigUtil;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for any text. */
class HoconPropertyTest {
    private static final String CANARY = "cAnArY-7f3a";
    private static final Map<String, String> VARIABLES =
            Map.of("S", CANARY, "T", "${S}" + CANARY, "LONG", CANARY.repeat(500), "P_Q", CANARY);

    private static Path folder;

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("tierguard-hocon");
    }

    @AfterContainer
    static void drop() throws IOException {
        Files.deleteIfExists(folder.resolve(Written.BASE));
        Files.deleteIfExists(folder.resolve(Written.TIER));
        Files.delete(folder);
    }

    @Property(tries = 6000)
    void nothingIsThrownAndNoProblemHoldsAnythingOfAValue(@ForAll("texts") String base, @ForAll("texts") String tier)
            throws IOException {
        Reading reading = Written.in(folder).saying(VARIABLES).tier(tier).base(base, "A", "B", "P_Q");

        for (Problem problem : reading.problems()) {
            assertThat(words(problem)).doesNotContain("cAnArY").doesNotContain("7f3a");
            assertThat(problem.origin()).isInstanceOf(Origin.File.class);
            Origin.File place = (Origin.File) problem.origin();
            assertThat(place.path()).isIn(Written.BASE, Written.TIER);
            String text = place.path().equals(Written.BASE) ? base : tier;
            // Where a bracket or a quote stays open the parser speaks of the line behind the last one.
            assertThat(place.line()).isBetween(0, text.split("\n", -1).length + 1);
        }
    }

    @Property(tries = 4000)
    void everyEntryIsSecretAndOfAFile(@ForAll("texts") String base, @ForAll("texts") String tier) throws IOException {
        Reading reading = Written.in(folder).saying(VARIABLES).tier(tier).base(base, "A", "B", "P_Q");

        for (Entry entry : reading.entries()) {
            assertThat(entry.value().isSecret()).isTrue();
            assertThat(entry.origin()).isInstanceOf(Origin.File.class);
            assertThat(((Origin.File) entry.origin()).path()).isIn(Written.BASE, Written.TIER);
        }
    }

    /** What came from the variables is never without them among its ingredients. */
    @Property(tries = 4000)
    void aSecretThatIsInAValueIsAmongItsIngredients(@ForAll("quiet") String base, @ForAll("quiet") String tier)
            throws IOException {
        Reading reading = Written.in(folder).saying(VARIABLES).tier(tier).base(base, "A", "B", "P_Q");

        for (Entry entry : reading.entries()) {
            if (entry.value().reveal().contains("cAnArY")) {
                assertThat(entry.ingredients())
                        .as(base + "\n---\n" + tier)
                        .anyMatch(ingredient -> ingredient.value().reveal().contains("cAnArY"));
            }
        }
    }

    @Property
    void aQuotedTextIsItself(@ForAll String value, @ForAll String key) throws IOException {
        String text = new String(
                value.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        String name = new String(
                key.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);

        Reading reading =
                Written.in(folder).tier("").base(ConfigUtil.quoteString(name) + " = " + ConfigUtil.quoteString(text));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.entries())
                .extracting(entry -> entry.value().reveal())
                .containsExactly(text);
    }

    @Property
    void theFileOfTheTierWins(@ForAll("small") Map<String, String> base, @ForAll("small") Map<String, String> tier)
            throws IOException {
        Reading reading = Written.in(folder).tier(lines(tier)).base(lines(base));

        Map<String, String> expected = new HashMap<>(base);
        expected.putAll(tier);
        assertThat(Written.values(reading)).isEqualTo(expected);
        for (String name : base.keySet()) {
            int places = tier.containsKey(name) ? 2 : 1;
            assertThat(Written.places(reading).get(name)).hasSize(places);
            assertThat(Written.places(reading).get(name).get(0)).startsWith(Written.BASE + ":");
        }
    }

    private static String lines(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    @Provide
    Arbitrary<Map<String, String>> small() {
        return Arbitraries.maps(
                        Arbitraries.of("A", "B", "C", "LOG_LEVEL", "D_1"), Arbitraries.of("007", "x", "true", "1.10"))
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        pieces(), Arbitraries.of(CANARY), Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(all -> String.join("", all));
    }

    /** Mostly statements that are whole, in which the canary stands in variables alone. */
    @Provide
    Arbitrary<String> quiet() {
        Arbitrary<String> paths = Arbitraries.of("a", "b", "o", "o.x", "o.y", "p.q", "a-b", "\"a.b\"", "o-x", "p");
        Arbitrary<String> references =
                Arbitraries.oneOf(paths, Arbitraries.of("S", "T", "p.q", "S[]")).map(path -> "${?" + path + "}");
        Arbitrary<String> values = Arbitraries.oneOf(
                        references,
                        references,
                        Arbitraries.of("1", "\"x\"", "{ x = 1 }", "{ x = ${?S} }", "[1]", "[${?T}]", "{ y = ${?o} }"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> String.join(" ", all));
        return net.jqwik.api.Combinators.combine(paths, Arbitraries.of(" = ", " = ", " += "), values)
                .as((path, sign, value) -> path + sign + value)
                .list()
                .ofMaxSize(7)
                .map(all -> String.join("\n", all));
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.of(
                "a",
                "b",
                "o",
                ".x",
                "a = ",
                "\nb = ",
                "\no { ",
                "p.q : ",
                "\na += ",
                "{",
                "}",
                "[",
                "]",
                "(",
                ")",
                ",",
                "\n",
                " ",
                "\t",
                "=",
                ":",
                "\"",
                "\"\"\"",
                "\\",
                "$",
                "${",
                "${?",
                "${a}",
                "${?b}",
                "${o}",
                "${S}",
                "${?T}",
                "${LONG}",
                "${p.q}",
                "${S[]}",
                "${NO}",
                "\"x\"",
                "1",
                "007",
                "null",
                "true",
                "#",
                "//",
                "include ",
                "\ninclude \"x\"",
                "include file(\"x\")",
                "include url(\"http://127.0.0.1:1/\")",
                "required(",
                "\uFEFF",
                "\0",
                "\u00a0",
                "é",
                "+",
                "-",
                "@",
                "`");
    }

    private static String words(Problem problem) {
        return problem
                + problem.message()
                + problem.because()
                + problem.fix()
                + problem.notes()
                + problem.key()
                + problem.shown()
                + problem.shadows()
                + problem.origin();
    }
}
