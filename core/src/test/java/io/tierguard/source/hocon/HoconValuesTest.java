package io.tierguard.source.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says is what the application gets: the text as it is written, and where. */
class HoconValuesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "007 | 007",
                "1.10 | 1.10",
                "-0 | -0",
                "1e3 | 1e3",
                "0x10 | 0x10",
                "12345678901234567890 | 12345678901234567890",
                "1.0000000000000000001 | 1.0000000000000000001",
                "true | true",
                "False | False",
                "yes | yes",
                "10 s | 10 s",
                "a b  c | a b  c",
                "\" a \" | ' a '",
                "\"\" | ''",
                "\"null\" | null",
                "\"a#b\" # c | a#b",
                "\"a//b\" // c | a//b",
                "\"${A}\" | ${A}",
                "\"\\u00e9\\n\\\"\" | 'é\n\"'",
                "\"\"\"a\"b\\n${A}\"\"\" | 'a\"b\\n${A}'",
                "\"\"\"a\"\"\"\" | 'a\"'",
                "ünï | ünï",
                "[] | ''",
                "[a] | a",
                "[007, 1.10, true] | '007,1.10,true'",
                "[\"a,b\", \"c\\\\\"] | 'a\\,b,c\\\\'",
                "[a b, c] | 'a b,c'",
                "{} | ''",
                "{ b = 1, a = 007 } | 'a=007,b=1'",
                "{ \"x.y\" = \"a,b=c\" } | 'x.y=a\\,b=c'",
                "{ \"p=q\" = 1 } | 'p\\=q=1'",
            })
    void aValueIsAsItIsWritten(String written, String value) throws IOException {
        Reading reading = Written.in(folder).base("v = " + written, "V");

        assertThat(reading.problems()).isEmpty();
        assertThat(Written.values(reading)).isEqualTo(Map.of("V", value));
        assertThat(reading.entries().get(0).value().isSecret()).isTrue();
        assertThat(reading.entries().get(0).origin()).isEqualTo(new Origin.File(Layer.HOCON, Written.BASE, 1, 0));
    }

    @Test
    void aValueMayHaveSeveralLines() throws IOException {
        Reading reading =
                Written.in(folder).base("a = \"\"\"x\n y\r\n\"\"\"\nb = [\n 1\n 2,\n 3\n]\nc = 4\n", "A", "B");

        assertThat(Written.values(reading)).isEqualTo(Map.of("A", "x\n y\r\n", "B", "1,2,3", "C", "4"));
        assertThat(Written.places(reading)).containsEntry("C", List.of("application.conf:9"));
    }

    @Test
    void pathsAreKeys() throws IOException {
        Reading reading = Written.in(folder)
                .base(
                        "openai.api-key = 1\nPOSTGRES { db = 2, userName : 3 }\n\"log level\" = 4\nLOG_LEVEL = 5\ngrün = 6\n");

        assertThat(Written.values(reading))
                .isEqualTo(Map.of(
                        "OPENAI_API_KEY", "1",
                        "POSTGRES_DB", "2",
                        "POSTGRES_USER_NAME", "3",
                        "\"log level\"", "4",
                        "LOG_LEVEL", "5",
                        "grün", "6"));
    }

    @Test
    void aMarkOfTheByteOrderIsNoPartOfAKey() throws IOException {
        assertThat(Written.values(Written.in(folder).base("\uFEFFa = 1"))).isEqualTo(Map.of("A", "1"));
    }

    @Test
    void nullIsNoValue() throws IOException {
        Reading reading = Written.in(folder).tier("a = null").base("a = 1\nb = null\nc = 2", "A", "B", "C");

        assertThat(Written.values(reading)).isEqualTo(Map.of("C", "2"));
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void anObjectUnderADeclaredKeyIsAMap() throws IOException {
        Reading reading = Written.in(folder).base("limits { api = 10, \"web.x\" = 20 }\nother { a = 1 }", "LIMITS");

        assertThat(Written.values(reading)).isEqualTo(Map.of("LIMITS", "api=10,web.x=20", "OTHER_A", "1"));
    }

    @Test
    void anObjectThatHoldsOtherDeclaredKeysIsNone() throws IOException {
        Reading reading =
                Written.in(folder).base("database { url = u, pool { size = 3 } }", "DATABASE", "DATABASE_POOL_SIZE");

        assertThat(Written.values(reading)).isEqualTo(Map.of("DATABASE_URL", "u", "DATABASE_POOL_SIZE", "3"));
    }

    @Test
    void aShapeThatNoKeyCanHaveIsAFinding() throws IOException {
        Reading reading = Written.in(folder).base("""
                        a = [[1]]
                        b = [1, null]
                        c = [{ x = 1 }]
                        d { x { y = 1 } }
                        e { x = [1] }
                        f { x = null }
                        lib = [[1]]
                        """, "A", "B", "C", "D", "E", "F");

        assertThat(reading.entries()).isEmpty();
        assertThat(Written.problems(reading))
                .containsExactlyInAnyOrder(
                        "TG301 application.conf:1",
                        "TG301 application.conf:2",
                        "TG301 application.conf:3",
                        "TG301 application.conf:4",
                        "TG301 application.conf:5",
                        "TG301 application.conf:6");
        assertThat(reading.problems()).extracting(Problem::key).containsExactlyInAnyOrder("A", "B", "C", "D", "E", "F");
    }

    @Test
    void linesAreThoseOfTheStatement() throws IOException {
        Reading reading = Written.in(folder).saying(Map.of("X", "x")).base("""
                        # comment
                        a = 1
                        o { b = 2
                          c = ${a}
                          d = ${X}
                        }
                        e = "u:"${X}":"${a}
                        f = 1
                        f = 2
                        g = 1
                        g = ${?X}
                        h = 1
                        h = ${?NOBODY}
                        i = [${X},
                          2]
                        j = [1]
                        j += 2
                        k = ${o} { z = 9 }
                        """, "I", "J");

        assertThat(reading.problems()).isEmpty();
        assertThat(Written.places(reading))
                .containsEntry("A", List.of("application.conf:2"))
                .containsEntry("O_B", List.of("application.conf:3"))
                .containsEntry("O_C", List.of("application.conf:4"))
                .containsEntry("O_D", List.of("application.conf:5"))
                .containsEntry("E", List.of("application.conf:7"))
                .containsEntry("F", List.of("application.conf:9"))
                .containsEntry("G", List.of("application.conf:11"))
                .containsEntry("H", List.of("application.conf:12"))
                .containsEntry("I", List.of("application.conf:14"))
                .containsEntry("J", List.of("application.conf:17"))
                .containsEntry("K_B", List.of("application.conf:3"))
                .containsEntry("K_Z", List.of("application.conf:18"));
        assertThat(Written.values(reading)).containsEntry("G", "x").containsEntry("H", "1");
    }

    @Test
    void theFileOfTheTierIsOverTheOtherWhichIsShadowed() throws IOException {
        Reading reading = Written.in(folder)
                .saying(Map.of("X", "x"))
                .tier("\na = 2\no.b = 2\nc = ${X}\nm { q = 2 }\nd = ${e}\n")
                .base("a = 1\no { b = 1, z = 1 }\nc = 1\nm { p = 1, q = 1 }\ne = 1\nd = 0\n", "M");

        assertThat(reading.problems()).isEmpty();
        assertThat(Written.values(reading))
                .isEqualTo(Map.of("A", "2", "O_B", "2", "O_Z", "1", "C", "x", "M", "p=1,q=2", "E", "1", "D", "1"));
        assertThat(Written.places(reading))
                .containsEntry("A", List.of("application.conf:1", "application-staging.conf:2"))
                .containsEntry("O_B", List.of("application.conf:2", "application-staging.conf:3"))
                .containsEntry("O_Z", List.of("application.conf:2"))
                .containsEntry("C", List.of("application.conf:3", "application-staging.conf:4"))
                .containsEntry("D", List.of("application.conf:6", "application-staging.conf:6"));
    }

    @Test
    void aReferenceInOneFileSeesTheOther() throws IOException {
        Reading reading = Written.in(folder)
                .tier("host = db.staging\nlist = ${list} [3]\n")
                .base("host = localhost\nurl = \"http://\"${host}\nlist = [1, 2]\n", "LIST");

        assertThat(Written.values(reading))
                .containsEntry("URL", "http://db.staging")
                .containsEntry("LIST", "1,2,3");
        assertThat(Written.places(reading)).containsEntry("URL", List.of("application.conf:2"));
    }

    @Test
    void twoPathsForOneDeclaredKeyAreAClash() throws IOException {
        Reading reading = Written.in(folder)
                .base("api.key = 1\n\n\"api.key\" = 2\napi_key = 3\nlib.a-b = 4\nlib.a.b = 5\n", "API_KEY");

        assertThat(Written.values(reading)).containsOnlyKeys("API_KEY", "LIB_A_B");
        assertThat(Written.problems(reading))
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("TG612 application.conf:"));
        assertThat(reading.problems()).allSatisfy(problem -> {
            assertThat(problem.key()).isEqualTo("API_KEY");
            assertThat(problem.shadows()).hasSize(1);
        });
    }

    @Test
    void filesThatAreNotThereArePassedOver() throws IOException {
        assertThat(Written.in(folder).read("A").entries()).isEmpty();
        assertThat(Written.in(folder).read("A").problems()).isEmpty();

        Reading tierAlone = Written.in(folder).tier("a = 1").read("A");
        assertThat(Written.places(tierAlone)).isEqualTo(Map.of("A", List.of("application-staging.conf:1")));

        assertThat(Written.in(folder).base("", "A").problems()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadSaysWhyAndTheOtherIsRead() throws IOException {
        Files.createDirectories(folder.resolve(Written.BASE));
        assertThat(Written.problems(Written.in(folder).tier("a = 1").read("A")))
                .containsExactly("TG607 application.conf");
        assertThat(Written.values(Written.in(folder).read("A"))).isEqualTo(Map.of("A", "1"));

        Files.write(folder.resolve(Written.TIER), "\na = é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Written.problems(Written.in(folder).read("A")))
                .containsExactly("TG607 application.conf", "TG609 application-staging.conf:2");
    }

    @Test
    void aListIsNoConfiguration() throws IOException {
        assertThat(Written.problems(Written.in(folder).base("\n[1, 2]"))).containsExactly("TG605 application.conf:2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | a = {",
                "2 | 'a = 1\nb = cAnArY-7f3a }'",
                "3 | '\n\na = [1, 2\n'",
                "2 | '\ncAnArY-7f3a\n'",
                "2 | '\na = \"cAnArY-7f3a\nb = 1'",
                "2 | '\na = \"\"\"cAnArY-7f3a'",
                "2 | '\na = ${cAnArY-7f3a'",
                "1 | a = $cAnArY-7f3a",
                "1 | a = \"\\cAnArY-7f3a\"",
                "1 | a = \"\\u1xcAnArY-7f3a\"",
                "2 | 'a = 1\na..b = cAnArY-7f3a'",
                "1 | a = ${cAnArY-7f3a{}}",
                "1 | a = {cAnArY-7f3a}",
                "1 | = cAnArY-7f3a",
                "1 | a = cAnArY-7f3a, , b = 1",
                "1 | include cAnArY-7f3a",
                "1 | include = cAnArY-7f3a",
                "1 | a = *cAnArY-7f3a",
                "1 | a = ${a b{}cAnArY-7f3a}",
            })
    void aMistakeHasALineAndNothingOfTheText(int line, String text) throws IOException {
        Reading reading = Written.in(folder).base(text, "A");

        assertThat(reading.entries()).isEmpty();
        assertThat(Written.problems(reading))
                .filteredOn(problem -> !problem.startsWith("TG606"))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem).startsWith("TG605 application.conf:"));
        assertThat(reading.problems().toString()).doesNotContain("cAnArY").doesNotContain("7f3a");
        assertThat(lineOf(reading.problems().get(reading.problems().size() - 1)))
                .isBetween(line, line + 1);
    }

    private static int lineOf(Problem problem) {
        return problem.origin() instanceof Origin.File file ? file.line() : -1;
    }

    @Test
    void aMistakeInOneFileLeavesTheOther() throws IOException {
        Reading reading = Written.in(folder).tier("a = {").base("a = 1", "A");

        assertThat(Written.values(reading)).isEqualTo(Map.of("A", "1"));
        assertThat(Written.problems(reading)).containsExactly("TG605 application-staging.conf:1");
    }

    @Test
    void aValueThatIsWrittenOutHasNoIngredients() throws IOException {
        assertThat(Written.in(folder)
                        .base("a = 1\nb = [x]\nc { d = 2 }", "B", "C")
                        .entries())
                .extracting(Entry::ingredients)
                .containsOnly(List.of());
    }
}
