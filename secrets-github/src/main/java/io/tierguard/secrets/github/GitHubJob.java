package io.tierguard.secrets.github;

import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.secrets.github.api.Names;
import io.tierguard.secrets.github.job.Absences;
import io.tierguard.secrets.github.job.Job;
import io.tierguard.secrets.github.job.JobObject;
import io.tierguard.secrets.github.job.JobVariables;
import io.tierguard.secrets.github.request.Asked;
import io.tierguard.secrets.github.request.Plan;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a job of GitHub Actions was handed, and says of what is missing why it may be.
 *
 * <pre>{@code
 * Tierguard.of(EventApiConfig.class)
 *         .secrets(GitHubJob.variables())
 *         .load();
 * }</pre>
 *
 * <p>{@code <TIER>_KEY} supplies KEY, over a variable of that name; a blank value counts as missing. What supplies a key that
 * is declared as a secret is of the layer {@code secrets}, the rest of {@code environment}. Outside of a job, where
 * {@code GITHUB_ACTIONS} is not {@code true}, it supplies nothing and finds nothing wrong. Immutable and safe to share.
 */
public final class GitHubJob implements SecretSource {
    private final Plan plan;
    private final Job job;
    private final @Nullable String json;

    GitHubJob(Plan plan, @Nullable String json) {
        this.plan = plan;
        this.job = new Job(plan.variables());
        this.json = json;
    }

    /** Takes the variables of the process as they are now, which the job's {@code env:} maps. */
    public static GitHubJob variables() {
        return variables(Surroundings.environmentOfProcess());
    }

    /**
     * Takes these for the variables of the process, as {@code .environment(…)} does: a test that hands a load variables of its own
     * hands them in here as well, or else it is told of the job that it runs in.
     */
    public static GitHubJob variables(Map<String, String> environment) {
        return new GitHubJob(Plan.of(null, Map.copyOf(environment)), null);
    }

    /**
     * Takes one JSON object of texts, {@code ${{ toJSON(secrets) }}}, from a variable of the job. It always warns: the job is
     * handed more than it asks for, and so is every action that it uses. What is no such object is a finding.
     *
     * @param variable its name, of capitals, digits and underscores
     * @throws IllegalArgumentException if no variable can be called so
     */
    public static GitHubJob json(String variable) {
        return json(variable, Surroundings.environmentOfProcess());
    }

    /**
     * Takes the object from these variables, as {@link #variables(Map)} does.
     *
     * @throws IllegalArgumentException if no variable can be called so
     */
    public static GitHubJob json(String variable, Map<String, String> environment) {
        if (!isVariable(variable)) {
            throw new IllegalArgumentException("a variable has a name of capitals, digits and underscores");
        }
        return new GitHubJob(Plan.of(null, Map.copyOf(environment)), variable);
    }

    static boolean isVariable(String text) {
        return Key.isValid(text) && Names.isItem(text);
    }

    @Override
    public String name() {
        return job.describe();
    }

    /** Takes what there is for each key, and asks nobody. Of a key without a value it says why that may be. */
    @Override
    public Reading fetch(SecretRequest request) {
        if (!job.isThere()) {
            return Reading.NOTHING;
        }
        Asked asked = new Asked(request);
        Absences absences = new Absences(plan.in(request.tier()), job);
        return json == null ? JobVariables.read(asked, job, absences) : JobObject.read(json, asked, job, absences);
    }

    /**
     * Asks GitHub's API, which needs a token that may list. A job without one has been handed what it has, and can't tell
     * of the rest.
     */
    @Override
    public SecretNames names(SecretRequest request) {
        if (!job.isThere() || (plan.hasToken() && !plan.hasJobsToken())) {
            return new GitHubSecrets(plan).names(request);
        }
        Problem unknown = Problem.of(
                        ProblemId.SECRETS_NAMES_UNKNOWN,
                        name() + " can't tell which names GitHub has without a token that may list them")
                .at(new Origin.Stored(name(), "*"));
        if (plan.hasToken()) {
            unknown = unknown.note(
                    "the token in " + Plan.TOKEN + " looks like the job's own, which can't, and was not sent");
        }
        return new SecretNames(
                Set.of(),
                false,
                List.of(unknown.fix(
                        "set " + Plan.OWN_TOKEN + " to a fine-grained token that may read Secrets, Variables and"
                                + " Environments, or rely on the check at the start")));
    }

    /** Returns what reports call it; no value. */
    @Override
    public String toString() {
        return name();
    }
}
