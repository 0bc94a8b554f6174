package io.tierguard.secrets.github.job;

import io.tierguard.model.Key;
import io.tierguard.secrets.github.request.Asked;
import io.tierguard.secrets.github.request.Plan;
import io.tierguard.source.Absence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a job has nothing for a key: what is certain alone where something is, or else what it may be. */
public final class Absences {
    private final Plan plan;
    private final Job job;
    private @Nullable Event event;

    /**
     * Says it of a job.
     *
     * @param plan what the contract names, with the tier put in
     */
    public Absences(Plan plan, Job job) {
        this.plan = plan;
        this.job = job;
    }

    /** Returns that the job's {@code env:} doesn't hand the key in. */
    Absence unmapped(Key key, boolean isSecret) {
        String store = isSecret ? "secrets" : "vars";
        return new Absence(
                key,
                List.of("the job's env: does not hand it in"),
                "add " + key + ": ${{ " + store + "." + Asked.kept(key.name(), isSecret)
                        + " }} to the env: of the job");
    }

    /** Returns why a variable that the job's {@code env:} hands in is blank. */
    Absence blank(Key key, boolean isSecret, String variable) {
        return kept(key, isSecret, Asked.kept(variable, isSecret), "what env: maps it to");
    }

    /** Returns why a secret is not in the object of all secrets, or blank there. */
    Absence outside(Key key, String name) {
        return kept(key, true, name, "the secret");
    }

    private Absence kept(Key key, boolean isSecret, String name, String what) {
        if (isSecret && job.isDependabots()) {
            return new Absence(
                    key,
                    List.of("Dependabot started this run, which is handed the secrets of Dependabot's own store alone"),
                    "store " + name + " among the repository's secrets for Dependabot, or leave such runs out");
        }
        Event known = isSecret && job.isOfPullRequest() ? event() : Event.UNKNOWN;
        if (known.isOfFork()) {
            return new Absence(
                    key,
                    List.of("a pull request from a fork is handed no secrets"
                            + (known.isPublic() ? "" : ", unless the repository's settings send them")),
                    "run this check where the secrets are: on branches of the repository itself");
        }
        return perhaps(key, isSecret, name, what);
    }

    /** It is told from nothing that the job knows whether a name is not kept, or kept where the job can't reach it. */
    private Absence perhaps(Key key, boolean isSecret, String name, String what) {
        String kind = isSecret ? "secret" : "variable";
        List<String> notes = new ArrayList<>();
        if (plan.isElsewhere()) {
            notes.add("the contract names another repository than the job's, and a job is handed what its own keeps");
        }
        boolean hasEnvironment = !plan.environment().isEmpty();
        notes.add(what + " is not stored"
                + (hasEnvironment ? ", or the job doesn't name the environment that stores it" : "")
                + (isSecret ? ", or who calls this workflow doesn't hand it in with secrets:" : ""));
        return new Absence(
                key,
                notes,
                "store the " + kind + " " + name
                        + (hasEnvironment ? ", or add environment: " + plan.environment() + " to the job" : ""));
    }

    private Event event() {
        if (event == null) {
            event = Event.read(job.value("GITHUB_EVENT_PATH"));
        }
        return event;
    }
}
