package io.tierguard.source.dotenv.readers;

/** Finds the end of a command that stands in {@code $(…)}, as dotenv-expand does. */
final class Commands {
    private Commands() {}

    /** Returns where what begins at that place ends, behind its own parenthesis, or -1 if nothing closes it. */
    static int end(String text, int from) {
        StringBuilder open =
                new StringBuilder(" "); // of each open parenthesis, the quote that is open in it, or a space
        for (int i = from; i < text.length(); i++) {
            int last = open.length() - 1;
            char quote = open.charAt(last);
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != ' ') {
                if (c == quote) {
                    open.setCharAt(last, ' ');
                } else if (quote != '\'' && text.startsWith("$(", i)) {
                    open.append(' ');
                    i++;
                }
            } else if (c == '\'' || c == '"' || c == '`') {
                open.setCharAt(last, c);
            } else if (c == '(') {
                open.append(' ');
            } else if (c == ')') {
                if (last == 0) {
                    return i + 1;
                }
                open.setLength(last);
            }
        }
        return -1;
    }
}
