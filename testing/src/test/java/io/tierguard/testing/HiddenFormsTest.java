package io.tierguard.testing;

import static io.tierguard.testing.TierguardAssertions.assertNoLeak;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms in which a canary is there, though hardly as somebody wrote it; and what looks like one and is none. */
class HiddenFormsTest {
    private static final String URL = "ab!c de~f(g)*é+/7";
    private static final String XML = "k4N'ry\"7Që<m2xB";
    private static final String WORDS = "kept-quiet-0417";

    /** Whoever reads it by characters finds two where it has one. */
    private static final String STRANGE = "k4N\uD83D\uDE00ry\u00007Qm2";

    record Quiet(Object held) implements Serializable {
        @Override
        public String toString() {
            return "quiet";
        }
    }

    static final class Chain implements Serializable {
        final Chain next;

        Chain(Chain next) {
            this.next = next;
        }
    }

    static List<Arguments> hidden() throws URISyntaxException {
        byte[] bytes = WORDS.getBytes(UTF_8);
        byte[] latin = XML.getBytes(StandardCharsets.ISO_8859_1);
        String hex = HexFormat.of().formatHex(bytes);
        List<Byte> boxed = new ArrayList<>();
        for (byte each : URL.getBytes(UTF_8)) {
            boxed.add(each);
        }
        Properties properties = new Properties(defaults());
        return List.of(
                Arguments.of("encodeURIComponent", URL, "?q=ab!c%20de~f(g)*%C3%A9%2B%2F7&r"),
                Arguments.of("java.net.URI, which escapes little", URL, uri()),
                Arguments.of("a form", URL, "q=ab%21c+de%7ef%28g%29*%c3%a9%2b%2f7"),
                Arguments.of("URL in ISO-8859-1", URL, "ab!c%20de~f(g)*%E9%2B/7"),
                Arguments.of("everything escaped", WORDS, percent(bytes)),
                Arguments.of("XML in hex", XML, "<a b=\"k4N&#x27;ry&#x22;7Q&#xEB;&lt;m2xB\">"),
                Arguments.of("XML in numbers", XML, "k4N&#39;ry&#34;7Q&#235;&#60;m2xB"),
                Arguments.of("other case", WORDS, "Kept-Quiet-0417"),
                Arguments.of("serialised", STRANGE, new Quiet(STRANGE)),
                Arguments.of("UTF-8", STRANGE, ("x" + STRANGE).getBytes(UTF_8)),
                Arguments.of("a list of bytes", URL, boxed),
                Arguments.of("an array of ints", WORDS, WORDS.chars().toArray()),
                Arguments.of("unsigned numbers", XML, unsigned(XML.getBytes(UTF_8))),
                Arguments.of(
                        "numbers in lines",
                        WORDS,
                        "107\n101\n112\n116\n45\n113\n117\n105\n101\n116\n45\n48\n52\n49\n55"),
                Arguments.of("JSON with an escaped slash", URL, "\"ab!c de~f(g)*\\u00e9+\\u002f7\""),
                Arguments.of("JSON within JSON", XML, "{\\\"a\\\": \\\"k4N'ry\\\\\\\"7Që<m2xB\\\"}"),
                Arguments.of("without its blanks", "k4N ry7\nQm2xB9", "k4Nry7Qm2xB9"),
                Arguments.of("numbers with dashes", WORDS, "107-101-112-116-45-113-117-105-101-116-45-48-52-49-55"),
                Arguments.of("hex with colons", WORDS, hex.replaceAll("..(?=.)", "$0:")),
                Arguments.of(
                        "hex with blanks",
                        WORDS,
                        hex.toUpperCase(java.util.Locale.ROOT).replaceAll("..(?=.)", "$0 ")),
                Arguments.of("hex as a program has it", WORDS, hex.replaceAll("..", "0x$0, ")),
                Arguments.of("bytes of an entry", WORDS, List.of(new SimpleEntry<>("a", bytes))),
                Arguments.of("the key of an entry", WORDS, Map.entry(WORDS, 1)),
                Arguments.of("a buffer", WORDS, ByteBuffer.wrap(bytes)),
                Arguments.of(
                        "a buffer that nobody may write",
                        WORDS,
                        ByteBuffer.wrap(bytes).asReadOnlyBuffer()),
                Arguments.of("an iterable", WORDS, (Iterable<Object>)
                        () -> List.<Object>of("a", bytes).iterator()),
                Arguments.of("defaults of properties", WORDS, properties),
                Arguments.of("ISO-8859-1", XML, latin),
                Arguments.of("Base64 of ISO-8859-1", XML, Base64.getEncoder().encodeToString(latin)),
                Arguments.of("escaped in UTF-16", XML, "k4N&#39;ry&#34;7Q&#235;&#60;m2xB".getBytes(UTF_16BE)),
                Arguments.of(
                        "a list of characters",
                        WORDS,
                        WORDS.chars().mapToObj(c -> (char) c).toList()),
                Arguments.of("a file that isn't there", WORDS, List.of(Path.of("none", WORDS))));
    }

    private static Properties defaults() {
        Properties defaults = new Properties();
        defaults.setProperty("a", WORDS);
        return defaults;
    }

    private static String uri() throws URISyntaxException {
        return new URI("https", "a.example.net", "/" + URL, null).toString();
    }

    private static String percent(byte[] bytes) {
        return HexFormat.of().withPrefix("%").formatHex(bytes);
    }

    private static String unsigned(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> bytes[i] & 0xff)
                .toList()
                .toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void isFound(String name, String canary, Object sink) {
        assertThatThrownBy(() -> assertNoLeak(canary, sink))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the canary was found in 1 place\n  argument 1")
                .hasMessageNotContainingAny(canary, "k4N", "ab!c", "-0417");
    }

    /** The character is everywhere, because half a canary is found as well. */
    @ParameterizedTest
    @ValueSource(strings = {"& &amp;", "< &lt;", "> &gt;", "\" &quot;", "' &apos;", "' &#39;"})
    void isFoundByTheNamesOfXmlAndHtml(String pair) {
        String canary = "k4N-ry-7Q-m2-xB-9dR".replace("-", pair.substring(0, 1));
        String written = "k4N-ry-7Q-m2-xB-9dR".replace("-", pair.substring(2));
        for (String page : List.of(written, written.replace("&", "&amp;"))) {
            assertThatThrownBy(() -> assertNoLeak(canary, "<td title=\"" + page + "\">"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("the canary was found in 1 place\n  argument 1")
                    .hasMessageNotContainingAny(canary, "k4N", "9dR");
        }
    }

    @Test
    void whatOnlyLooksLikeItIsNone() {
        assertNoLeak("deadline", "dead line", "de ad line", "dead", "eadlined");
        String pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQk4N9ry7Qm2xB9dRt4\n-----END PRIVATE KEY-----\n";
        assertNoLeak(pem, "-----BEGIN PRIVATE KEY-----", "a file ends with -----END PRIVATE KEY-----");
        assertThatThrownBy(() -> assertNoLeak(pem, "it was MIIEvQk4N9ry7Qm2xB9dRt4"))
                .isInstanceOf(AssertionError.class);
        assertNoLeak(WORDS, "%", "100%", "&;", "&#;", "&#xFFFFFFFF;", "\\", "\\u12", "a %zz &amp", "0x", "-", "1,,2");
    }

    @Test
    void whatIsTooDeepIsLookedThroughAsFarAsItGoes() {
        Chain chain = new Chain(null);
        for (int i = 0; i < 100_000; i++) {
            chain = new Chain(chain);
        }
        assertNoLeak(WORDS, chain, new Quiet(chain));
        List<Object> deep = List.of();
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        Object list = deep;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertNoLeak(WORDS, list))
                .withMessage("argument 1 is nested too deeply to be looked through");
    }

    @Test
    void itIsFoundWhereverItIsInWhatIsLarge() {
        int piece = 1 << 18;
        for (int at : new int[] {piece - WORDS.length(), piece - 3, piece, 3 * piece - 7}) {
            String text = "x".repeat(at) + WORDS + "y".repeat(piece);
            assertThatThrownBy(() -> assertNoLeak(WORDS, text)).hasMessageContaining(", column " + (at + 1));
            assertThatThrownBy(() -> assertNoLeak(WORDS, (Object) text.getBytes(UTF_8)))
                    .hasMessageContaining("as it is, at byte " + at);
            assertThatThrownBy(() -> assertNoLeak(WORDS, (Object) ("é" + text).getBytes(UTF_16BE)))
                    .hasMessageContaining("as it is, in UTF-16BE, at byte " + (2 * at + 2));
        }
    }

    @Test
    void aFileAmongOthersNeedNotBeThere() {
        assertNoLeak(WORDS, List.of(Path.of("none", "such"), Path.of("other").toFile()));
    }

    @Test
    @SuppressWarnings("NullAway") // a test's own slip
    void nullIsNoCanary() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertNoLeak(null, "x"))
                .withMessage("the canary is null: plant a text of 8 characters or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertNoLeak(WORDS, (Object[]) null))
                .withMessage("nothing to look through: hand in what could hold the canary");
    }
}
