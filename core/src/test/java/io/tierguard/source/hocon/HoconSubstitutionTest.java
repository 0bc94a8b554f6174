package io.tierguard.source.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;
import uk.org.webcompere.systemstubs.properties.SystemProperties;

/** {@code ${NAME}} is looked up in the files, then in what was handed in, and nowhere else. */
@Timeout(60)
@ExtendWith(SystemStubsExtension.class)
class HoconSubstitutionTest {
    private static final String CANARY = "cAnArY-7f3a";

    @TempDir
    private Path folder;

    @SystemStub
    private EnvironmentVariables environmentOfTheProcess;

    @SystemStub
    private SystemProperties propertiesOfTheProcess;

    @Test
    void aNameIsLookedUpInWhatWasHandedIn() throws IOException {
        Reading reading = Written.in(folder)
                .saying(Map.of("X", " ${Y} 'x'\n", "API_KEY", "k", "http_proxy", "p"))
                .base(
                        "a = ${X}\nb = \"<\"${X}\">\"\nc = ${api.key}\nd = ${apiKey}\ne = ${http_proxy}\nf = [${X}, 1]",
                        "F");

        assertThat(reading.problems()).isEmpty();
        assertThat(Written.values(reading))
                .isEqualTo(Map.of(
                        "A", " ${Y} 'x'\n",
                        "B", "< ${Y} 'x'\n>",
                        "C", "k",
                        "D", "k",
                        "E", "p",
                        "F", "\\ ${Y} 'x'\\\n,1"));
    }

    @Test
    void theFilesComeFirst() throws IOException {
        Reading reading = Written.in(folder)
                .saying(Map.of("X", "said", "O_X", "said"))
                .base("X = written\na = ${X}\no.x = written\nb = ${o.x}\nc = ${O_X}");

        assertThat(Written.values(reading))
                .containsEntry("A", "written")
                .containsEntry("B", "written")
                .containsEntry("C", "said");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = ${CANARY}",
                "a = ${?CANARY}",
                "a = \"x\"${?CANARY}",
                "a = ${CANARY[]}",
                "a = ${?CANARY[]}",
                "a = [${?CANARY}]",
                "a = 1\na = ${?CANARY}",
                "a = ${env.CANARY}",
                "a = ${?canary}",
                "a = ${?canary.property}",
                "a = ${canary.property}",
                "a = ${?a}${?CANARY}",
                "o { CANARY = ${?CANARY} }, a = ${?o.CANARY}",
                "CANARY = ${CANARY}\na = ${CANARY}",
            })
    void theProcessItselfIsNeverAsked(String text) throws IOException {
        environmentOfTheProcess
                .set("CANARY", CANARY)
                .set("CANARY_0", CANARY)
                .set("CANARY_1", CANARY)
                .set("CONFIG_FORCE_a", CANARY)
                .set("A", CANARY);
        propertiesOfTheProcess
                .set("CANARY", CANARY)
                .set("canary.property", CANARY)
                .set("a", CANARY)
                .set("config.override_with_env_vars", "true");

        Reading reading = Written.in(folder).base(text, "A");

        assertThat(System.getenv("CANARY")).isEqualTo(CANARY);
        assertThat(Written.values(reading).toString()).doesNotContain(CANARY);
        assertThat(reading.problems().toString()).doesNotContain(CANARY);
    }

    @Test
    void anOptionalNameThatIsNotSetLeavesNothing() throws IOException {
        Reading reading = Written.in(folder)
                .base("a = ${?NO}\nb = 1\nb = ${?NO}\nc = \"x\"${?NO}\"y\"\nd = [1, ${?NO}]\ne = ${?a}", "D");

        assertThat(reading.problems()).isEmpty();
        assertThat(Written.values(reading)).isEqualTo(Map.of("B", "1", "C", "xy", "D", "1"));
    }

    @Test
    void everyNameThatIsMissingIsReportedWithItsLine() throws IOException {
        Reading reading = Written.in(folder).tier("h = ${NO6}").base("""
                        a = 1
                        b = ${NO1}
                        c = "x"${NO2}${NO3}
                        o {
                          d = ${no.four}
                        }
                        e = [${NO5}]
                        f = ${b}
                        g = 2
                        i = ${"NO 7"}
                        """, "E");

        assertThat(Written.values(reading)).isEqualTo(Map.of("A", "1", "G", "2"));
        assertThat(Written.problems(reading))
                .containsExactlyInAnyOrder(
                        "TG603 application.conf:2",
                        "TG603 application.conf:3",
                        "TG603 application.conf:3",
                        "TG603 application.conf:5",
                        "TG603 application.conf:7",
                        "TG603 application.conf:10",
                        "TG603 application-staging.conf:1");
        assertThat(reading.problems())
                .extracting(Problem::message)
                .contains("${NO1} is set nowhere", "${no.four} is set nowhere", "a name is set nowhere");
    }

    @Test
    void aReferenceToWhatComesToNothingIsReported() throws IOException {
        Reading reading = Written.in(folder)
                .saying(Map.of("PASSWORD", CANARY))
                .base("password = ${?NO}\n\nurl = \"x:\"${password}", "URL");

        assertThat(Written.values(reading)).isEmpty();
        assertThat(Written.problems(reading)).containsExactly("TG603 application.conf:3");
        assertThat(reading.problems().get(0).key()).isEqualTo("URL");
    }

    @Test
    void anObjectThatCannotBeResolvedLeavesTheRest() throws IOException {
        Reading reading = Written.in(folder).base("m = ${NO}\nm { a = 1 }\nn = ${NO} { b = 2 }\nz = 1", "M");

        assertThat(Written.values(reading)).isEqualTo(Map.of("Z", "1"));
        assertThat(Written.problems(reading)).containsExactly("TG603 application.conf:2", "TG603 application.conf:3");
    }

    @Test
    void aValueMayBeBuiltOnWhatItWas() throws IOException {
        Reading reading = Written.in(folder)
                .tier("path = ${path}\":z\"\nlist += 4\n")
                .base(
                        "path = x\npath = ${path}\":y\"\nlist = [1]\nlist += 2\nlist = ${list} [3]\nother = [0]\nother = [1]${?other}",
                        "LIST",
                        "OTHER");

        assertThat(reading.problems()).isEmpty();
        assertThat(Written.values(reading)).isEqualTo(Map.of("PATH", "x:y:z", "LIST", "1,2,3,4", "OTHER", "1,0"));
        assertThat(Written.values(Written.in(folder).tier("").base("a += 1\na += 2", "A")))
                .isEqualTo(Map.of("A", "1,2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path = ${path}\":x\"",
                "path = ${PATH}${path}",
                "a = ${b}\nb = ${a}",
                "a = ${b}\nb = ${c}\nc = \"x\"${a}",
                "a = [${a}]",
                "a { b = ${a} }",
                "a { b = ${a.b} }",
                "a = ${b.c}\nb { c = ${a} }",
                "a = ${b} { x = 1 }\nb = ${a} { y = 1 }",
            })
    void aCircleIsReportedAndTheRestIsRead(String text) throws IOException {
        Reading reading = Written.in(folder)
                .saying(Map.of("PATH", "/bin"))
                .base("ok = 1\n" + text + "\nfine { x = 2 }", "PATH", "A");

        assertThat(Written.values(reading)).containsEntry("OK", "1").containsEntry("FINE_X", "2");
        assertThat(reading.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.id().id()).isEqualTo("TG603");
            assertThat(problem.origin()).isNotNull();
        });
        assertThat(Written.problems(reading)).anyMatch(problem -> problem.matches("TG603 application.conf:[2-4]"));
    }

    @Test
    void aCircleIsToldWithItsOwnFile() throws IOException {
        Reading reading = Written.in(folder).tier("\n\na = ${b}\nb = ${a}").base("c = 1", "A");

        assertThat(Written.problems(reading)).hasSize(1);
        assertThat(Written.problems(reading).get(0)).matches("TG603 application-staging.conf:[34]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a = ${?b}\nb = ${?a}", "a = ${?a}", "a = ${?b}x\nb = ${?a}y", "a { b = ${?a.c}, c = ${?a.b} }"})
    void anOptionalCircleIsNoMistake(String text) throws IOException {
        Reading reading = Written.in(folder).base(text + "\nok = 1");

        assertThat(Written.values(reading)).containsEntry("OK", "1");
        assertThat(reading.problems()).isEmpty();
    }

    // --- what went into a value

    @Test
    void aValueKnowsWhatWentIntoIt() throws IOException {
        Reading reading = Written.in(folder)
                .saying(Map.of("S", "s", "T", "t", "A_X", "wrong"))
                .tier("late = ${late}${T}\n")
                .base("""
                        plain = 1
                        one = ${S}
                        two = "x"${one}
                        three = [${two}, ${plain}]
                        four { a = ${three}, b = 2 }
                        five = ${four}
                        six = ${?S}
                        seven = ${?S[]}
                        eight = ${?NO}
                        nine = 1
                        nine = ${?S}
                        late = ${S}
                        a = ${deep}
                        deep { x = ${S} }
                        a-b = 1
                        ten = ${a.x}
                        "q}x" = ${S}
                        eleven = ${"q}x"}
                        """, "THREE", "FOUR_A", "FIVE_A");

        assertThat(reading.problems()).isEmpty();
        assertThat(Written.ingredients(reading, "PLAIN")).isEmpty();
        assertThat(Written.ingredients(reading, "ONE")).containsExactly("S");
        assertThat(Written.ingredients(reading, "TWO")).containsExactly("ONE", "S");
        assertThat(Written.ingredients(reading, "THREE")).containsExactly("ONE", "PLAIN", "S", "TWO");
        assertThat(Written.ingredients(reading, "FOUR_A")).contains("S", "THREE");
        assertThat(Written.ingredients(reading, "FIVE_A")).contains("S", "THREE", "FOUR_A", "FOUR_B");
        assertThat(Written.ingredients(reading, "FIVE_B")).contains("S");
        assertThat(Written.ingredients(reading, "SIX")).containsExactly("S");
        assertThat(Written.ingredients(reading, "SEVEN")).containsExactly("S");
        assertThat(Written.ingredients(reading, "NINE")).containsExactly("S");
        assertThat(Written.ingredients(reading, "LATE")).containsExactly("S", "T");
        assertThat(Written.ingredients(reading, "TEN")).containsExactly("A", "DEEP_X", "S");
        assertThat(Written.ingredients(reading, "A_X")).containsExactly("DEEP_X", "S");
        assertThat(Written.ingredients(reading, "ELEVEN")).contains("S");
    }

    /** Where the files have the name and no value for it, the parser asks elsewhere after all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p = ${?NO}\na = ${?p.q}",
                "p = ${o}\no { x = 1 }\na = ${p.q}",
                "a = ${?a}\na = ${?p.q}\np.q = ${?a}",
                "a = ${?p.q}\np.q = ${?p.q}\np.q = ${?p.q}",
            })
    void aNameWithoutAValueMayBeLookedUpElsewhere(String text) throws IOException {
        Reading reading = Written.in(folder).saying(Map.of("P_Q", CANARY)).base(text);

        assertThat(Written.values(reading)).containsEntry("A", CANARY);
        assertThat(Written.ingredients(reading, "A")).contains("P_Q");
        assertThat(reading.entries())
                .filteredOn(entry -> entry.value().reveal().contains(CANARY))
                .allSatisfy(entry -> assertThat(entry.ingredients())
                        .anyMatch(ingredient -> ingredient.value().reveal().equals(CANARY)));
    }

    @Test
    void aListOfVariablesIsNotMadeUp() throws IOException {
        Reading reading =
                Written.in(folder).saying(Map.of("X_0", "a", "X_1", "b")).base("a = ${?X[]}", "A");

        assertThat(Written.values(reading)).isEmpty();
    }

    @Test
    void ingredientsAreToldOnce() throws IOException {
        Reading reading = Written.in(folder).saying(Map.of("S", "s")).base("a = ${S}${S}\nb = ${a}${a}${S}");

        assertThat(Written.ingredients(reading, "A")).isEqualTo(List.of("S"));
        assertThat(Written.ingredients(reading, "B")).isEqualTo(List.of("A", "S"));
    }
}
