package io.tierguard.testing.leak;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A manner to escape characters, and how to undo it. What isn't escaped stays as it is. */
enum Escape {
    URL("escaped for URLs", "%") {
        @Override
        int undo(String text, int at, View.Writer out, int[] places) {
            int end = at;
            while (end + 2 < text.length() && text.charAt(end) == '%' && number(text, end + 1, end + 3, 16) >= 0) {
                end += 3;
            }
            byte[] bytes = new byte[(end - at) / 3];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) number(text, at + 3 * i + 1, at + 3 * i + 3, 16);
            }
            View read = Bytes.utf8(bytes, 0, bytes.length);
            for (int i = 0; i < read.text().length(); i++) {
                out.add(read.text().charAt(i), places[at + 3 * read.places()[i]]);
            }
            return end;
        }
    },

    FORM("escaped for forms", "%+") {
        @Override
        int undo(String text, int at, View.Writer out, int[] places) {
            if (text.charAt(at) == '%') {
                return URL.undo(text, at, out, places);
            }
            out.add(' ', places[at]);
            return at + 1;
        }
    },

    XML("escaped for XML", "&") {
        private static final int LONGEST = 12;

        private static final Map<String, Integer> NAMED =
                Map.of("amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "quot", (int) '"', "apos", (int) '\'');

        @Override
        int undo(String text, int at, View.Writer out, int[] places) {
            int end = text.indexOf(';', at);
            if (end < 0 || end - at > LONGEST) {
                return at;
            }
            int point = point(text, at + 1, end);
            if (!Character.isValidCodePoint(point)) {
                return at;
            }
            out.add(point, places[at]);
            return end + 1;
        }

        private static int point(String text, int from, int end) {
            if (text.charAt(from) != '#') {
                return NAMED.getOrDefault(text.substring(from, end), -1);
            }
            boolean isHex = text.startsWith("x", from + 1) || text.startsWith("X", from + 1);
            return isHex ? number(text, from + 2, end, 16) : number(text, from + 1, end, 10);
        }
    },

    BACKSLASH("escaped with backslashes", "\\") {
        private static final String NAMED = "nrtbfs0";
        private static final String MEANT = "\n\r\t\b\f \0";

        @Override
        int undo(String text, int at, View.Writer out, int[] places) {
            if (at + 1 == text.length()) {
                return at;
            }
            char kind = text.charAt(at + 1);
            int digits = at + 2;
            while (kind == 'u' && digits < text.length() && text.charAt(digits) == 'u') {
                digits++;
            }
            int end = digits + (kind == 'u' ? 4 : 2);
            int point = (kind == 'u' || kind == 'x') && end <= text.length() ? number(text, digits, end, 16) : -1;
            if (point >= 0) {
                out.add(point, places[at]);
                return end;
            }
            int named = NAMED.indexOf(kind);
            out.add(named >= 0 ? MEANT.charAt(named) : kind, places[at]);
            return at + 2;
        }
    };

    private static final int DEEPEST = 2;

    private final String how;
    private final String marks;

    Escape(String how, String marks) {
        this.how = how;
        this.marks = marks;
    }

    /** Writes what is meant at a mark, and returns where it ends; the place itself where nothing is escaped there. */
    abstract int undo(String text, int at, View.Writer out, int[] places);

    /** Returns a view with all that can be read in it: itself, and each manner undone, in what was so read as well. */
    static List<View> views(View view) {
        List<View> views = new ArrayList<>(List.of(view));
        int from = 0;
        for (int depth = 0; depth < DEEPEST; depth++) {
            int to = views.size();
            for (View each : List.copyOf(views.subList(from, to))) {
                for (Escape escape : values()) {
                    View undone = escape.undo(each);
                    if (views.stream().noneMatch(known -> known.text().equals(undone.text()))) {
                        views.add(undone);
                    }
                }
            }
            from = to;
        }
        return views;
    }

    private View undo(View view) {
        String text = view.text();
        if (marks.chars().noneMatch(mark -> text.indexOf(mark) >= 0)) {
            return view;
        }
        View.Writer out = new View.Writer(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = marks.indexOf(text.charAt(i)) >= 0 ? undo(text, i, out, view.places()) : i;
            if (end == i) {
                out.add(text.charAt(i), view.places()[i]);
                end++;
            }
            i = end;
        }
        return out.view(view.how() + ", " + how);
    }

    /** Returns the number that these digits are, or a negative one where they are none. */
    private static int number(String text, int from, int end, int radix) {
        if (from >= end || end - from > 8) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (!HexFormat.isHexDigit(c) || HexFormat.fromHexDigit(c) >= radix) {
                return -1;
            }
            number = number * radix + HexFormat.fromHexDigit(c);
        }
        return number;
    }
}
