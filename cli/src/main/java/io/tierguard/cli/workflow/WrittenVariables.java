package io.tierguard.cli.workflow;

import java.util.LinkedHashSet;
import java.util.Set;

/** What scripts of a job write to the file that {@code GITHUB_ENV} names, from where later steps have it as variables. */
final class WrittenVariables {
    private static final String FILE = "GITHUB_ENV";

    private final Set<String> scripts = new LinkedHashSet<>();

    /** Adds a script, which counts where it names that file. */
    void add(String script) {
        if (script.contains(FILE)) {
            scripts.add(script);
        }
    }

    /** Returns whether one of them has the name before a {@code =} or a {@code <<}; the value only a run can tell. */
    boolean has(String name) {
        for (String script : scripts) {
            for (int at = script.indexOf(name); at >= 0; at = script.indexOf(name, at + 1)) {
                int end = at + name.length();
                boolean begins = at == 0 || !Character.isJavaIdentifierPart(script.charAt(at - 1));
                if (begins && (script.startsWith("=", end) || script.startsWith("<<", end))) {
                    return true;
                }
            }
        }
        return false;
    }
}
