package io.tierguard.source.dotenv.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import io.tierguard.source.dotenv.Dotenv;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does to a line what its mend says, and looks again. */
class MendsForReadersTest {
    private static final List<String> NAMES = List.of("A", "A.B", "1A", "A-B", "\u00e9");
    private static final List<String> HEADS = List.of("", " ", "export ", "export  ");
    private static final List<String> SIGNS = List.of("=", "= ", " = ", ": ", "=\t");
    private static final List<String> QUOTES = List.of("", "'", "\"");
    private static final List<String> VALUES = List.of(
            "", "a#b", "# c", "a b ", "`a`", "$A", "${A}", "x${H}#", "$$", "\\$A", "\\n", "it's", "\"", "a\nb",
            "\u00a0");
    private static final List<String> TAILS = List.of("", " # c", "\t# c", "#c", "\t", "\r");

    private static List<Problem> lint(String text, Map<String, String> env) {
        return Disagreements.of(text, ".env", Dotenv.parse(text, ".env", env, Map.of()), env, Map.of());
    }

    @Test
    void nothingIsLeftOnceAMendIsDone() {
        List<String> wrong = new ArrayList<>();
        int done = 0;
        for (Map<String, String> env : List.of(Map.of("H", "h"), Map.of("H", "h", "A", "zzz"))) {
            for (String text : texts()) {
                Reading reading = Dotenv.parse(text, ".env", env, Map.of());
                List<Problem> problems = lint(text, env);
                if (reading.entries().size() == 1 && reading.problems().isEmpty() && problems.size() == 1) {
                    Entry entry = reading.entries().get(0);
                    String mended = mended(text, entry, problems.get(0).fix()).orElse(null);
                    if (mended != null) {
                        done++;
                        List<Problem> left = lint(mended, env);
                        String value = Dotenv.parse(mended, ".env", env, Map.of()).entries().stream()
                                .filter(one -> one.name().equals(entry.name()))
                                .map(one -> one.value().reveal())
                                .findFirst()
                                .orElse(null);
                        if (!left.isEmpty() || !entry.value().reveal().equals(value)) {
                            wrong.add(text + " → " + problems.get(0).fix() + " → " + mended + " " + left);
                        }
                    }
                }
            }
        }
        assertThat(wrong).as(wrong.size() + " of " + done).isEmpty();
        assertThat(done).isGreaterThan(2000);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String name : NAMES) {
            for (String head : HEADS) {
                for (String sign : SIGNS) {
                    for (String quote : QUOTES) {
                        for (String value : VALUES) {
                            for (String tail : TAILS) {
                                texts.add(head + name + sign + quote + value + quote + tail + "\n");
                            }
                        }
                    }
                }
            }
        }
        return texts;
    }

    /** Returns the text as the mend says, or nothing where it asks for another name or value. */
    private static Optional<String> mended(String text, Entry entry, String mend) {
        Statement statement = Statement.at(text, 0, entry.name(), (Origin.File) entry.origin());
        String value = entry.value().reveal();
        String assignment = entry.name() + "=";
        String comment = statement.isCommented() ? "\n" + statement.tail() : "";
        String tail = (statement.isCommented() ? " " : "") + statement.tail();
        String line = null;
        if (mend.contains("in single quotes") || mend.endsWith("in quotes if it begins with #")) {
            boolean single = value.indexOf('\'') < 0;
            line = assignment + (single ? "'" + value + "'" : '"' + value + '"') + comment;
        } else if (mend.contains("in double quotes")) {
            line = assignment + '"' + value + '"' + comment;
        } else if (mend.startsWith("write the value") || mend.startsWith("write NAME=value, and nothing")) {
            line = assignment + value + comment;
        } else if (mend.startsWith("end the line")) {
            line = assignment + comment;
        } else if (mend.startsWith("write NAME=value")) {
            line = assignment + statement.body() + tail;
        } else if (mend.startsWith("put the comment") || mend.startsWith("put what follows")) {
            line = mend.contains("comment") && statement.body().startsWith("#")
                    ? null
                    : assignment + statement.body() + "\n" + statement.tail();
        } else if (mend.startsWith("write it with no")) {
            boolean exported = statement.head().startsWith("export");
            line = (exported ? "export " : "") + entry.name() + statement.separator() + " " + statement.body() + tail;
        } else if (mend.startsWith("write it without export")) {
            line = entry.name() + statement.separator() + " " + statement.body() + tail;
        } else if (mend.startsWith("mend the lines around")) {
            line = text; // which are none
        }
        return Optional.ofNullable(line).map(mended -> mended + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A.B=a#b | write the value in single quotes",
                "A=a#b | write the value in single quotes",
                "A=\"\\$A\" | write the value out, in single quotes and without escapes",
                "\u00e9=x | choose a name of letters, digits and _ that begins with a letter or _",
                "A=# it's \"x\" | put the comment on a line of its own",
                "A=# x | put the comment on a line of its own, or the value in quotes if it begins with #",
            })
    void saysWhatHelps(String line, String mend) {
        List<Problem> problems = lint(line + "\n", Map.of("A", "zzz"));

        assertThat(problems).extracting(Problem::fix).first().isEqualTo(mend);
    }

    @Test
    void lineEndsAreNotToBlameWhereNoneIsInTheFile() {
        assertThat(lint("A=\"a\\rb'\"\n", Map.of()))
                .extracting(Problem::fix)
                .doesNotContain("save the file with line ends of LF alone");
    }

    @Test
    void anEmptyLineThatIsWellIsNotMended() {
        assertThat(lint("A=\n\"x\"\n", Map.of()))
                .extracting(Problem::fix)
                .first()
                .isEqualTo("mend the lines around it first, which these read together with this one");
    }
}
