package io.tierguard.cli.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a YAML document, with the place where it begins, from 1. What an alias stands for is where its anchor is. */
sealed interface Node {
    /** Returns the line. */
    int line();

    /** Returns the column, in characters. */
    int column();

    /** Returns the node as a mapping, or null where it is none. */
    static @Nullable Block block(@Nullable Node node) {
        return node instanceof Block block ? block : null;
    }

    /**
     * A text, or nothing at all.
     *
     * @param text what it says
     * @param source how that is written in the file
     * @param plain whether it is written without quotes and signs
     */
    record Text(String text, String source, boolean plain, int line, int column) implements Node {
        /** Returns whether YAML takes it for no value. */
        boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        /** Returns the line of what stands in the source behind so many other occurrences of the word. */
        int lineOf(String word, int before) {
            int at = -1;
            for (int i = 0; i <= before; i++) {
                at = indexOf(source, word, at + 1);
            }
            int lines = 0;
            for (int i = 0; i < at; i++) {
                char c = source.charAt(i);
                lines += c == '\n' || (c == '\r' && source.charAt(i + 1) != '\n') ? 1 : 0;
            }
            return line + lines;
        }

        /** Returns where the word stands in whatever case, from there on; -1 for nowhere. */
        static int indexOf(String text, String word, int from) {
            for (int i = from; i + word.length() <= text.length(); i++) {
                if (text.regionMatches(true, i, word, 0, word.length())) {
                    return i;
                }
            }
            return -1;
        }

        /** Returns where it is; what it says may be a secret. */
        @Override
        public String toString() {
            return "text in line " + line;
        }
    }

    /** A list. */
    record Items(List<Node> items, int line, int column) implements Node {}

    /** A mapping, in the order of the file. */
    record Block(List<Pair> pairs, int line, int column) implements Node {
        /** Returns what stands under the name, or null. */
        @Nullable
        Node get(String name) {
            Node found = null;
            for (Pair pair : pairs) {
                if (pair.name().text().equals(name)) {
                    found = pair.value();
                }
            }
            return found;
        }
    }

    /** A name of a mapping, and what stands under it. */
    record Pair(Text name, Node value) {
        /** Returns whether some readers put what stands there in the place of this. */
        boolean isMerge() {
            return name.plain() && name.text().equals("<<");
        }
    }
}
