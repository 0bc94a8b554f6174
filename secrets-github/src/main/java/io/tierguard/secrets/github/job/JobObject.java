package io.tierguard.secrets.github.job;

import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.secrets.github.request.Asked;
import io.tierguard.source.Absence;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the texts of one JSON object that a variable of a job holds. */
public final class JobObject {
    /** GitHub puts it among the secrets of every job. */
    private static final String OWN_TOKEN = "GITHUB_TOKEN";

    private JobObject() {}

    /** Reads every key from the object. What the contract doesn't declare as a secret is no less one here. */
    public static Reading read(String variable, Asked asked, Job job, Absences absences) {
        Map<String, String> texts;
        try {
            texts = SecretsJson.read(job.value(variable));
        } catch (SecretsJson.Malformed e) {
            return Reading.failed(Problem.of(ProblemId.GITHUB_JSON_MALFORMED, variable + " " + e.what())
                    .at(job.within(variable, "*"))
                    .because("which secrets the job was handed, nobody could say")
                    .fix("hand it in whole, " + variable + ": ${{ toJSON(secrets) }}, or map the keys one by one"));
        }
        List<Entry> entries = new ArrayList<>();
        List<Absence> absent = new ArrayList<>();
        for (Key key : asked.keys()) {
            String name = supplier(texts, asked.kept(key));
            if (name == null) {
                absent.add(
                        asked.isSecret(key)
                                ? absences.outside(key, Asked.kept(key.name(), true))
                                : absences.unmapped(key, false));
            } else {
                String text = texts.getOrDefault(name, "");
                entries.add(Entry.of(key.name(), text.isBlank() ? "" : text, job.within(variable, name)));
                if (text.isBlank()) {
                    absent.add(absences.outside(key, name));
                }
            }
        }
        return new Reading(entries, List.of(tooMuch(variable, texts, entries.size(), job)), absent);
    }

    /** Returns the name that supplies a key: the first that is not blank, or else one that is, or null. */
    private static @Nullable String supplier(Map<String, String> texts, List<String> names) {
        String blank = null;
        for (String name : names) {
            String text = texts.get(name);
            if (text != null && !text.isBlank()) {
                return name;
            }
            blank = text == null ? blank : name;
        }
        return blank;
    }

    private static Problem tooMuch(String variable, Map<String, String> texts, int used, Job job) {
        int handed = texts.size() - (texts.containsKey(OWN_TOKEN) ? 1 : 0);
        return Problem.of(
                        ProblemId.GITHUB_JOB_OVER_PROVISIONED,
                        variable + " hands this job " + handed + (handed == 1 ? " name, and " : " names, and ") + used
                                + (used == 1 ? " is asked for" : " are asked for"))
                .at(job.within(variable, "*"))
                .because("every step and action of the job can read all of them, and what is added later")
                .fix("map the declared keys one by one in env:, as tierguard docs github-env prints it");
    }
}
