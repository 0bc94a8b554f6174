package io.tierguard.secrets.github.job;

import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.secrets.github.request.Asked;
import io.tierguard.source.Absence;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.List;

/** Takes the variables that a job's {@code env:} maps, one for each key. */
public final class JobVariables {
    private JobVariables() {}

    /** Reads every key: the variable of the tier over the other, and why it is missing where it is. */
    public static Reading read(Asked asked, Job job, Absences absences) {
        List<Entry> entries = new ArrayList<>();
        List<Absence> absent = new ArrayList<>();
        for (Key key : asked.keys()) {
            List<Entry> said = said(key, asked, job);
            entries.addAll(said);
            boolean isBlank = !said.isEmpty();
            boolean isMissing = true;
            for (Entry entry : said) {
                isMissing &= entry.value().isEmpty();
            }
            if (isMissing) {
                absent.add(
                        isBlank
                                ? absences.blank(
                                        key,
                                        asked.isSecret(key),
                                        said.get(said.size() - 1).origin().location())
                                : absences.unmapped(key, asked.isSecret(key)));
            }
        }
        return new Reading(entries, List.of(), absent);
    }

    /** What is said of a key, the weaker first. */
    private static List<Entry> said(Key key, Asked asked, Job job) {
        List<Entry> said = new ArrayList<>(2);
        for (String name : asked.variables(key)) {
            String value = job.value(name);
            if (value != null) {
                said.add(0, job.entry(key, asked.isSecret(key), name, value));
            }
        }
        return said;
    }
}
