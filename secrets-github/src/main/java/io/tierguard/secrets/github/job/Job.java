package io.tierguard.secrets.github.job;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.secrets.github.api.Names;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The job that this process is a part of, if it is: what its variables say of it. */
public final class Job {
    private static final String RUNNER = "GitHub Actions";
    private static final int LONGEST_NAME = 100;

    private final Map<String, String> variables;

    public Job(Map<String, String> variables) {
        this.variables = variables;
    }

    public boolean isThere() {
        return "true".equals(variables.get("GITHUB_ACTIONS"));
    }

    /** Returns the name that the workflow has for the job; what is none is not shown. */
    @Nullable
    String name() {
        String name = variables.getOrDefault("GITHUB_JOB", "");
        return Names.isWord(name, "_-", LONGEST_NAME) ? name : null;
    }

    /** Returns what reports call it. */
    public String describe() {
        if (!isThere()) {
            return RUNNER + " outside of a job";
        }
        return RUNNER + " job" + (name() == null ? "" : " " + name());
    }

    @Nullable
    String value(String variable) {
        return variables.get(variable);
    }

    /** Returns what a variable of the job says of the key; what is blank says nothing. */
    Entry entry(Key key, boolean isSecret, String variable, String value) {
        Layer layer = isSecret ? Layer.SECRETS : Layer.ENVIRONMENT;
        return Entry.of(key.name(), value.isBlank() ? "" : value, new Origin.Job(layer, RUNNER, variable, name()));
    }

    /** Returns one of the names in the object that a variable holds, or {@code *} for the whole. */
    Origin within(String variable, String name) {
        return new Origin.Stored(new Origin.Job(Layer.SECRETS, RUNNER, variable, name()).describe(), name);
    }

    /** Returns whether Dependabot started it by an event whose runs are handed the secrets of Dependabot's store alone. */
    boolean isDependabots() {
        if (!"dependabot[bot]".equals(value("GITHUB_ACTOR"))) {
            return false;
        }
        return switch (event()) {
            case "push",
                    "create",
                    "deployment",
                    "deployment_status",
                    "pull_request",
                    "pull_request_review",
                    "pull_request_review_comment" -> true;
            default -> false;
        };
    }

    /** Returns whether the event is one whose runs are handed no secrets where it comes from a fork. */
    boolean isOfPullRequest() {
        return switch (event()) {
            case "pull_request", "pull_request_review", "pull_request_review_comment" -> true;
            default -> false;
        };
    }

    private String event() {
        return variables.getOrDefault("GITHUB_EVENT_NAME", "");
    }
}
