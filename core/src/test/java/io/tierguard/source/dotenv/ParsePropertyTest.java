package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotBlank;

/** What holds for any text. */
class ParsePropertyTest {
    private static final String CANARY = "cAnArY-7f3a";
    private static final Map<String, String> HOST = Map.of("H", CANARY, "EMPTY", "", "B", "${H}" + CANARY);

    @Property(tries = 5000)
    void nothingIsThrownAndNoProblemHoldsAnythingOfAValue(@ForAll("files") String text) {
        Entry earlier = Said.entry(Said.by("E=" + CANARY), "E");

        Reading reading = Dotenv.parse(text, ".env", HOST, Map.of("E", earlier));

        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(everyWordOf(problem))
                        .doesNotContain(CANARY)
                        .doesNotContain("cAnArY")
                        .doesNotContain("7f3a"));
        assertThat(reading.toString()).doesNotContain("value=" + CANARY);
    }

    @Property(tries = 2000)
    void everyPlaceIsInTheText(@ForAll("files") String text) {
        Reading reading = Said.by(text, HOST);
        String[] lines = text.split("\n", -1);
        String before = "";
        for (Problem problem : reading.problems()) {
            assertThat(problem.origin()).isNotNull();
            String location = problem.origin().location();
            String[] parts = location.split(":", -1);
            int line = Integer.parseInt(parts[1]);
            assertThat(line).isBetween(1, lines.length);
            assertThat(Integer.parseInt(parts[2])).isBetween(1, lines[line - 1].length() + 1);
            String key = "%09d:%09d".formatted(line, Integer.parseInt(parts[2]));
            if (!problem.slug().equals("dotenv-duplicate-key")) {
                assertThat(key).isGreaterThanOrEqualTo(before);
                before = key;
            }
        }
    }

    @Property
    void singleQuotesKeepAnyText(@ForAll String value) {
        String text = value.replace("'", "").replace("\0", "");
        while (text.endsWith("\\")) {
            text = text.substring(0, text.length() - 1);
        }

        Reading reading = Said.by("A='" + text + "'\nZ=z\n", HOST);

        assertThat(reading.problems()).isEmpty();
        assertThat(Said.values(reading)).isEqualTo(Map.of("A", text, "Z", "z"));
    }

    @Property
    void aTextWithoutDollarsQuotesAndBackslashesIsKeptByDoubleQuotes(@ForAll @NotBlank String value) {
        String text =
                value.replace("\"", "").replace("\0", "").replace("$", "$$").replace("\\", "\\\\");

        Reading reading = Said.by("A=\"" + text + "\"", HOST);

        assertThat(Said.values(reading))
                .isEqualTo(Map.of("A", text.replace("$$", "$").replace("\\\\", "\\")));
    }

    @Property
    void theEndOfTheFileEndsALine(@ForAll("files") String text) {
        Reading open = Said.by(text, HOST);
        Reading ended = Said.by(text + "\n", HOST);

        assertThat(Said.values(open)).isEqualTo(Said.values(ended));
        assertThat(Said.problems(open)).isEqualTo(Said.problems(ended));
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "$",
                                "{",
                                "}",
                                "${",
                                "$H",
                                "${H}",
                                "${B}",
                                "${E}",
                                "${U:-",
                                "${H:?",
                                "${H:+",
                                "${U",
                                ":?",
                                "-",
                                "=",
                                ":",
                                "'",
                                "\"",
                                "\\",
                                "#",
                                " #",
                                " ",
                                "\n",
                                "\r\n",
                                "\t",
                                "\0",
                                "A=",
                                "\nB=",
                                "\nexport C=",
                                "\nH",
                                "\\0101",
                                "\\$",
                                "\\n",
                                "\u00a0",
                                "\u2028",
                                "\ufeff"),
                        Arbitraries.of(CANARY),
                        Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    private static String everyWordOf(Problem problem) {
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
