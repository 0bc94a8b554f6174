package io.tierguard.secrets.github;

import io.tierguard.secrets.github.api.Answer;
import io.tierguard.secrets.github.api.Names;
import io.tierguard.secrets.github.job.Job;
import io.tierguard.secrets.github.request.Plan;
import io.tierguard.source.SecretProvider;
import io.tierguard.source.SecretSource;

/**
 * Opens what a contract writes as {@code github}, {@code github:owner/name} or {@code github:owner/name#environment}.
 *
 * <p>Without a repository it is that of {@code GITHUB_REPOSITORY}; without an environment it is the one that has the tier's
 * name, and with nothing after the {@code #} it is none. Inside a job, where {@code GITHUB_ACTIONS} is {@code true}, it stands
 * for what the job was handed, also where it names another repository: nothing else hands out a secret. Elsewhere it stands for
 * the variables that GitHub keeps, where there is a token to ask by, and for nothing where there is none.
 * {@code github:json:NAME} stands for the JSON object that a job was handed in the variable NAME.
 */
public final class GitHubProvider implements SecretProvider {
    private static final Answer EXPECTED =
            new Answer.Malformed("github, github:owner/name, github:owner/name#environment or github:json:NAME");
    private static final String JSON = "json:";

    /** For {@link java.util.ServiceLoader}. */
    public GitHubProvider() {}

    @Override
    public String name() {
        return "github";
    }

    @Override
    public Answer open(Request request) {
        String reference = request.reference();
        if (reference.startsWith(JSON)) {
            String variable = reference.substring(JSON.length());
            Plan plan = Plan.of(null, request.around().environment());
            return GitHubJob.isVariable(variable) ? new Answer.Opened(new GitHubJob(plan, variable)) : EXPECTED;
        }
        int hash = reference.indexOf('#');
        String repository = hash < 0 ? reference : reference.substring(0, hash);
        String environment = hash < 0 ? request.tier().label() : reference.substring(hash + 1);
        if ((!reference.isEmpty() && !Names.isRepository(repository))
                || !(environment.isEmpty() || Names.isEnvironment(environment))) {
            return EXPECTED;
        }
        Plan plan = Plan.of(
                        reference.isEmpty() ? null : repository,
                        request.around().environment())
                .environment(environment);
        return new Answer.Opened(source(plan));
    }

    /** A server that a job has deployed to is no job, and needs no token: it has its variables from the deployment. */
    private static SecretSource source(Plan plan) {
        boolean isAsked = !new Job(plan.variables()).isThere() && plan.hasToken();
        return isAsked ? new GitHubSecrets(plan) : new GitHubJob(plan, null);
    }
}
