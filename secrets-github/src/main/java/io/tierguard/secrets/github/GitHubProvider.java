package io.tierguard.secrets.github;

import io.tierguard.source.SecretProvider;
import io.tierguard.source.SecretSource;

/**
 * Opens what a contract writes as {@code github}, {@code github:owner/name} or {@code github:owner/name#environment}.
 *
 * <p>Without a repository it is that of {@code GITHUB_REPOSITORY}; without an environment it is the one that has the tier's
 * name. Inside a job, where {@code GITHUB_ACTIONS} is {@code true}, it stands for what the job was handed.
 */
public final class GitHubProvider implements SecretProvider {
    private static final Answer EXPECTED = new Answer.Malformed(
            "github alone, or a repository and perhaps an environment: github:owner/name, github:owner/name#environment");

    /** For {@link java.util.ServiceLoader}. */
    public GitHubProvider() {}

    @Override
    public String name() {
        return "github";
    }

    @Override
    public Answer open(Request request) {
        String reference = request.reference();
        int hash = reference.indexOf('#');
        String repository = hash < 0 ? reference : reference.substring(0, hash);
        String environment = hash < 0 ? request.tier().label() : reference.substring(hash + 1);
        if ((!reference.isEmpty() && !Names.isRepository(repository)) || !Names.isEnvironment(environment)) {
            return EXPECTED;
        }
        Plan plan = Plan.of(
                        reference.isEmpty() ? null : repository,
                        request.around().environment())
                .environment(environment);
        return new Answer.Opened(source(plan));
    }

    private static SecretSource source(Plan plan) {
        return "true".equals(plan.variables().get("GITHUB_ACTIONS")) ? new JobVariables(plan) : new GitHubSecrets(plan);
    }
}
