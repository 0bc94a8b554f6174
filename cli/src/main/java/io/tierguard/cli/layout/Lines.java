package io.tierguard.cli.layout;

import io.tierguard.model.Printable;
import java.util.ArrayList;
import java.util.List;

/** Cuts text into lines. */
public final class Lines {
    private Lines() {}

    /** Returns the text in lines of at most that many characters; a word that is longer is cut as well. */
    public static List<String> cut(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (length(rest) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', end);
            boolean atSpace = space > 0;
            lines.add(rest.substring(0, atSpace ? space : end));
            rest = rest.substring(atSpace ? space + 1 : end);
        }
        lines.add(rest);
        return lines;
    }

    /** Returns what people wrote over several lines as lines of at most that many characters, with every one visible. */
    public static List<String> paragraphs(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank()) {
                lines.addAll(cut(Printable.line(line.strip()), width));
            }
        }
        return lines;
    }

    /** Returns how many characters there are. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns the text with spaces behind it, up to that width. */
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    /** Returns how many there are of something: {@code 1 key}, {@code 2 keys}. */
    public static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
