package io.tierguard.secrets.github;

import io.tierguard.Secret;
import io.tierguard.secrets.github.api.Api;
import io.tierguard.secrets.github.api.Names;
import io.tierguard.secrets.github.api.Time;
import io.tierguard.secrets.github.api.Token;
import io.tierguard.secrets.github.audit.Asking;
import io.tierguard.secrets.github.request.Plan;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Asks GitHub's API for secrets and variables of GitHub Actions.
 *
 * <pre>{@code
 * Tierguard.of(EventApiConfig.class)
 *         .secrets(GitHubSecrets.of("octo/event-api"))
 *         .load();
 * }</pre>
 *
 * <p>{@link #fetch} reads variables: those of the environment over those of the repository, over those that the organisation
 * shares with it. What GitHub keeps as a secret nobody can read back but a job; {@link #names} tells whether it is there, and
 * what else is wrong with what is kept there.
 *
 * <p>{@code <TIER>_KEY} supplies KEY, over a secret or a variable of that name. The token is the one that {@link #token} names,
 * or else that of {@code TIERGUARD_GITHUB_TOKEN}, or else of {@code GITHUB_TOKEN}, a job's own as well, which GitHub lets list
 * nothing. The address is the one that {@link #api} names, or else that of {@code GITHUB_API_URL}, or else the public one. The
 * token goes to that host alone. Variables are those of the process when {@link #of} is called; what is wrong with them is a
 * finding, never an exception. All calls of one request, tried again or not, end within its budget. Immutable and safe to
 * share; each method that names something returns another source.
 */
public final class GitHubSecrets implements SecretSource {
    private final Plan plan;
    private final Time time;

    GitHubSecrets(Plan plan) {
        this(plan, Time.SYSTEM);
    }

    GitHubSecrets(Plan plan, Time time) {
        this.plan = plan;
        this.time = time;
    }

    /**
     * Returns a source of that repository and its environment that has the tier's name.
     *
     * @param repository {@code owner/name}
     * @throws IllegalArgumentException if it is not written so
     */
    public static GitHubSecrets of(String repository) {
        check(Names.isRepository(repository) ? null : "a repository is written owner/name");
        return new GitHubSecrets(Plan.of(repository, Surroundings.environmentOfProcess()));
    }

    /**
     * Returns a source of another environment, in whose name {@code {tier}} stands for the tier's: {@code eu/{tier}}.
     *
     * @param name 1 to 255 characters that can all be seen; a slash and spaces may be among them
     * @throws IllegalArgumentException if no environment can be called so
     */
    public GitHubSecrets environment(String name) {
        check(Names.isEnvironment(name) ? null : "an environment has a name of 1 to 255 characters");
        return new GitHubSecrets(plan.environment(name), time);
    }

    /** Returns a source of the repository and its organisation alone, for who has no environments. */
    public GitHubSecrets withoutEnvironment() {
        return new GitHubSecrets(plan.environment(""), time);
    }

    /**
     * Returns a source that asks by that token, whatever the variables hold.
     *
     * @param token one that may read Secrets, Variables and Environments of the repository; its text is in no message, and in
     *     no {@code toString}
     * @throws IllegalArgumentException if it has characters that no token has
     */
    public GitHubSecrets token(Secret<String> token) {
        String text = token.reveal();
        check(Token.isFit(text) ? null : "a token is visible characters of ASCII");
        return new GitHubSecrets(plan.token(new Token(text)), time);
    }

    /**
     * Returns a source that asks GitHub Enterprise, whatever {@code GITHUB_API_URL} says.
     *
     * @param api its address, {@code https://HOST/api/v3}
     * @throws IllegalArgumentException if a token can't be sent there: it is neither https nor this machine, or has more in it
     *     than a host and a path
     */
    public GitHubSecrets api(URI api) {
        Api place = Api.of(api.toString());
        if (place == null) {
            throw new IllegalArgumentException("an API is https://HOST/api/v3");
        }
        return new GitHubSecrets(plan.api(place), time);
    }

    GitHubSecrets by(Time other) {
        return new GitHubSecrets(plan, other);
    }

    private static void check(@Nullable String mistake) {
        if (mistake != null) {
            throw new IllegalArgumentException(mistake);
        }
    }

    @Override
    public String name() {
        return plan.describe();
    }

    /**
     * Reads what variables hold, page after page, with a finding for what can't be had or is not as it should be. A secret is
     * not among them; that its key is left open is a finding as well.
     */
    @Override
    public Reading fetch(SecretRequest request) {
        return Asking.variables(plan, request, time);
    }

    /** Returns which keys are there as secrets or variables, with a finding for each that is not as it should be. */
    @Override
    public SecretNames names(SecretRequest request) {
        return Asking.names(plan, request, time);
    }

    /** Returns what is asked for, and nothing of what was answered. */
    @Override
    public String toString() {
        return name();
    }
}
