package io.tierguard.report;

import java.nio.charset.StandardCharsets;

/** Text as SARIF wants it within its strings. */
final class SarifText {
    private static final String HEX = "0123456789ABCDEF";

    private SarifText() {}

    /** Returns the path as a relative reference: everything but letters, digits and a few signs as its bytes. */
    static String uri(String path) {
        StringBuilder uri = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "/.-_~".indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return uri.toString();
    }

    /**
     * Returns the text without what a message gives a meaning to: {@code [text](place)} is a link, and {@code {0}} stands for
     * an argument. A brace that can't be read so stays as it is, because most readers show a doubled one twice.
     */
    static String message(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = c == '{' ? endOfPlaceholder(text, i) : -1;
            if (end > 0) {
                plain.append("{{").append(text, i + 1, end).append("}}");
                i = end;
            } else if (c == '(' && i > 0 && text.charAt(i - 1) == ']') {
                plain.append(" (");
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static int endOfPlaceholder(String text, int brace) {
        int i = brace + 1;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i > brace + 1 && i < text.length() && text.charAt(i) == '}' ? i : -1;
    }
}
