package io.tierguard.secrets.github.request;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.secrets.github.api.Api;
import io.tierguard.secrets.github.api.Names;
import io.tierguard.secrets.github.api.Target;
import io.tierguard.secrets.github.api.Token;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be asked, as far as it was said; the rest is among the variables of the process.
 *
 * @param repository {@code owner/name}, or null for that of {@code GITHUB_REPOSITORY}
 * @param environment the environment's name, in which {@code {tier}} stands for the tier's, or nothing where there is none
 * @param api where GitHub is, or null for {@code GITHUB_API_URL}
 * @param token what it knows the one who asks by, or null for that of a variable
 * @param variables those of the process
 */
public record Plan(
        @Nullable String repository,
        String environment,
        @Nullable Api api,
        @Nullable Token token,
        Map<String, String> variables) {
    public static final String OWN_TOKEN = "TIERGUARD_GITHUB_TOKEN";
    public static final String TOKEN = "GITHUB_TOKEN";
    static final String REPOSITORY = "GITHUB_REPOSITORY";
    public static final String API = "GITHUB_API_URL";
    private static final String ANY_TIER = "{tier}";

    /** Asks for the environment of the tier's name. */
    public static Plan of(@Nullable String repository, Map<String, String> variables) {
        return new Plan(repository, ANY_TIER, null, null, variables);
    }

    public Plan environment(String other) {
        return new Plan(repository, other, api, token, variables);
    }

    public Plan api(Api other) {
        return new Plan(repository, environment, other, token, variables);
    }

    public Plan token(Token other) {
        return new Plan(repository, environment, api, other, variables);
    }

    public Plan in(Tier tier) {
        return environment(environment.replace(ANY_TIER, tier.label()));
    }

    public boolean hasToken() {
        return token != null || tokenVariable() != null;
    }

    /**
     * Returns whether the token is that of the job itself, by all that can be seen of it: it stands where other programs look for
     * it, and begins as tokens of an App do.
     */
    public boolean hasJobsToken() {
        return token == null
                && TOKEN.equals(tokenVariable())
                && variables.getOrDefault(TOKEN, "").startsWith("ghs_");
    }

    /** Returns whether the process is a job of another repository than the one that is named. */
    public boolean isElsewhere() {
        String here = variables.getOrDefault(REPOSITORY, "");
        return repository != null && !here.isBlank() && !repository.equalsIgnoreCase(here);
    }

    /** Returns what reports call all of it. */
    public String describe() {
        return "GitHub " + place();
    }

    private String place() {
        String named = repository == null ? variables.getOrDefault(REPOSITORY, "") : repository;
        return (Names.isRepository(named) ? named : "(no repository)")
                + (environment.isEmpty() ? "" : ", environment " + environment);
    }

    /** The one that is meant for this goes before the one that other programs use too. */
    private @Nullable String tokenVariable() {
        if (!variables.getOrDefault(OWN_TOKEN, "").isBlank()) {
            return OWN_TOKEN;
        }
        return variables.getOrDefault(TOKEN, "").isBlank() ? null : TOKEN;
    }

    /** What keeps GitHub from being asked. */
    public static final class NotSetUp extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        NotSetUp(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** Returns whom to ask, after the tier was put in. */
    public Target target() throws NotSetUp {
        String named = repository == null ? variables.getOrDefault(REPOSITORY, "") : repository;
        if (!Names.isRepository(named)) {
            String what = named.isBlank() ? "no repository is named" : "what " + REPOSITORY + " says is no repository";
            throw notSetUp(what, "write github:owner/name in the contract, or set " + REPOSITORY + "=owner/name");
        }
        if (!environment.isEmpty() && !Names.isEnvironment(environment)) {
            throw notSetUp(
                    "the environment's name is none that GitHub has",
                    "write a name of 1 to 255 characters that can all be seen");
        }
        String address = variables.getOrDefault(API, "");
        Api place = api != null ? api : Api.of(address.isBlank() ? Api.PUBLIC : address);
        if (place == null) {
            throw notSetUp(
                    "what " + API + " says is no address that a token may be sent to",
                    "set it to https://HOST/api/v3, without a user, a question or a fragment in it");
        }
        return new Target(place, token == null ? tokenOfVariable() : token, named, environment);
    }

    private Token tokenOfVariable() throws NotSetUp {
        String variable = tokenVariable();
        if (variable == null) {
            throw notSetUp(
                    "there is no token for GitHub",
                    "set " + OWN_TOKEN + " to a fine-grained token that may read Secrets, Variables and Environments");
        }
        String text = variables.getOrDefault(variable, "");
        if (!Token.isFit(text)) {
            throw notSetUp(
                    "what " + variable + " holds is no token",
                    "set it anew; a token has no white space in it, nor a line break at its end");
        }
        return new Token(text);
    }

    private NotSetUp notSetUp(String what, String fix) {
        return new NotSetUp(Problem.of(ProblemId.GITHUB_NOT_SET_UP, what)
                .at(new Origin.Stored(describe(), "*"))
                .because("GitHub tells nobody what a repository keeps whom it doesn't know")
                .fix(fix));
    }

    /** Returns what is asked, and nothing of what the process was given. */
    @Override
    public String toString() {
        return describe();
    }
}
