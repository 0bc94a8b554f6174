package io.tierguard.testing.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Looks at one text or some bytes after the other, and notes where the canary is. */
final class Sight {
    /** So much is looked at together, which bounds what views of it take. */
    private static final int PIECE = 1 << 18;

    /** How many characters a form can have for one of the canary, with what stands between them. */
    private static final int WIDEST = 40;

    private final Canary canary;
    private final int overlap;
    private final boolean hasBlanks;
    private final Map<String, String> folded;
    private final Map<String, String> joined;
    private final List<String> leaks = new ArrayList<>();

    Sight(Canary canary) {
        this.canary = canary;
        this.overlap = WIDEST * canary.longest();
        this.hasBlanks = canary.hasBlanks();
        this.folded = canary.texts(Reading::folded);
        this.joined = canary.texts(text -> Reading.folded(
                Reading.joined(View.of(text, 0, text.length()), hasBlanks).text()));
    }

    List<String> leaks() {
        return List.copyOf(leaks);
    }

    int count() {
        return leaks.size();
    }

    /** Looks at a text, and says whether it holds the canary. One form is enough: where it's there as it is, both halves are too. */
    boolean text(String name, String text) {
        for (int from = 0; from < text.length(); from += PIECE) {
            if (in(View.of(text, from, end(from, text.length())), name, at -> place(text, at))) {
                return true;
            }
        }
        return false;
    }

    void bytes(String name, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += PIECE) {
            if (bytes(name, bytes, from, end(from, bytes.length))) {
                return;
            }
        }
    }

    private int end(int from, int length) {
        return (int) Math.min(length, (long) from + PIECE + overlap);
    }

    private boolean bytes(String name, byte[] bytes, int from, int to) {
        IntFunction<String> place = at -> "at byte " + at;
        if (in(Bytes.utf8(bytes, from, to), name, place)) {
            return true;
        }
        // In UTF-16, each character of ASCII has a zero, and so has whatever is escaped.
        if (canary.hasAscii() && !Bytes.haveZero(bytes, from, to)) {
            return false;
        }
        return in(Bytes.utf16(bytes, from, to, false), name, place)
                || in(Bytes.utf16(bytes, from, to, true), name, place)
                || in(Bytes.utf16(bytes, from + 1, to, false), name, place)
                || in(Bytes.utf16(bytes, from + 1, to, true), name, place);
    }

    private boolean in(View seen, String name, IntFunction<String> place) {
        for (View view : Escape.views(seen)) {
            String text = Reading.folded(view.text());
            View wrapped = Reading.joined(view, hasBlanks);
            boolean found = found(name, folded, view, text, place)
                    || found(name, canary.base64(), view, place)
                    || ((hasBlanks || wrapped.text().length() < text.length())
                            && (found(name, joined, wrapped, Reading.folded(wrapped.text()), place)
                                    || found(name, canary.base64(), wrapped, place)))
                    || found(name, canary.hex(), Reading.hex(view), place)
                    || found(name, canary.numbers(), Reading.numbers(view), place);
            if (found) {
                return true;
            }
        }
        return false;
    }

    private boolean found(String name, Map<String, String> forms, View view, IntFunction<String> place) {
        return found(name, forms, view, view.text(), place);
    }

    private boolean found(String name, Map<String, String> forms, View view, String text, IntFunction<String> place) {
        for (Map.Entry<String, String> form : forms.entrySet()) {
            int at = text.indexOf(form.getKey());
            if (at >= 0) {
                String called = form.getValue();
                boolean isOther = forms == folded && called.endsWith(Canary.AS_IT_IS) && !canary.isIn(view.text());
                leaks.add(name + ": " + (isOther ? called.replace(Canary.AS_IT_IS, "in other case") : called)
                        + view.how() + ", " + place.apply(view.places()[at]));
                return true;
            }
        }
        return false;
    }

    private static String place(String text, int at) {
        int line = 1;
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        return "at line " + line + ", column " + (at - start + 1);
    }
}
