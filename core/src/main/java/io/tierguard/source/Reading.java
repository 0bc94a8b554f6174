package io.tierguard.source;

import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import java.util.List;

/**
 * What a source said: the entries that it has, in its own order, and the problems that it met.
 *
 * @param entries what could be read, even where something else could not
 * @param problems what could not
 * @param absences why it has nothing for keys that it was asked for, where it knows
 */
public record Reading(List<Entry> entries, List<Problem> problems, List<Absence> absences) {
    /** The reading of a source that is not there. */
    public static final Reading NOTHING = new Reading(List.of(), List.of());

    /** Stands for a value that is known to be there, and that nobody has read. */
    public static final String NOT_READ = "(not read)";

    /** Copies the lists. */
    public Reading {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
        absences = List.copyOf(absences);
    }

    /** A reading that doesn't say why anything is absent. */
    public Reading(List<Entry> entries, List<Problem> problems) {
        this(entries, problems, List.of());
    }

    /** Returns a reading that failed as a whole. */
    public static Reading failed(Problem problem) {
        return new Reading(List.of(), List.of(problem));
    }
}
