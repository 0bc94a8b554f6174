package io.tierguard.source.dotenv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes inputs: files by the grammar, pieces of it in any order, changed files, and any characters at all. */
final class Generator {
    private static final int LONGEST_SAMPLE = 1000;

    private static final String[] NAMES = {
        "A", "B", "C", "D", "ABC_1", "a.b", "x[0]", "\u00e9", "s", "k", "1X", "_", "a-b"
    };

    // One line for each thing that they are about.
    private static final String[] PIECES = pieces(
            "$ { } ${ ${A ${U ${B} $A $B $U $$ {} }} $( $1 \\$",
            ":- - :+ + :? ? ${A:- ${U:- ${U- ${B:+ ${A?",
            "\" ' \\ \\\\ \\n \\t \\a \\c \\v \\\" \\' \\x41 \\u0041",
            "\\0101 \\0044 \\044 \\08 \\0777 \\0400 \\0377",
            "# = : [ ] . ` / @ ! a b Z _ 0 9 A= export",
            "\u00e9 \u017f \u212a \ufeff \ud83d\ude00 \u0660 \u00bd \u2167",
            Comparison.CANARY);

    private static final String[] BLANKS = {
        " #",
        " ",
        "  ",
        "\t",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\nB=",
        "\nC=",
        "\nD: ",
        "\nexport A=",
        "export ",
        "\nexport\t",
        "\nA",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\u3000",
        "\u1680",
        "\u000b",
        "\f"
    };

    private final Random random;
    private final List<Corpus.Sample> corpus;
    private String previous = "";

    Generator(long seed) {
        random = new Random(seed);
        corpus = Corpus.samples().stream()
                .filter(sample -> sample.text().length() <= LONGEST_SAMPLE)
                .toList();
    }

    Input next() {
        Map<String, String> host = new TreeMap<>();
        for (String name : NAMES) {
            if (random.nextInt(6) == 0) {
                host.put(name, pick("", "h", "h$A", "${B}", "host value", Comparison.CANARY));
            }
        }
        List<String> files = new ArrayList<>();
        for (int i = random.nextInt(10) == 0 ? 2 : 1; i > 0; i--) {
            String text = text();
            while (hasLoneSurrogate(text)) {
                text = text();
            }
            files.add(text);
        }
        return new Input(files, host);
    }

    /** Half of a character can't be written as UTF-8, so no file has one. */
    static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private String text() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> remembered(file());
            case 3 -> remembered(inAnyOrder(1 + random.nextInt(12)));
            case 4 -> "A=" + inAnyOrder(1 + random.nextInt(10));
            case 5 -> "A=\"" + inAnyOrder(1 + random.nextInt(8)) + "\"\n";
            case 6 -> changed(corpus.get(random.nextInt(corpus.size())).text());
            case 7 -> random.nextInt(3) == 0 ? anyCharacters() : nested();
            default -> remembered(changed(random.nextBoolean() ? file() : previous));
        };
    }

    /** What was made before is changed again and again, so that inputs go further and further from the grammar. */
    private String remembered(String text) {
        previous = text;
        return text;
    }

    private String file() {
        StringBuilder text = new StringBuilder(random.nextInt(30) == 0 ? "\ufeff" : "");
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(line());
            text.append(i == 0 && random.nextInt(3) == 0 ? "" : random.nextInt(6) == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    private String line() {
        if (random.nextInt(15) == 0) {
            return pick("", "  ", "# note", " # A=1", "\t#x $A");
        }
        String name = pick("", "", "", "", "export ", "export\t ", " ") + pick(NAMES);
        if (random.nextInt(12) == 0) {
            return name + pick("", " ", "\t");
        }
        String behind = pick("", "", "", " # c", " junk", "B=1", " ");
        return name
                + pick("=", "=", "=", "= ", " = ", ":", ": ", "=\t")
                + switch (random.nextInt(4)) {
                    case 0 -> "'" + words(3).replace("'", pick("\\'", "")) + "'" + behind;
                    case 1 -> "\"" + words(4).replace("\"", pick("\\\"", "")) + "\"" + behind;
                    default -> words(3) + pick("", "", "", " # c", "#c", " ", "\t# c");
                };
    }

    private String words(int depth) {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            words.append(
                    switch (random.nextInt(6)) {
                        case 0 -> pick("x", Comparison.CANARY, "postgres://u:p@h/d", "a b", "1", "\u00e9");
                        case 1 -> "$" + pick(NAMES);
                        case 2, 3 -> reference(depth);
                        default -> random.nextInt(20) == 0 ? piece() : piece().replace("\n", "");
                    });
        }
        return words.toString();
    }

    private String reference(int depth) {
        String name = pick("A", "B", "C", "D", "U", "V", "ABC_1", "s", "_");
        if (depth == 0 || random.nextInt(4) == 0) {
            return "${" + name + "}";
        }
        return "${" + name + operator() + words(depth - 1) + "}";
    }

    /** References in one another, about as deep as they may be. */
    private String nested() {
        StringBuilder text = new StringBuilder(line()).append("\nA=");
        int depth = 6 + random.nextInt(4);
        for (int i = 0; i < depth; i++) {
            text.append("${").append(pick("A", "B", "U")).append(operator()).append(pick("", "x", "$B"));
        }
        return text.append("}".repeat(depth)).append(pick("", "\n", "}")).toString();
    }

    private String operator() {
        return pick(":-", "-", ":+", "+", ":-", "-", ":?", "?");
    }

    private String inAnyOrder(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(piece());
        }
        return text.toString();
    }

    private String piece() {
        return random.nextInt(4) == 0 ? pick(BLANKS) : pick(PIECES);
    }

    private String anyCharacters() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int c = switch (random.nextInt(10)) {
                case 0 -> random.nextInt(0xd800);
                case 1 -> 0x10000 + random.nextInt(0x20000);
                case 2 -> '\n';
                default -> random.nextInt(128);
            };
            text.appendCodePoint(c == 0 && random.nextInt(4) > 0 ? '=' : c);
        }
        return text.toString();
    }

    private String changed(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            int to = Math.min(changed.length(), at + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> changed.insert(at, piece());
                case 1 -> changed.delete(at, Math.min(changed.length(), at + 1));
                case 2 -> changed.insert(random.nextInt(changed.length() + 1), changed.substring(at, to));
                default ->
                    changed.replace(
                            at,
                            Math.min(changed.length(), at + 1),
                            "$ {}:-+?\"'\\#\n=aA0".charAt(random.nextInt(17)) + "");
            }
        }
        return changed.toString();
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String[] pieces(String... lines) {
        return String.join(" ", lines).split(" ", -1);
    }
}
