package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tierguard.source.Reading;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, and that it is read back. That other readers read it back too, {@link DotenvWriterReadersTest} holds. */
class DotenvWriterTest {
    /** Names that a value would bring in, if one of its dollar signs were taken for a reference. */
    private static final Map<String, String> HOST =
            Map.of("B", "b", "a", "b", "n", "b", "x", "b", "_", "b", "\u017f", "b");

    static List<Arguments> spellings() {
        return List.of(
                // Bare
                arguments("", ""),
                arguments("x", "x"),
                arguments("two words", "two words"),
                arguments("a\tb\u00a0c", "a\tb\u00a0c"),
                arguments("a'b\"c`d", "a'b\"c`d"),
                arguments("{\"a\":\"it's\"}", "{\"a\":\"it's\"}"),
                arguments("C:\\new\\\\x\\", "C:\\new\\\\x\\"),
                arguments("a=b:c!", "a=b:c!"),
                arguments("$5 $-$", "$5 $-$"),
                arguments("\u00e9\ud83d\ude00", "\u00e9\ud83d\ude00"),
                // Single quotes
                arguments(" x", "' x'"),
                arguments("x\t", "'x\t'"),
                arguments("\u00a0", "'\u00a0'"),
                arguments("x\u0085", "'x\u0085'"),
                arguments("\ufeffx", "'\ufeffx'"),
                arguments("x\u001f", "'x\u001f'"),
                arguments("a#b", "'a#b'"),
                arguments("#", "'#'"),
                arguments("a\nb\n", "'a\nb\n'"),
                arguments("a\u2028b", "'a\u2028b'"),
                arguments("a\u2029b", "'a\u2029b'"),
                arguments("\"x\"", "'\"x\"'"),
                arguments("`x`", "'`x`'"),
                arguments("$$", "'$$'"),
                arguments("$\u017f", "'$\u017f'"),
                arguments("$\u212a", "'$\u212a'"),
                arguments("\\n#", "'\\n#'"),
                arguments("\"\\\"", "'\"\\\"'"),
                // Double quotes
                arguments("'x'", "\"'x'\""),
                arguments("don't #", "\"don't #\""),
                arguments("it's\n$5", "\"it's\n$5\""),
                arguments("'\\d", "\"'\\d\""));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void theSpellingIsThePlainestThatAllReadersTake(String value, String spelling) {
        assertThat(Spelling.forAllReaders(value)).isEqualTo(new Spelling.Written(spelling));
        assertThat(Spelling.forCompose(value)).isEqualTo(new Spelling.Written(spelling));
        assertThat(Said.values(Said.by("A=" + spelling + "\n", HOST))).isEqualTo(Map.of("A", value));
    }

    static List<Arguments> refused() {
        return List.of(
                arguments("a$B", Refusal.REFERENCE, "'a$B'"),
                arguments("$_", Refusal.REFERENCE, "'$_'"),
                arguments("${", Refusal.REFERENCE, "'${'"),
                arguments("it's $a", Refusal.REFERENCE, "\"it's $$a\""),
                arguments("$(x)", Refusal.COMMAND, "$(x)"),
                arguments("a\\$", Refusal.ESCAPED_DOLLAR, "a\\$"),
                arguments("encrypted:x", Refusal.ENCRYPTED, "encrypted:x"),
                arguments("a\rb", Refusal.CARRIAGE_RETURN, "\"a\\rb\""),
                arguments("$B\r\n", Refusal.REFERENCE, "\"$$B\\r\n\""),
                arguments("'\"", Refusal.QUOTES, "\"'\\\"\""),
                arguments("#'\"\\", Refusal.QUOTES, "\"#'\\\"\\\\\""),
                arguments(" \\", Refusal.BACKSLASH, "\" \\\\\""),
                arguments("#\\\\x", Refusal.BACKSLASH, "\"#\\\\\\\\x\""),
                arguments("'\\n", Refusal.BACKSLASH, "\"'\\\\n\""),
                arguments("\"\\", Refusal.BACKSLASH, "\"\\\"\\\\\""),
                arguments("'$$", Refusal.DOLLAR, "\"'$$$$\""),
                arguments("'$\u017f", Refusal.DOLLAR, "\"'$$\u017f\""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatReadersDifferAboutIsRefusedAndSpelledForCompose(String value, Refusal why, String spelling) {
        assertThat(Spelling.forAllReaders(value)).isEqualTo(new Spelling.Refused(why));
        assertThat(Spelling.forCompose(value)).isEqualTo(new Spelling.Written(spelling));
        assertThat(Said.values(Said.by("A=" + spelling + "\n", HOST))).isEqualTo(Map.of("A", value));
    }

    @Test
    void everyEscapeOfDoubleQuotesIsRefusedWhereNoOtherQuotesWouldDo() {
        for (String escape : "a b f n r t v 0 \\ \"".split(" ", -1)) {
            assertThat(Spelling.forAllReaders("'\\" + escape)).as(escape).isInstanceOf(Spelling.Refused.class);
        }
        assertThat(Spelling.forAllReaders("'\\'")).isEqualTo(new Spelling.Refused(Refusal.BACKSLASH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "x\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00", "$B'\"\ud83d"})
    void halfASurrogatePairIsRefused(String value) {
        assertThat(Spelling.forAllReaders(value)).isEqualTo(new Spelling.Refused(Refusal.LONE_SURROGATE));
        assertThat(Spelling.forCompose(value)).isEqualTo(new Spelling.Refused(Refusal.LONE_SURROGATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "x\0$B", "\r\0'"})
    void aNulIsRefused(String value) {
        assertThat(Spelling.forAllReaders(value)).isEqualTo(new Spelling.Refused(Refusal.NUL));
        assertThat(Spelling.forCompose(value)).isEqualTo(new Spelling.Refused(Refusal.NUL));
    }

    @Test
    void whatPeopleHaveInTheirFilesIsNotRefused() {
        for (String value : Values.PLAUSIBLE) {
            assertThat(Spelling.forAllReaders(value)).as(value).isInstanceOf(Spelling.Written.class);
        }
    }

    @Property(tries = 5000)
    void anyTextIsReadBack(@ForAll String value) {
        String text = value.replace("\0", "");
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            assertReadBack(text);
        } else {
            assertThat(Spelling.forCompose(text)).isEqualTo(new Spelling.Refused(Refusal.LONE_SURROGATE));
        }
    }

    @Property(tries = 20_000)
    void whatIsHardToSpellIsReadBack(@ForAll Random random) {
        assertReadBack(Values.any(random));
    }

    private static void assertReadBack(String value) {
        assertThat(Said.values(Said.by("A=" + written(Spelling.forCompose(value)) + "\nZ=z\n", HOST)))
                .isEqualTo(Map.of("A", value, "Z", "z"));
        if (Spelling.forAllReaders(value) instanceof Spelling.Written written) {
            assertThat(Spelling.forCompose(value)).isEqualTo(written);
        }
    }

    private static String written(Spelling spelling) {
        assertThat(spelling).isInstanceOf(Spelling.Written.class);
        return ((Spelling.Written) spelling).text();
    }

    @Test
    void nothingShowsTheValue() {
        String value = "cAnArY-7f3a";

        assertThat(Spelling.forAllReaders(value).toString()).isEqualTo("Written[…]");
        assertThat(Spelling.forAllReaders(value + "$B").toString()).isEqualTo("Refused[why=REFERENCE]");
        assertThat(DotenvWriter.forAllReaders().set("A", value + "$B")).contains(Refusal.REFERENCE);
        for (Refusal refusal : Refusal.values()) {
            assertThat(refusal.because()).isNotEmpty().doesNotEndWith(".").doesNotContain(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a_b", "_", "A1", "1A", "a.b", "a-b", "-", ".", "export", "length", "Constructor"})
    void aNameThatAllReadersTakeIsWritten(String name) {
        DotenvWriter writer = DotenvWriter.forAllReaders();

        assertThat(writer.set(name, "x")).isEmpty();
        assertThat(writer.text()).isEqualTo(name + "=x\n");
        assertThat(Said.values(Said.by(writer.text()))).isEqualTo(Map.of(name, "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', NAME",
        "A B, NAME",
        "' A', NAME",
        "A=, NAME",
        "#A, NAME",
        "A:, NAME",
        "'A\n', NAME",
        "A$, NAME",
        "a/b, NAME",
        "'\"A\"', NAME",
        "a[0], NAME",
        "\u00e9, NAME",
        "\u212a, NAME",
        "\ufeffA, NAME",
        "0, NUMBER",
        "12, NUMBER",
        "__proto__, OBJECT_PROPERTY",
        "constructor, OBJECT_PROPERTY",
        "toString, OBJECT_PROPERTY",
        "valueOf, OBJECT_PROPERTY",
        "hasOwnProperty, OBJECT_PROPERTY"
    })
    void aNameThatAReaderDoesNotTakeIsRefused(String name, Refusal why) {
        for (DotenvWriter writer : List.of(DotenvWriter.forAllReaders(), DotenvWriter.forCompose())) {
            assertThat(writer.set(name, "x")).contains(why);
            assertThat(writer.text()).isEmpty();
        }
    }

    @Test
    void aFileHasItsLinesInOrder() {
        DotenvWriter writer = DotenvWriter.forAllReaders();

        writer.comment("Where to listen.").set("PORT", "8080");
        writer.blankLine().comment("The key,\nas PEM.\n\nRotated.").set("KEY", "-----\nx\n-----\n");
        assertThat(writer.set("REFUSED", "$B")).contains(Refusal.REFERENCE);
        assertThat(writer.set("EMPTY", "")).isEmpty();
        assertThat(writer.set("PORT", "8081")).contains(Refusal.REPEATED);
        assertThat(writer.set("REFUSED", "b")).isEmpty();

        assertThat(writer.text()).isEqualTo("""
                        # Where to listen.
                        PORT=8080

                        # The key,
                        # as PEM.
                        #
                        # Rotated.
                        KEY='-----
                        x
                        -----
                        '
                        EMPTY=
                        REFUSED=b
                        """);
    }

    @Test
    void aFileForComposeAloneTakesWhatOthersMisread() {
        DotenvWriter writer = DotenvWriter.forCompose();

        assertThat(writer.set("A", "a$B'\r\n")).isEmpty();
        assertThat(writer.set("C", "\0")).contains(Refusal.NUL);

        assertThat(writer.text()).isEqualTo("A=\"a$$B'\\r\n\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u000b", "\f", "\u0085", "\u2028", "\u2029"})
    void aCommentStaysOneWhateverBreaksItsLines(String lineBreak) {
        assertThat(DotenvWriter.forAllReaders()
                        .comment("a" + lineBreak + "B=1" + lineBreak)
                        .text())
                .isEqualTo("# a\n# B=1\n#\n");
    }

    @Test
    void aCommentShowsWhatItHolds() {
        assertThat(DotenvWriter.forAllReaders()
                        .comment("a\tb\0c\ud83d\ude00d\ud83de\ude00 \u00e9'\"`$B")
                        .comment("")
                        .text())
                .isEqualTo("# a b c\ud83d\ude00d?e? \u00e9'\"`$B\n#\n");
    }

    @Property(tries = 1000)
    void aFileIsReadBackWhateverStandsInIt(@ForAll Random random) {
        DotenvWriter writer = DotenvWriter.forCompose();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            if (random.nextBoolean()) {
                writer.comment(Values.any(random));
            }
            String value = Values.any(random);
            assertThat(writer.set("V" + i, value)).isEmpty();
            values.put("V" + i, value);
        }

        Reading reading = Said.by(writer.text(), HOST);

        assertThat(reading.problems()).isEmpty();
        assertThat(Said.values(reading)).containsExactlyEntriesOf(values);
        assertThat(writer.text()).endsWith("\n");
    }
}
