package io.tierguard.secrets.github;

import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;

/** What stands for GitHub inside a job: what the job was handed. Before a deployment the API is asked, where there is a token. */
final class JobVariables implements SecretSource {
    private final Plan plan;

    JobVariables(Plan plan) {
        this.plan = plan;
    }

    @Override
    public String name() {
        return "GitHub Actions";
    }

    /** Supplies nothing: what the job was handed is among the variables of the process already. */
    @Override
    public Reading fetch(SecretRequest request) {
        return Reading.NOTHING;
    }

    @Override
    public SecretNames names(SecretRequest request) {
        return plan.hasToken() ? new GitHubSecrets(plan).names(request) : SecretNames.UNKNOWN;
    }
}
