package io.tierguard.layer;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says each variable of a job once. A source that knows the job tells of variables that the process has anyway: what it says
 * takes the place of them, or every finding would tell that a value hides itself.
 */
final class JobVariables {
    private JobVariables() {}

    /** Returns the variables of the process, with what the job says of the same variables where that is no layer above. */
    static Reading explained(Reading variables, List<Reading> managers) {
        Map<String, Entry> ofJob = new LinkedHashMap<>();
        for (Reading manager : managers) {
            for (Entry entry : manager.entries()) {
                if (entry.origin() instanceof Origin.Job job) {
                    ofJob.put(job.variable(), entry);
                }
            }
        }
        if (ofJob.isEmpty()) {
            return variables;
        }
        List<Entry> entries = new ArrayList<>(variables.entries().size());
        for (Entry entry : variables.entries()) {
            Entry explained = ofJob.remove(entry.origin().location());
            addBelow(entries, explained == null ? entry : explained);
        }
        for (Entry entry : ofJob.values()) {
            addBelow(entries, entry); // a source that was handed other variables than this load
        }
        return new Reading(entries, variables.problems());
    }

    private static void addBelow(List<Entry> entries, Entry entry) {
        if (entry.origin().layer() == Layer.ENVIRONMENT) {
            entries.add(entry);
        }
    }

    /** Returns what a source says but for what is among the variables of the process by now. */
    static Reading without(Reading reading) {
        List<Entry> entries = new ArrayList<>(reading.entries().size());
        for (Entry entry : reading.entries()) {
            if (entry.origin().layer() != Layer.ENVIRONMENT) {
                entries.add(entry);
            }
        }
        return new Reading(entries, reading.problems(), reading.absences());
    }
}
