package io.tierguard.secrets.aws;

import io.tierguard.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What is to be fetched, and how.
 *
 * @param wanted the secrets that are named
 * @param selection those that are not, or null
 * @param stage the version that is asked for, or null for the current one
 * @param keyPrefix what stands before every key of a JSON object
 * @param client the client of the user's own, or null
 * @param agent the process on this machine that is asked instead, or null
 * @param environment the variables of the process, of which an agent's token is one
 */
record Plan(
        List<Wanted> wanted,
        @Nullable Selection selection,
        @Nullable String stage,
        String keyPrefix,
        @Nullable SecretsManagerClient client,
        LocalAgent.@Nullable Place agent,
        Map<String, String> environment) {
    static final String STORE = "AWS Secrets Manager";

    private static final int NAMED = 3;

    Plan {
        wanted = List.copyOf(wanted);
        if (agent != null && client != null) {
            throw new IllegalArgumentException("an agent is asked without a client");
        }
        if (agent != null && selection != null) {
            throw new IllegalArgumentException("an agent knows secrets by their names alone, not by a prefix or a tag");
        }
    }

    Plan wanted(List<Wanted> others) {
        return new Plan(others, selection, stage, keyPrefix, client, agent, environment);
    }

    Plan selection(Selection other) {
        return new Plan(wanted, other, stage, keyPrefix, client, agent, environment);
    }

    Plan stage(String other) {
        return new Plan(wanted, selection, other, keyPrefix, client, agent, environment);
    }

    Plan keyPrefix(String other) {
        return new Plan(wanted, selection, stage, other, client, agent, environment);
    }

    Plan client(SecretsManagerClient other) {
        return new Plan(wanted, selection, stage, keyPrefix, other, agent, environment);
    }

    Plan agent(LocalAgent.Place other, Map<String, String> variables) {
        return new Plan(wanted, selection, stage, keyPrefix, client, other, variables);
    }

    Plan in(Tier tier) {
        List<Wanted> resolved = new ArrayList<>();
        for (Wanted template : wanted) {
            Wanted one = template.in(tier);
            int before = 0;
            while (before < resolved.size() && !one.isAlike(resolved.get(before))) {
                before++;
            }
            if (before == resolved.size()) {
                resolved.add(one);
            } else if (!one.optional()) {
                resolved.set(before, one); // who needs it outweighs who can do without
            }
        }
        Selection some = selection == null ? null : selection.in(tier);
        return new Plan(resolved, some, stage, keyPrefix, client, agent, environment);
    }

    Transport open(Duration time) throws CallFailed {
        if (agent != null) {
            return LocalAgent.open(agent, environment);
        }
        return client != null ? SdkTransport.of(client) : SdkTransport.open(time);
    }

    /** Returns what reports call all of it. */
    String describe() {
        List<String> names = new ArrayList<>();
        for (Wanted one : wanted) {
            names.add(one.name());
        }
        if (selection != null) {
            names.add(selection.describe());
        }
        String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return STORE + " " + named + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
