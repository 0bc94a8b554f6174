package io.tierguard.contract;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a declaration: the caller's code, so it ends in one exception with all of it. */
final class Mistakes {
    private final Class<?> root;
    private final List<String> lines = new ArrayList<>(0);

    Mistakes(Class<?> root) {
        this.root = root;
    }

    void add(String at, String what) {
        lines.add(at + " " + what);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void throwIfAny() {
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder("the contract in ")
                .append(root.getName())
                .append(lines.size() == 1 ? " has a mistake:" : " has " + lines.size() + " mistakes:");
        for (String line : lines) {
            message.append("\n  ").append(line);
        }
        throw new IllegalArgumentException(message.toString());
    }
}
