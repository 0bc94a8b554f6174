package io.tierguard.report;

import io.tierguard.model.Printable;
import io.tierguard.model.Severity;
import java.util.List;

/** Lines of at most 100 columns, indented under the id that they belong to, with colour and Unicode as the style allows. */
final class TextPage {
    private static final int WIDTH = 100;
    private static final String INDENT = "         ";

    /** Stands for a space that no line is broken at; what is cleaned has no such character. */
    private static final char KEPT = '\0';

    private final TextStyle style;
    private final StringBuilder text = new StringBuilder();

    TextPage(TextStyle style) {
        this.style = style;
    }

    String text() {
        return text.toString();
    }

    void blank() {
        text.append('\n');
    }

    void heading(String line) {
        append("", "", line, "\u001b[1m");
    }

    void title(String id, Severity severity, String line) {
        String colour = switch (severity) {
            case ERROR -> "\u001b[1;31m";
            case WARNING -> "\u001b[1;33m";
            case INFO -> "\u001b[36m";
        };
        append("  " + coloured(id, colour) + "  ", INDENT, line, "");
    }

    /** Adds an indented line, unless there is nothing to say. */
    void line(String line) {
        if (!line.isEmpty()) {
            append(INDENT, INDENT, line, "");
        }
    }

    void fix(String action) {
        if (!action.isEmpty()) {
            append(INDENT + coloured(style.unicode() ? "→ " : "-> ", "\u001b[32m"), INDENT + "  ", action, "");
        }
    }

    /** Adds the totals, as many of them to a line as fit. */
    void footer(List<String> totals) {
        StringBuilder line = new StringBuilder();
        for (String total : totals) {
            if (!line.isEmpty() && line.length() + 3 + total.length() > WIDTH - 2) {
                append("  ", "  ", line.toString(), "\u001b[2m");
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " · ").append(total);
        }
        append("  ", "  ", line.toString(), "\u001b[2m");
    }

    /** Adds a line of a file as far as it may be shown, with a caret under the value. */
    void excerpt(String location, String before, String value, boolean caret) {
        String line = clean(location + "  " + before + value);
        int room = WIDTH - INDENT.length();
        text.append(INDENT)
                .append(line.length() <= room ? line : line.substring(0, room - 3) + "...")
                .append('\n');
        if (caret) {
            int at = clean(location + "  " + before).length();
            text.append(INDENT)
                    .append(" ".repeat(at))
                    .append(coloured("^", "\u001b[1;31m"))
                    .append('\n');
        }
    }

    /** Adds the line in pieces that fit; the first word of a piece is never cut, however long. */
    private void append(String first, String next, String line, String colour) {
        String rest = together(clean(line));
        String indent = first;
        while (true) {
            int room = WIDTH - next.length();
            if (rest.length() <= room) {
                text.append(indent).append(shown(rest, colour)).append('\n');
                return;
            }
            int space = rest.lastIndexOf(' ', room);
            int cut = space > 0 ? space : rest.indexOf(' ');
            if (cut <= 0) {
                text.append(indent).append(shown(rest, colour)).append('\n');
                return;
            }
            text.append(indent).append(shown(rest.substring(0, cut), colour)).append('\n');
            rest = rest.substring(cut + 1);
            indent = next;
        }
    }

    /** What a workflow maps a key by is copied from here, so that it stays on one line: {@code KEY: ${{ vars.KEY }}}. */
    private static String together(String line) {
        StringBuilder kept = new StringBuilder(line);
        int open = line.indexOf("${{");
        while (open >= 0) {
            int close = line.indexOf("}}", open);
            if (close < 0 || close - open > WIDTH) {
                break;
            }
            for (int i = line.startsWith(": ", open - 2) ? open - 1 : open; i < close; i++) {
                if (line.charAt(i) == ' ') {
                    kept.setCharAt(i, KEPT);
                }
            }
            open = line.indexOf("${{", close);
        }
        return kept.toString();
    }

    private String shown(String part, String colour) {
        return coloured(part.replace(KEPT, ' '), colour);
    }

    private String coloured(String part, String colour) {
        return style.colour() && !colour.isEmpty() ? colour + part + "\u001b[0m" : part;
    }

    /** A name from outside may hold anything: what would steer the terminal is shown as its code. */
    private String clean(String line) {
        String visible = Printable.line(line);
        return style.unicode() ? visible : ascii(visible);
    }

    private static String ascii(String line) {
        StringBuilder plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '→' -> plain.append("->");
                case '·' -> plain.append('-');
                case '…' -> plain.append("...");
                default -> plain.append(c < 0x7f ? c : '?');
            }
        }
        return plain.toString();
    }
}
