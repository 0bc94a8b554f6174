package io.tierguard.source.dotenv.readers;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds the end of a command that stands in {@code $(…)}, as dotenv-expand does. */
final class Commands {
    private Commands() {}

    static boolean isClosed(String text, int from) {
        Deque<Character> quotes =
                new ArrayDeque<>(); // of each open parenthesis, the quote that is open in it, or a space
        quotes.push(' ');
        for (int i = from; i < text.length(); i++) {
            char quote = quotes.element();
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != ' ') {
                if (c == quote) {
                    quotes.pop();
                    quotes.push(' ');
                } else if (quote != '\'' && text.startsWith("$(", i)) {
                    quotes.push(' ');
                    i++;
                }
            } else if (c == '\'' || c == '"' || c == '`') {
                quotes.pop();
                quotes.push(c);
            } else if (c == '(') {
                quotes.push(' ');
            } else if (c == ')') {
                quotes.pop();
                if (quotes.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }
}
