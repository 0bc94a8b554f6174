package io.tierguard.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the runner understands of any secret, and whether the log then hides it. */
class MasksPropertyTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "Z",
        "7",
        "%",
        "%25",
        "%0A",
        "0D",
        ":",
        "::",
        "::add-mask::",
        "##[",
        "]",
        "\"",
        "\\",
        "{",
        "}",
        ",",
        " ",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "\0",
        "\u0301",
        "\ufeff",
        "\u00a0",
        "\u2028",
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "密"
    };

    @Provide
    static Arbitrary<String> secrets() {
        return Arbitraries.of(PIECES).list().ofMaxSize(24).map(pieces -> String.join("", pieces));
    }

    private static Runner told(String secret) {
        Set<String> texts = new LinkedHashSet<>();
        new Parts(texts).add(secret);
        return Runner.reading(Masks.commands(texts));
    }

    /** The lines of a text that have to be hidden, without what surrounds them. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("[\r\n\0]", -1)) {
            String firm = line.replaceAll("^[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{M}]+|[\\s\\p{Z}\\p{Cc}\\p{Cf}]+$", "");
            if (firm.codePointCount(0, firm.length()) >= 4
                    && !firm.matches("[{}\\[\\],:\"]*")
                    && !Set.of("true", "false", "null").contains(firm.toLowerCase(Locale.ROOT))) {
                lines.add(firm);
            }
        }
        return lines;
    }

    @Property(tries = 3000)
    void noLineOfASecretSurvives(@ForAll("secrets") String secret) {
        Runner runner = told(secret);
        assertThat(lines(secret)).allMatch(runner::hides);
        assertThat(runner.others()).allMatch(String::isEmpty);
        assertThat(runner.masks()).doesNotHaveDuplicates().allMatch(mask -> mask.codePointCount(0, mask.length()) >= 4);
    }

    /** The runner compares as people read: a mark that combines with a colon would keep it from seeing its command. */
    @Property
    void everyMaskBeginsWithWhatStandsByItself(@ForAll("secrets") String secret) {
        assertThat(told(secret).masks()).noneMatch(mask -> mask.matches("(?s)[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{M}].*"));
    }

    @Property(tries = 2000)
    void noLeafOfADocumentSurvives(
            @ForAll("documents") List<List<String>> document, @ForAll boolean pretty, @ForAll boolean escaped) {
        StringBuilder json = new StringBuilder("{");
        for (List<String> array : document) {
            json.append(json.length() == 1 ? "" : ",")
                    .append(pretty ? "\n  " : "")
                    .append("\"name\": [");
            for (int i = 0; i < array.size(); i++) {
                json.append(i == 0 ? "" : pretty ? ",\r\n    " : ",").append(quoted(array.get(i), escaped));
            }
            json.append(pretty ? "\n  ]" : "]");
        }
        json.append(pretty ? "\n}\n" : "}");
        Runner runner = told(json.toString());
        for (List<String> array : document) {
            for (String leaf : array) {
                assertThat(lines(leaf)).allMatch(runner::hides);
            }
        }
        assertThat(runner.masks()).doesNotContain("name");
    }

    @Provide
    static Arbitrary<List<List<String>>> documents() {
        return secrets().list().ofMaxSize(4).list().ofMaxSize(4);
    }

    private static String quoted(String text, boolean escaped) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || escaped) {
                json.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
