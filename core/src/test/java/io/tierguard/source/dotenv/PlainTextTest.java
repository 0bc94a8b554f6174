package io.tierguard.source.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is plain is read alike by all; DisagreementsTest holds that, and this holds that common files are plain. */
class PlainTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\r\n",
                "A=",
                "A=1\nB_2=x y\r\nc=\n",
                "# größe = $x `\n#\n",
                "A=\"x # y\"\nB='x y'\nC=''\n",
                "URL=https://u:p@db.example.net:5432/a?b=c&d=%20;e,f+g~h!i(j)k*l[m]{n}|<o>^p\n",
            })
    void commonLinesArePlain(String text) {
        assertThat(PlainText.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=x#y",
                "A=$B",
                "A=x\\y",
                "A=x'y",
                "A=x\"y",
                "A=x`y",
                "A= x",
                "A=\tx",
                "A=\u00e9",
                "A=x\u007f",
                "A",
                "A: 1",
                "A =1",
                " A=1",
                "export A=1",
                "_A=1",
                "1A=1",
                "A.B=1",
                "A=\"x",
                "A='x",
                "A=\"x'",
                "A=\"x\" ",
                "A=\"x\ny\"",
                "A='x'y",
                "=x",
                "\uFEFFA=1",
                "A=1\rB=2",
                "# x\rB=2",
                "# \u2028B=2",
                "# \u2029B=2",
                "A=\"$B\"",
                "A='\\'",
                "$",
            })
    void whatAReaderMightReadOtherwiseIsNot(String text) {
        assertThat(PlainText.is(text)).isFalse();
        assertThat(PlainText.is("A=1\n" + text.replace("\uFEFF", "\u00e9") + "\nB=2\n"))
                .isFalse();
    }

    @Test
    void theTemplateOfTheExampleIsPlain() throws IOException {
        assertThat(PlainText.is(Files.readString(Path.of("../examples/event-api/.env.example"))))
                .isTrue();
    }
}
