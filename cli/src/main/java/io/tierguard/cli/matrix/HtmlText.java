package io.tierguard.cli.matrix;

import io.tierguard.model.Printable;

/** Makes text from outside safe to stand in an element or in a quoted attribute of HTML. */
final class HtmlText {
    private HtmlText() {}

    static String of(String raw) {
        String text = Printable.line(raw);
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
