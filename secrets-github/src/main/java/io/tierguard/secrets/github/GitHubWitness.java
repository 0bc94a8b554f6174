package io.tierguard.secrets.github;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Testimony;
import io.tierguard.model.TierClaim;
import io.tierguard.secrets.github.api.Time;
import io.tierguard.secrets.github.oidc.IdToken;
import io.tierguard.secrets.github.oidc.JobClaims;
import io.tierguard.source.Surroundings;
import io.tierguard.source.TierWitness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hears from GitHub which environment a job was given, and whether its ref is protected. Both are in the job's OIDC token,
 * which it may ask for where its permissions have {@code id-token: write}.
 *
 * <p>The {@code environment} claim names a tier where the environment is called as one; a ref that is not protected fits every
 * tier but production. Where the token doesn't say that, {@code GITHUB_REF_PROTECTED} does. A job that names no environment has
 * no such claim, and nothing is said of it.
 *
 * <p>The token's signature is not checked: it comes from the runner's own address, over TLS, and who can exchange that
 * address can set {@code APP_TIER} as well. The token is asked for {@value IdToken#AUDIENCE} as its audience, so that nobody
 * else takes it, and is kept nowhere.
 */
public final class GitHubWitness implements TierWitness {
    static final String REF_PROTECTED = "GITHUB_REF_PROTECTED";
    private static final String DOCUMENT = "the job's OIDC token";
    private static final Set<Tier> UNPROTECTED = EnumSet.complementOf(EnumSet.of(Tier.PRODUCTION));

    /** Less than is waited for, so that there is time to say what was amiss. */
    private static final Duration BUDGET = Duration.ofSeconds(4);

    private final Time time;
    private final Duration budget;

    /** For {@link java.util.ServiceLoader}. */
    public GitHubWitness() {
        this(Time.SYSTEM, BUDGET);
    }

    GitHubWitness(Time time, Duration budget) {
        this.time = time;
        this.budget = budget;
    }

    @Override
    public Testimony testify(Surroundings around) {
        Map<String, String> variables = around.environment();
        List<TierClaim> claims = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Boolean isProtected = null;
        try {
            JobClaims said = IdToken.of(variables, budget, time).claims();
            if (said.environment() != null) {
                claims.add(environment(said.environment()));
            }
            isProtected = said.refProtected();
        } catch (IdToken.Unheard e) {
            problems.add(e.problem());
        }
        if (isProtected != null) {
            claims.add(ref("oidc.ref_protected", isProtected, new Origin.Claimed(DOCUMENT, "ref_protected")));
        } else {
            Boolean byVariable = JobClaims.flag(variables.getOrDefault(REF_PROTECTED, ""));
            if (byVariable != null) {
                claims.add(ref(REF_PROTECTED, byVariable, new Origin.Variable(REF_PROTECTED)));
            }
        }
        return new Testimony(claims, problems);
    }

    private static TierClaim environment(String name) {
        return new TierClaim(
                "oidc.environment",
                name,
                null,
                new Origin.Claimed(DOCUMENT, "environment"),
                "name the environment that is meant in the job (environment: …), or correct the others");
    }

    private static TierClaim ref(String name, boolean isProtected, Origin origin) {
        return new TierClaim(
                name,
                String.valueOf(isProtected),
                isProtected ? EnumSet.allOf(Tier.class) : UNPROTECTED,
                origin,
                "protect the branch or tag by a ruleset, or deploy from one that is protected");
    }
}
