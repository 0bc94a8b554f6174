package io.tierguard.secrets.aws;

import io.tierguard.model.Key;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Takes secrets from AWS Secrets Manager.
 *
 * <pre>{@code
 * Tierguard.of(EventApiConfig.class)
 *         .secrets(AwsSecrets.named("event-api/{tier}"))
 *         .load();
 * }</pre>
 *
 * <p>{@code {tier}} stands for the tier's name. A secret is a JSON object whose names become keys ({@code openaiApiKey} is
 * {@code OPENAI_API_KEY}); those of objects within it are joined by {@code _}, an array is its JSON text, numbers and booleans
 * are as they were written, and null is no value. A secret that is a plain text is {@link #mapped} to its key.
 *
 * <p>Region, profile, role and endpoint are what the SDK's own chain finds ({@code AWS_REGION}, {@code AWS_PROFILE},
 * {@code AWS_ENDPOINT_URL_SECRETS_MANAGER}); it is looked for at each fetch, on a thread of its own. A fetch ends within its
 * budget, whatever the network does. Immutable and safe to share; each method returns another one.
 */
public final class AwsSecrets implements SecretSource {
    static final String ONE_WAY = "a secret is mapped to one key, and is either a JSON object or mapped";

    private final Plan plan;

    AwsSecrets(Plan plan) {
        this.plan = plan;
    }

    /**
     * Returns a source of these secrets.
     *
     * @param name the name or ARN of a secret
     * @param more others
     * @throws IllegalArgumentException if one is neither a name nor an ARN
     */
    public static AwsSecrets named(String name, String... more) {
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(wanted(name));
        for (String other : more) {
            put(wanted, wanted(other));
        }
        return new AwsSecrets(nothing().wanted(wanted));
    }

    /**
     * Returns a source of all secrets whose names begin so. The list of secrets is read at each fetch, which takes one call more
     * and {@code secretsmanager:ListSecrets}; what was created within the last minutes may not be on it yet.
     *
     * @param prefix ends with {@code /}
     * @throws IllegalArgumentException if it doesn't, because {@code event-api/prod} would take {@code event-api/prod-eu} too
     */
    public static AwsSecrets prefix(String prefix) {
        check(SecretId.mistakeInPrefix(prefix));
        return new AwsSecrets(nothing().selection(new Selection(prefix, Map.of())));
    }

    /**
     * Returns a source of all secrets that have that tag, with exactly that value. It lists secrets as {@link #prefix} does.
     *
     * @throws IllegalArgumentException if the key or the value is empty
     */
    public static AwsSecrets tagged(String key, String value) {
        return new AwsSecrets(nothing().selection(tag(new Selection("", Map.of()), key, value)));
    }

    private static Plan nothing() {
        return new Plan(List.of(), null, null, "", null, null, Map.of());
    }

    /**
     * Returns a source that takes, of those that are selected by their prefix or a tag, only those that have this tag, too.
     *
     * @throws IllegalArgumentException if the key or the value is empty
     * @throws IllegalStateException if nothing is selected by a prefix or a tag
     */
    public AwsSecrets whereTagged(String key, String value) {
        Selection selection = plan.selection();
        if (selection == null) {
            throw new IllegalStateException("nothing is selected by a prefix or a tag");
        }
        return new AwsSecrets(plan.selection(tag(selection, key, value)));
    }

    private static Selection tag(Selection selection, String key, String value) {
        check(key.isEmpty() || value.isEmpty() ? "a tag has a key and a value" : null);
        return selection.with(key, value);
    }

    /**
     * Returns a source that also takes that secret, or makes do without it where it is not there. Whatever else is wrong with
     * it, and that it may not be read, is a finding still.
     *
     * @throws IllegalArgumentException if it is neither a name nor an ARN
     */
    public AwsSecrets optional(String name) {
        List<Wanted> wanted = new ArrayList<>(plan.wanted());
        put(wanted, find(name).madeOptional());
        return new AwsSecrets(plan.wanted(wanted));
    }

    /**
     * Returns a source that takes the text of that secret as the value of one key, whatever the text is. A binary secret can be
     * the value of a key that is declared as {@link io.tierguard.Bytes}, and of no other.
     *
     * @param name the name or ARN of a secret, whether it was named before or not
     * @param key the key, {@code [A-Z][A-Z0-9_]*}; the key prefix is not put before it
     * @throws IllegalArgumentException if the name is neither a name nor an ARN, the key none, or the secret mapped to another
     */
    public AwsSecrets mapped(String name, String key) {
        Key to = Key.of(key);
        Wanted found = find(name);
        check(found.key() == null || found.key().equals(to) ? null : ONE_WAY);
        List<Wanted> wanted = new ArrayList<>(plan.wanted());
        put(wanted, found.mapped(to));
        return new AwsSecrets(plan.wanted(wanted));
    }

    /**
     * Returns a source that reads the version with that stage of every secret, {@code AWSPREVIOUS}, each by a call of its own.
     *
     * @throws IllegalArgumentException if the stage is empty or longer than 256 characters
     */
    public AwsSecrets stage(String stage) {
        check(stage.isEmpty() || stage.length() > 256 ? "a stage has 1 to 256 characters" : null);
        return new AwsSecrets(plan.stage(stage));
    }

    /**
     * Returns a source that puts a prefix before every name of a JSON object: with {@code POSTGRES_}, the {@code username} of a
     * secret that RDS keeps is {@code POSTGRES_USERNAME}.
     *
     * @param prefix ends with {@code _}
     * @throws IllegalArgumentException if it doesn't, or no key can begin so
     */
    public AwsSecrets keyPrefix(String prefix) {
        check(Key.isValid(prefix) ? null : "a key begins with [A-Z][A-Z0-9_]*");
        check(prefix.endsWith("_") ? null : "a key prefix ends with _, or no word of a key would end where it does");
        return new AwsSecrets(plan.keyPrefix(prefix));
    }

    /**
     * Returns a source that asks by that client, which stays yours to close. It should try nothing again by itself: the source
     * does, and knows how much time there is. The SDK logs what AWS says of an error, at level DEBUG; the source keeps that from a
     * client of its own, and leaves yours as it is.
     *
     * @throws IllegalArgumentException if a local agent is asked
     */
    public AwsSecrets client(SecretsManagerClient client) {
        return new AwsSecrets(plan.client(Objects.requireNonNull(client, "client")));
    }

    /**
     * Returns a source that asks AWS's Secrets Manager Agent on this machine. It can't tell before a deployment whether a secret is
     * there.
     *
     * @param endpoint where it listens, {@code http://127.0.0.1:2773}
     * @param tokenFile the file with its token, {@code /var/run/awssmatoken}; read at each fetch
     * @throws IllegalArgumentException if the endpoint is not on this machine, or secrets are selected by a prefix or a tag
     */
    public AwsSecrets localAgent(URI endpoint, Path tokenFile) {
        Objects.requireNonNull(tokenFile, "tokenFile");
        return new AwsSecrets(plan.agent(new LocalAgent.Place(endpoint, tokenFile), Map.of()));
    }

    /**
     * Returns a source that asks the Parameters and Secrets extension of Lambda, with the session of the function. It listens at
     * the port in {@code PARAMETERS_SECRETS_EXTENSION_HTTP_PORT}, or 2773.
     *
     * @throws IllegalArgumentException if secrets are selected by a prefix or a tag, or the port is none
     */
    public AwsSecrets lambdaExtension() {
        return lambdaExtension(Surroundings.environmentOfProcess());
    }

    AwsSecrets lambdaExtension(Map<String, String> environment) {
        String port = environment.getOrDefault("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "2773");
        check(port.matches("[0-9]{1,5}") ? null : "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT is no port");
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        return new AwsSecrets(plan.agent(new LocalAgent.Place(endpoint, null), environment));
    }

    private static Wanted wanted(String name) {
        check(SecretId.mistakeIn(name));
        return Wanted.of(name);
    }

    AwsSecrets and(String name) {
        List<Wanted> wanted = new ArrayList<>(plan.wanted());
        put(wanted, find(name));
        return new AwsSecrets(plan.wanted(wanted));
    }

    private Wanted find(String name) {
        for (Wanted one : plan.wanted()) {
            if (one.id().equals(name)) {
                return one;
            }
        }
        return wanted(name);
    }

    /** Puts a secret in the place of the one with its name, or at the end. */
    private static void put(List<Wanted> wanted, Wanted one) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).id().equals(one.id())) {
                wanted.set(i, one);
                return;
            }
        }
        wanted.add(one);
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

    @Override
    public Reading fetch(SecretRequest request) {
        return Fetch.run(plan, request);
    }

    /** Returns which keys there are, as far as that is known without reading a value: those of mapped secrets. */
    @Override
    public SecretNames names(SecretRequest request) {
        return plan.agent() == null ? NamesCheck.run(plan, request) : SecretNames.UNKNOWN;
    }

    /** Returns what is asked for, and nothing of what was answered. */
    @Override
    public String toString() {
        return name();
    }
}
