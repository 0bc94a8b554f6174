package io.tierguard.testing.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at one text or some bytes after the other, and notes where the canary is. */
final class Sight {
    private final Canary inText;
    private final Canary inBytes;
    private final List<String> leaks = new ArrayList<>();

    Sight(Canary canary) {
        this.inText = canary;
        this.inBytes = canary.inBytes();
    }

    List<String> leaks() {
        return List.copyOf(leaks);
    }

    int count() {
        return leaks.size();
    }

    /** Looks at a text, and says whether it holds the canary. One form is enough: where it's there as it is, both halves are too. */
    boolean text(String name, String text) {
        for (Map.Entry<String, String> form : inText.forms().entrySet()) {
            int at = text.indexOf(form.getKey());
            if (at >= 0) {
                leaks.add(name + ": " + form.getValue() + ", " + place(text, at));
                return true;
            }
        }
        return wrapped(name, text, inText, true);
    }

    void bytes(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> form : inBytes.forms().entrySet()) {
            int at = text.indexOf(form.getKey());
            if (at >= 0) {
                leaks.add(name + ": " + form.getValue() + ", at byte " + at);
                return;
            }
        }
        wrapped(name, text, inBytes, false);
    }

    /** Whoever breaks long lines, or escapes with backslashes, has the canary still, with something in between. */
    private boolean wrapped(String name, String text, Canary canary, boolean isText) {
        int[] places = new int[text.length()];
        String squeezed = squeezed(text, places);
        for (Map.Entry<String, String> form : canary.forms().entrySet()) {
            String sought = squeezed(form.getKey(), new int[form.getKey().length()]);
            int at = sought.length() < 8 ? -1 : squeezed.indexOf(sought);
            if (at >= 0) {
                String place = isText ? place(text, places[at]) : "at byte " + places[at];
                leaks.add(name + ": " + form.getValue() + " but for blanks and backslashes, " + place);
                return true;
            }
        }
        return false;
    }

    private static String squeezed(String text, int[] places) {
        StringBuilder squeezed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' && !Character.isWhitespace(c)) {
                places[squeezed.length()] = i;
                squeezed.append(c);
            }
        }
        return squeezed.toString();
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
