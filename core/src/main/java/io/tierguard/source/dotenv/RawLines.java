package io.tierguard.source.dotenv;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import java.util.List;

/**
 * Goes through the text of a file line by line, as {@code docker run --env-file} does: all that stands behind the first
 * {@code =} of a line is the value, with its quotes, its spaces and its dollar signs.
 */
final class RawLines {
    private final String text;
    private final String path;
    private final Declarations declarations;
    private int line;

    RawLines(String text, String path, Declarations declarations) {
        this.text = text;
        this.path = path;
        this.declarations = declarations;
    }

    /** Reads all of the text. */
    void read() {
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            line++;
            int newline = text.indexOf('\n', at);
            int next = newline < 0 ? text.length() : newline + 1;
            int end = newline < 0 ? text.length() : newline;
            if (end > at && text.charAt(end - 1) == '\r') {
                end--;
            }
            readLine(at, end);
            at = next;
        }
    }

    private void readLine(int start, int end) {
        int from = start;
        while (from < end && Statements.isSpace(text.charAt(from))) {
            from++;
        }
        if (from == end || text.charAt(from) == '#') {
            return;
        }
        int equals = text.indexOf('=', from);
        boolean assigned = equals >= 0 && equals < end;
        int nameEnd = assigned ? equals : end;
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == '\0') {
                declarations.report(Complaints.nul(place(start, i)));
                return;
            }
            if (i < nameEnd && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
                declarations.report(Complaints.spaceInRawName(place(start, i)));
                return;
            }
        }
        String name = text.substring(from, nameEnd);
        if (name.isEmpty()) {
            declarations.report(Complaints.noName(place(start, equals + 1)));
        } else if (assigned) {
            declarations.declare(name, text.substring(equals + 1, end), place(start, equals + 1), List.of(), true);
        } else {
            declarations.inherit(name, place(start, from));
        }
    }

    private Origin.File place(int start, int offset) {
        return new Origin.File(Layer.DOTENV, path, line, offset - start + 1);
    }
}
