package io.tierguard.source.dotenv.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import io.tierguard.source.dotenv.Dotenv;
import io.tierguard.source.dotenv.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DisagreementsTest {
    private static List<Problem> of(String text, Map<String, String> env) {
        return Disagreements.of(text, ".env", Dotenv.parse(text, ".env", env, Map.of()), env, Map.of());
    }

    /** What a problem says, in a line for each fact. */
    private static List<String> said(String text) {
        List<String> said = new ArrayList<>();
        for (Problem problem : of(text, Map.of("B", "b"))) {
            Origin.File place = (Origin.File) problem.origin();
            said.add(problem.key() + " " + place.line() + ":" + place.column());
            said.addAll(problem.notes());
            said.add("→ " + problem.fix());
        }
        return said;
    }

    static List<Arguments> lines() {
        return List.of(
                arguments(
                        "A=  # c",
                        "1:5",
                        "dotenv, dotenv-expand, node --env-file, python-dotenv: cut at #",
                        "docker run: white space around it kept",
                        "→ put the comment on a line of its own, or the value in quotes if it begins with #"),
                arguments(
                        "A=p#1",
                        "1:3",
                        "dotenv, dotenv-expand, node --env-file: cut at #",
                        "→ write the value in single quotes"),
                arguments(
                        "A=x\t# c",
                        "1:3",
                        "dotenv, dotenv-expand, node --env-file, python-dotenv: cut at #",
                        "→ write the value in single quotes"),
                arguments(
                        "A=\"a\\tb\"",
                        "1:3",
                        "dotenv, dotenv-expand, node --env-file: escapes kept",
                        "docker run: quotes kept, escapes kept",
                        "→ write the value without quotes and escapes"),
                arguments(
                        "A='a\\'b'",
                        "1:3",
                        "dotenv, dotenv-expand: escapes kept",
                        "node --env-file: cut at the quote inside",
                        "docker run: quotes kept, escapes kept",
                        "→ write the value without quotes and escapes"),
                arguments(
                        "A=a$$B",
                        "1:3",
                        "dotenv, node --env-file, python-dotenv, docker run: $$ kept",
                        "dotenv-expand: expanded",
                        "→ choose a value without $, or set it in the environment: no spelling suits all of them"),
                arguments(
                        "A=a\\$B",
                        "1:3",
                        "dotenv, dotenv-expand, node --env-file, python-dotenv, docker run: not expanded",
                        "→ write the value out"),
                arguments(
                        "A='$B'",
                        "1:3",
                        "dotenv-expand: expanded",
                        "docker run: quotes kept",
                        "→ choose a value without $, or set it in the environment: no spelling suits all of them"),
                arguments(
                        "A='${B}'",
                        "1:3",
                        "dotenv-expand, python-dotenv: expanded",
                        "docker run: quotes kept",
                        "→ choose a value without $, or set it in the environment: no spelling suits all of them"),
                arguments(
                        "A='$(id)'",
                        "1:3",
                        "dotenv-expand: what stands in $(…) run as a command",
                        "docker run: quotes kept",
                        "→ choose a value without $, or set it in the environment: no spelling suits all of them"),
                arguments(
                        "A=${U-d}",
                        "1:3",
                        "dotenv, node --env-file, docker run: not expanded",
                        "python-dotenv: expanded otherwise",
                        "→ write the value out"),
                arguments(
                        "A=\"x${B}\"",
                        "1:3",
                        "dotenv, node --env-file: not expanded",
                        "docker run: quotes kept, not expanded",
                        "→ write the value out, without quotes"),
                arguments(
                        "A: 1",
                        "1:4",
                        "node --env-file, python-dotenv: the line dropped",
                        "docker run: the whole file refused",
                        "→ write NAME=value, with an equals sign"),
                arguments(
                        "export\tA=1",
                        "1:10",
                        "node --env-file: read under another name",
                        "docker run: the whole file refused",
                        "→ write it with no other white space than single spaces around its name and value"),
                arguments(
                        "A=`x y`",
                        "1:3",
                        "dotenv, dotenv-expand, node --env-file: backticks taken for quotes",
                        "→ write the value in single quotes"),
                arguments(
                        "\uFEFFA=x",
                        "1:3",
                        "node --env-file: read under another name",
                        "→ save the file as UTF-8 without a byte order mark"),
                arguments(
                        "A=   \nexport B=2",
                        "1:3",
                        "node --env-file: the next line taken for the value",
                        "docker run: the whole file refused",
                        "→ end the line right behind the equals sign"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void saysInWhichWayEachReaderDiffers(ArgumentsAccessor row) {
        List<String> wanted = new ArrayList<>();
        wanted.add("A " + row.getString(1));
        for (int i = 2; i < row.size(); i++) {
            wanted.add(row.getString(i));
        }
        assertThat(said(row.getString(0) + "\n")).startsWith(wanted.toArray(new String[0]));
    }

    @Test
    void whatIsReplacedWithoutEndAccusesNoNameBehindIt() {
        String endless = "A='${Z}x'\nZ='${A}x'\n";
        List<String> said = said(endless + "C=1\nD=\"${C}\"\nE='$(x'\nF='$(x)'\n");

        assertThat(said)
                .contains(
                        "dotenv-expand: references replaced without end, or too often to follow",
                        "D 4:3",
                        "dotenv, node --env-file: not expanded")
                .doesNotContain("E 5:3", "F 6:3");
        assertThat(said.toString())
                .containsOnlyOnce("dotenv-expand: references")
                .doesNotContain("command");
    }

    @Test
    void quotesAloneAreNoReason() {
        assertThat(said("A='x'\nB=\"y z\" # c\nexport C='#1'\n")).isEmpty();
    }

    @Test
    void thatDockerRefusesTheFileIsSaidOnce() {
        assertThat(said("A: 1\nB: 1\n"))
                .filteredOn(line -> line.startsWith("docker run"))
                .containsExactly("docker run: the whole file refused");
    }

    @Test
    void whatComposeRefusesHasAProblemAlready() {
        assertThat(said("A=${B\nB='x' junk!\nC=\"x\nD E=1\n=x#\n")).isEmpty();
    }

    @Test
    void aNameAloneIsLeftToTheEnvironmentByAll() {
        assertThat(of("A\nB\n", Map.of("A", "p#1"))).isEmpty();
    }

    @Test
    void onlyTheLineThatWinsCounts() {
        assertThat(said("A=p#1\nA=2\n")).isEmpty();
        assertThat(said("A=2\nB=1\nA=p#1\n")).contains("A 3:3").doesNotContain("A 1:3");
    }

    @Test
    void whatAnEarlierFileSaidIsKnownToThoseWhoExpand() {
        Map<String, Entry> earlier = Map.of(
                "H",
                Dotenv.parse("H=db\n", ".env", Map.of(), Map.of()).entries().get(0));
        Reading reading = Dotenv.parse("A=${H}\n", ".env.local", Map.of(), earlier);

        List<Problem> problems = Disagreements.of("A=${H}\n", ".env.local", reading, Map.of(), earlier);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).notes()).containsExactly("dotenv, node --env-file, docker run: not expanded");
    }

    @Test
    void aNameInACommentHasAProblemOfItsOwn() {
        assertThat(said("B=1\n# note\rA=1\n"))
                .containsExactly(
                        "null 2:8",
                        "dotenv, dotenv-expand, python-dotenv: a name",
                        "→ end every line with LF alone, and take the name out if it should not be set");
    }

    @Test
    void aNameIsLookedForWhereOneMayStand() {
        assertThat(said("X='FOO'\n#\u2028FOO=1\n")).contains("null 2:3").doesNotContain("null 1:4");
        assertThat(said("X=AFOO=1\nY=FOO\n# FOO=2\r export  FOO=1\n")).contains("null 3:18");
    }

    @Test
    void aSecretThatSlippedToWhereANameIsStaysUnsaid() {
        List<Problem> problems = of("Zq7canary=p#1\n", Map.of());

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).key()).isNull();
        assertThat(problems.toString()).doesNotContain("Zq7canary");
    }

    @Test
    void twentyAreEnough() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 23; i++) {
            text.append("A").append(i).append("=p#1\n");
        }

        List<Problem> problems = of(text.toString(), Map.of());

        assertThat(problems).hasSize(21);
        assertThat(problems.get(20).message())
                .isEqualTo("3 more names have another value for other programs, from here on");
        assertThat(problems.get(20).origin()).extracting(Origin::location).isEqualTo(".env:21:5");
    }

    /** Whatever stands in a value, in front of it or behind it, none of it is in a problem. */
    @Test
    void noProblemHoldsAnyTextOfAValue() {
        for (Corpus.Case one : Corpus.cases()) {
            String text = one.text().length() > 5_000 ? "" : one.text();
            for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
                for (int skip = 1; skip <= 2 && at + skip <= text.length(); skip++) {
                    String planted = text.substring(0, at + skip) + "Zq7canary" + text.substring(at + skip);
                    assertThat(of(planted, one.env()).toString()).as(one.id()).doesNotContain("q7canar");
                }
            }
        }
    }

    /** The start path asks whether a file is plain, and looks no further where it is. */
    @Test
    void aPlainFileHasNone() {
        int plain = 0;
        for (Corpus.Case one : Corpus.cases()) {
            if (PlainText.is(one.text())) {
                plain++;
                assertThat(of(one.text(), one.env())).as(one.toString()).isEmpty();
            }
        }
        assertThat(plain).isGreaterThan(50);
    }

    @Property
    void plainLinesAreReadAlike(@ForAll("plain") String text) {
        assertThat(PlainText.is(text)).isTrue();
        assertThat(of(text, Map.of())).isEmpty();
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings()
                .withChars("AB_1=:-+.,;{}()[] \"'#\n\r")
                .ofMaxLength(24)
                .map(text -> "A=" + text)
                .filter(PlainText::is);
    }

    /** Every name that the recordings show to be read otherwise has a problem, and no other name. */
    @Test
    void findsWhatTheRecordingsShow() {
        List<OtherReader> asked =
                List.of(OtherReader.DOTENV, OtherReader.DOTENV_EXPAND, OtherReader.NODE, OtherReader.PYTHON);
        List<Map<String, Object>> recordings = List.of(
                Corpus.readBy("dotenv"),
                Corpus.readBy("dotenv-expand"),
                Corpus.readBy("node"),
                Corpus.readBy("python-dotenv"));
        List<String> wrong = new ArrayList<>();
        for (Corpus.Case one : Corpus.cases()) {
            Reading reading = Dotenv.parse(one.text(), ".env", one.env(), Map.of());
            List<Origin> wanted = new ArrayList<>();
            for (Entry entry : reading.entries()) {
                boolean differs = false;
                for (int i = 0; i < asked.size(); i++) {
                    Object recorded = recordings.get(i).get(one.id());
                    boolean set = asked.get(i) == OtherReader.DOTENV_EXPAND
                            && !one.env().getOrDefault(entry.name(), "").isEmpty();
                    if (recorded instanceof Map<?, ?> values && !set) {
                        differs |= !entry.value().reveal().equals(values.get(entry.name()));
                    } else if (recorded instanceof String) {
                        differs |= entry.value().reveal().contains("$");
                    }
                }
                if (differs
                        && entry.origin() instanceof Origin.File place
                        && !isFollowedByAMistake(reading, entry, place)) {
                    wanted.add(place);
                }
            }
            while (wanted.size() > 21) {
                wanted.remove(21); // there is one problem for all of these
            }
            List<Origin> found = new ArrayList<>();
            for (Problem problem : of(one.text(), one.env())) {
                if (!problem.message().contains("see a name here")) {
                    found.add(problem.origin());
                }
            }
            if (!found.equals(wanted)) {
                wrong.add(one + ": " + wanted + " and not " + found + " in " + one.text());
            }
        }
        assertThat(wrong).as(wrong.size() + " files").isEmpty();
    }

    private static boolean isFollowedByAMistake(Reading reading, Entry entry, Origin.File place) {
        long lines = entry.value().reveal().chars().filter(c -> c == '\n').count();
        return reading.problems().stream()
                .filter(problem -> problem.id() == ProblemId.DOTENV_SYNTAX)
                .map(problem -> (Origin.File) problem.origin())
                .anyMatch(mistake -> lines == 0
                        ? mistake.line() == place.line() && mistake.column() > place.column()
                        : mistake.line() > place.line() && mistake.line() <= place.line() + lines);
    }
}
