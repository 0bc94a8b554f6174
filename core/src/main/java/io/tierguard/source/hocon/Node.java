package io.tierguard.source.hocon;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a {@link HoconDocument}, with the line in which it is written. None of them shows what it holds. */
public sealed interface Node {
    /** Returns the line, from 1. */
    int line();

    /** What a single value is written as. */
    enum Kind {
        /** Text, in quotes or without. */
        TEXT,
        /** A number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** {@code null}. */
        NOTHING
    }

    /**
     * One value.
     *
     * @param text the value as it is written, without its quotes
     * @param kind what it is written as
     * @param line the line
     */
    record Single(String text, Kind kind, int line) implements Node {
        @Override
        public String toString() {
            return "a value in line " + line;
        }
    }

    /**
     * A list.
     *
     * @param elements what is in it
     * @param line the line
     */
    record Sequence(List<Node> elements, int line) implements Node {
        /** Copies the list. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return "a list in line " + line;
        }
    }

    /**
     * An object.
     *
     * @param members what is in it, in the order of the file
     * @param line the line
     */
    record Block(Map<String, Node> members, int line) implements Node {
        /** Copies the members. */
        public Block {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String toString() {
            return "an object in line " + line;
        }
    }
}
