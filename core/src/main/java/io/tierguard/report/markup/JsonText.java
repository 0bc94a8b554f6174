package io.tierguard.report.markup;

import org.jspecify.annotations.Nullable;

/** Writes JSON, indented by two, with everything beyond printable ASCII and letters escaped. */
public final class JsonText {
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean first = true;
    private boolean named;

    /** Returns the document so far, with a line break at its end. */
    public String text() {
        return text.append('\n').toString();
    }

    /** Begins an object or an array. */
    public JsonText open(char bracket) {
        separate();
        text.append(bracket);
        depth++;
        first = true;
        return this;
    }

    /** Ends it. */
    public void close(char bracket) {
        depth--;
        if (!first) {
            text.append('\n').append("  ".repeat(depth));
        }
        text.append(bracket);
        first = false;
    }

    /** Writes the name of what comes next. */
    public JsonText name(String name) {
        separate();
        quote(name);
        text.append(": ");
        named = true;
        return this;
    }

    /** Writes a name and its text, or null. */
    public void field(String name, @Nullable String value) {
        name(name).value(value);
    }

    /** Writes a name and its truth. */
    public void field(String name, boolean value) {
        name(name).raw(String.valueOf(value));
    }

    /** Writes a name and its number. */
    public void field(String name, int value) {
        name(name).raw(String.valueOf(value));
    }

    /** Writes a text, or null. */
    public void value(@Nullable String value) {
        if (value == null) {
            raw("null");
        } else {
            separate();
            quote(value);
        }
    }

    private void raw(String value) {
        separate();
        text.append(value);
    }

    private void separate() {
        if (named) {
            named = false;
            return;
        }
        if (depth > 0) {
            text.append(first ? "\n" : ",\n").append("  ".repeat(depth));
        }
        first = false;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || (c > '~' && !Character.isLetterOrDigit(c))) {
                        escape(c);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private void escape(char c) {
        String hex = Integer.toHexString(c);
        text.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
    }
}
