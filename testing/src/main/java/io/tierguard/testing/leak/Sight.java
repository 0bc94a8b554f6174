package io.tierguard.testing.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Looks at one text or some bytes after the other, and notes where the canary is. */
final class Sight {
    private final Canary canary;
    private final boolean hasBlanks;
    private final Map<String, String> folded;
    private final Map<String, String> joined;
    private final List<String> leaks = new ArrayList<>();

    Sight(Canary canary) {
        this.canary = canary;
        this.hasBlanks = canary.hasBlanks();
        this.folded = canary.texts(Reading::folded);
        this.joined = canary.texts(text -> Reading.folded(Reading.joined(View.of(text), hasBlanks).text()));
    }

    List<String> leaks() {
        return List.copyOf(leaks);
    }

    int count() {
        return leaks.size();
    }

    /** Looks at a text, and says whether it holds the canary. One form is enough: where it's there as it is, both halves are too. */
    boolean text(String name, String text) {
        return in(View.of(text), name, at -> place(text, at));
    }

    void bytes(String name, byte[] bytes) {
        IntFunction<String> place = at -> "at byte " + at;
        if (in(Bytes.utf8(bytes), name, place)) {
            return;
        }
        for (int offset = 0; offset < 2; offset++) {
            for (boolean isLittle : List.of(false, true)) {
                if (in(Bytes.utf16(bytes, offset, isLittle), name, place)) {
                    return;
                }
            }
        }
    }

    private boolean in(View seen, String name, IntFunction<String> place) {
        for (View view : Escape.views(seen)) {
            String text = Reading.folded(view.text());
            View wrapped = Reading.joined(view, hasBlanks);
            boolean found = found(name, folded, view, text, place)
                    || found(name, canary.base64(), view, view.text(), place)
                    || found(name, joined, wrapped, Reading.folded(wrapped.text()), place)
                    || found(name, canary.base64(), wrapped, wrapped.text(), place)
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

    private boolean found(
            String name, Map<String, String> forms, View view, String text, IntFunction<String> place) {
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
