package io.tierguard.source.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that would exhaust the stack, the memory or the patience of the process. */
@Timeout(120)
class HoconHostileTest {
    @TempDir
    private Path folder;

    // --- depth

    @Test
    void bracketsAreNestedToALimit() throws IOException {
        assertThat(read("a = " + "[".repeat(64) + "1" + "]".repeat(64)).problems())
                .isEmpty();
        assertTooComplex("\na = " + "[".repeat(65), 2);
        assertTooComplex("a = " + "[".repeat(10_000) + "]".repeat(10_000), 1);
        assertTooComplex("a = " + "{b=".repeat(10_000) + "1" + "}".repeat(10_000), 1);
        assertTooComplex("{".repeat(10_000), 1);
        assertTooComplex("[{a:".repeat(10_000), 1);
        assertTooComplex("a{".repeat(10_000), 1);
        assertTooComplex("a = 1\n" + "a {\n".repeat(100), 66);
    }

    @Test
    void whatClosesNothingHidesNoDepth() throws IOException {
        assertTooComplex("a = " + ")".repeat(10_000) + "\nb = " + "[".repeat(10_000), 2);
        assertTooComplex("a = \"\"\"x\"\"\"\", b = " + "[".repeat(10_000), 1);
        assertTooComplex("a = \"\"\"\n\"x]]]]\n\"\"\"\"\"\"\"\nb = " + "[".repeat(10_000), 4);
        assertTooComplex("a = \"\\\"\", b = " + "[".repeat(10_000), 1);
        assertTooComplex("a = \"x\\\\\", b = " + "[".repeat(10_000), 1);
        assertTooComplex("a = " + "[${]}".repeat(10_000), 1);
        assertTooComplex("a = " + "[${\"}]\"]}".repeat(10_000), 1);
        assertTooComplex("a = " + "[${#}\n]}".repeat(10_000), 65);
        assertTooComplex("# [\"\nb = " + "[".repeat(10_000), 2);
        assertTooComplex("a = 1 // \"\nb = " + "[".repeat(10_000), 2);
        assertTooComplex("a = 1//\"\nb = " + "[".repeat(10_000), 2);
    }

    @Test
    void whatOpensNothingIsNoDepth() throws IOException {
        String many = "[{(".repeat(1000);
        String text = "a = \"" + many + "\"\nb = \"\"\"" + many + "\n" + many + "\"\"\"\nc = 1 # " + many
                + "\nd = 2 // " + many + "\ne = " + "(".repeat(1000) + "\nf = ${?\"" + many + "\"}\n# " + many;

        assertThat(read(text).problems()).isEmpty();
    }

    @Test
    void aPathIsAsDeepAsItIsLong() throws IOException {
        assertThat(read("a" + ".a".repeat(63) + " = 1").problems()).isEmpty();
        assertTooComplex("\n\na" + ".a".repeat(65) + " = 1", 3);
        assertTooComplex("a" + ".a".repeat(400_000) + " = 1", 1);
        assertTooComplex("a" + ".a".repeat(400_000) + " { }", 1);
        assertTooComplex("a = ${b" + ".b".repeat(400_000) + "}", 1);
        assertTooComplex(("a" + ".a".repeat(40) + " { ").repeat(2), 1);
        assertTooComplex(("a" + ".a".repeat(40) + " = { ").repeat(2), 1);
        assertTooComplex(("a" + ".a".repeat(40) + " = [{ ").repeat(2), 1);
        assertTooComplex("a" + ".a".repeat(40) + " = {b=1}{b" + ".b".repeat(40) + " = 1}", 1);
        // A value is not a path.
        assertThat(read("a = " + "1.".repeat(500) + "\nb = \"" + ".x".repeat(500) + "\"")
                        .problems())
                .isEmpty();
    }

    @Test
    void substitutionsAreNestedToALimit() throws IOException {
        assertTooComplex("a = " + "${".repeat(10_000), 1);
        assertTooComplex("a = " + "${".repeat(10_000) + "}".repeat(10_000), 1);

        assertThat(read(chain(60, i -> "k" + i + " = ${k" + (i + 1) + "}") + "k60 = 1")
                        .problems())
                .isEmpty();
        assertTooComplex(chain(100, i -> "k" + i + " = ${k" + (i + 1) + "}") + "k100 = 1", 0);
        // the other way round, each finds what it refers to done already
        assertTooComplex("k100 = 1\n" + chain(100, i -> "k" + (99 - i) + " = ${k" + (100 - i) + "}"), 0);
        assertTooComplex("z000 = 1\n" + chain(100, i -> "z%03d = ${z%03d}".formatted(i + 1, i)), 0);
        assertTooComplex("o0 { x = 1 }\n" + chain(2000, i -> "o%d { x = ${o%d.x} }".formatted(i + 1, i)), 0);
    }

    @Test
    void theLengthOfAChainIsTheSameFromEitherEnd() throws IOException {
        for (int links : new int[] {64, 65}) {
            String down = chain(links, i -> "k%03d = ${k%03d}".formatted(i, i + 1)) + "k%03d = 1".formatted(links);
            String up = "k000 = 1\n" + chain(links, i -> "k%03d = ${k%03d}".formatted(i + 1, i));
            for (String text : new String[] {down, up}) {
                assertThat(Written.problems(read(text)).size()).isEqualTo(links - 64);
            }
        }
    }

    // --- growth

    @Test
    void substitutionsThatDoubleAreRefused() throws IOException {
        assertThat(read("k0 = xx\n" + chain(10, i -> "k%d = ${k%d}${k%d}".formatted(i + 1, i, i)))
                        .problems())
                .isEmpty();
        assertTooComplex("k0 = xx\n" + chain(40, i -> "k%d = ${k%d}${k%d}".formatted(i + 1, i, i)), 0);
        assertTooComplex("k0 = [1, 1]\n" + chain(40, i -> "k%d = ${k%d} ${k%d}".formatted(i + 1, i, i)), 0);
        assertTooComplex("k0 = x\n" + chain(40, i -> "k%d = [${k%d}, ${k%d}]".formatted(i + 1, i, i)), 0);
        assertTooComplex("k0 = x\n" + chain(40, i -> "k%d { a = ${k%d}, b = ${k%d} }".formatted(i + 1, i, i)), 0);
        assertTooComplex("a = x\n" + "a = ${a}${a}\n".repeat(40), 0);
        assertTooComplex("a = x\nb = y\n" + "a = ${b}${b}\nb = ${a}${a}\n".repeat(20), 0);
        assertTooComplex("a = x\nb = y\n" + "a = ${?b}${?b}\nb = ${?a}${?a}\n".repeat(20), 0);
        assertTooComplex(chain(30, i -> chain(30, j -> i == j ? "" : "a%d = ${?a%d}".formatted(i, j))), 0);
    }

    @Test
    void substitutionsThatFanOutAreRefused() throws IOException {
        String large = "a = " + "x".repeat(60_000) + "\n";
        assertTooComplex(large + chain(4000, i -> "k" + i + " = ${a}x"), 0);
        assertTooComplex(large + "b = ${a}${a}", 0);
        String wide = "o { " + chain(1500, i -> "e" + i + " {}") + "}\n";
        assertTooComplex(wide + chain(1000, i -> "k" + i + " = ${o} { x = 1 }"), 0);
        Reading said =
                Written.in(folder).saying(Map.of("X", "x".repeat(70_000))).base("a = ${X}", "A");
        assertThat(Written.problems(said)).containsExactly("TG611 application.conf:1");
    }

    /** What another layer says counts wherever the parser may ask for it, and nowhere else. */
    @Test
    void whatComesFromOtherLayersIsCounted() throws IOException {
        Written house = Written.in(folder).saying(Map.of("P_Q", "x".repeat(40_000)));

        assertThat(Written.problems(house.base("a = ${p.q}${p.q}"))).containsExactly("TG611 application.conf:1");
        assertThat(Written.problems(house.base("p = ${?NO}\na = ${p.q}${p.q}")))
                .containsExactly("TG611 application.conf:2");
        assertThat(Written.problems(house.base("p.q = ${?p.q}\np.q = ${?p.q}\na = ${p.q}${p.q}")))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("TG611 application.conf:"));
        assertThat(Written.problems(house.base("p.q = 1\na = ${p.q}${p.q}"))).isEmpty();
        assertThat(Written.problems(house.base("p.q.r = 1\na = ${p.q}\nb = ${p.q}")))
                .isEmpty();
    }

    @Test
    void aValueIsBuiltOnWhatItWasToALimit() throws IOException {
        assertThat(Written.values(read("a = [1]\n" + "a += 2\n".repeat(60)))).containsEntry("A", "1" + ",2".repeat(60));
        assertThat(Written.values(read("a = x\n" + "a = ${a}y\n".repeat(60)))).containsEntry("A", "x" + "y".repeat(60));
        assertTooComplex("a = x\n" + "a = ${a}y\n".repeat(100), 0);
        assertTooComplex("a = { x = 1 }\n" + "a = ${?no}\n".repeat(4000), 0);
        assertTooComplex("a = [1]\n" + "a += 2\n".repeat(2000), 1026);
        assertTooComplex(chain(5000, i -> "k" + i + " = ${?no}"), 4097);
    }

    // --- what takes the square of its size

    @Test
    void objectsAreMergedToALimit() throws IOException {
        assertThat(read(chain(2000, i -> "a.b" + i + " = 1")).problems()).isEmpty();
        assertTooComplex(chain(20_000, i -> "a.b" + i + " = 1"), 4097);
        assertTooComplex(chain(20_000, i -> "a { b" + i + " = 1 }"), 4097);
        assertTooComplex("a = " + chain(20_000, i -> "{ b" + i + " = 1 }").replace("\n", ""), 1);
        // Each of few assignments can copy many members.
        assertThat(read(chain(4000, i -> "a.b" + i + " = 1")).problems()).isEmpty();
        assertTooComplex(
                "a {\n" + chain(30_000, i -> "k" + i + " = 1") + "}\n" + chain(2000, i -> "a.b" + i + " = 1"), 31_081);
        // No limit is on keys alone.
        assertThat(read(chain(20_000, i -> "k" + i + " = 1")).entries()).hasSize(20_000);
        assertThat(read("a {\n" + chain(20_000, i -> "k" + i + " = 1") + "}").entries())
                .hasSize(20_000);
    }

    @Test
    void valuesArePutTogetherToALimit() throws IOException {
        assertThat(read("a = " + "x ".repeat(4000)).problems()).isEmpty();
        assertThat(read(chain(100, i -> "k" + i + " = " + "x ".repeat(1000))).problems())
                .isEmpty();
        assertTooComplex("a = " + "x ".repeat(200_000), 1);
        assertTooComplex("a = " + "\"x\"".repeat(200_000), 1);
        assertTooComplex("a = " + "[1]".repeat(200_000), 1);
        assertTooComplex("a = [" + "x ".repeat(200_000) + "]", 1);
        assertTooComplex("x ".repeat(200_000) + " = 1", 1);
        assertThat(read("a = [" + "1,".repeat(100_000) + "]").problems()).isEmpty();
        assertThat(read("a = [\n" + "1\n".repeat(100_000) + "]").problems()).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        assertThat(Written.problems(read("a = 1\n" + "#".repeat(1 << 20)))).containsExactly("TG608 application.conf");
    }

    /** Where the stack is too small even for what the limits let through, it is said all the same. */
    @Test
    void aSmallStackIsEnough() throws Exception {
        String text = "a" + ".a".repeat(30) + " = " + "[".repeat(30) + "1" + "]".repeat(30) + "\n"
                + chain(60, i -> "k" + i + " { x = ${k" + (i + 1) + ".x} }");
        AtomicReference<Object> outcome = new AtomicReference<>("nothing");
        for (int size = 64; size <= 1024; size *= 2) {
            Thread thread = new Thread(
                    null,
                    () -> {
                        try {
                            outcome.set(read(text));
                        } catch (Throwable e) {
                            outcome.set(e);
                        }
                    },
                    "small",
                    size * 1024L);
            thread.start();
            thread.join();
            assertThat(outcome.get()).isInstanceOf(Reading.class);
        }
    }

    private Reading read(String text) throws IOException {
        return Written.in(folder).base(text);
    }

    /** Line 0 stands for any: which of many that are alike is told first is of no account. */
    private void assertTooComplex(String text, int line) throws IOException {
        Reading reading = read(text);

        assertThat(reading.entries()).isEmpty();
        assertThat(reading.problems())
                .filteredOn(problem -> problem.id().id().equals("TG611"))
                .hasSize(1);
        Problem last = reading.problems().get(reading.problems().size() - 1);
        assertThat(last.id().id()).isEqualTo("TG611");
        assertThat(last.origin()).isNotNull();
        String location = last.origin().location();
        assertThat(location).startsWith("application.conf:");
        if (line > 0) {
            assertThat(location).isEqualTo(String.format(Locale.ROOT, "application.conf:%d", line));
        }
    }

    private static String chain(int length, IntFunction<String> statement) {
        return IntStream.range(0, length).mapToObj(statement).collect(Collectors.joining("\n")) + "\n";
    }
}
