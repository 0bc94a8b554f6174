package io.tierguard.secrets.github.request;

import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.secrets.github.api.Names;
import io.tierguard.source.SecretRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys that are asked for, and the names that supply them. */
public final class Asked {
    private static final String OF_GITHUB = "GITHUB_";

    private final SecretRequest request;

    public Asked(SecretRequest request) {
        this.request = request;
    }

    /** Returns the keys, in their order. */
    public Set<Key> keys() {
        return new TreeSet<>(request.keys());
    }

    public boolean isSecret(Key key) {
        return request.secrets().contains(key);
    }

    /**
     * Returns the variables that supply a key in a job, the stronger first: {@code STAGING_X} supplies X unless it is a key
     * itself.
     */
    public List<String> variables(Key key) {
        String ofTier = prefix(request.tier()) + key.name();
        return has(ofTier) ? List.of(key.name()) : List.of(ofTier, key.name());
    }

    /** Returns the names that supply a key where GitHub keeps it, the stronger first. */
    public List<String> kept(Key key) {
        List<String> names = new ArrayList<>(2);
        for (String variable : variables(key)) {
            names.add(kept(variable, isSecret(key)));
        }
        return names;
    }

    /** A secret that begins with {@code GITHUB_} is kept without that, for GitHub keeps none that does. */
    public static String kept(String variable, boolean isSecret) {
        String rest = isSecret && variable.startsWith(OF_GITHUB) ? variable.substring(OF_GITHUB.length()) : "";
        return Names.isItem(rest) && !variable.equals("GITHUB_TOKEN") ? rest : variable;
    }

    boolean has(String name) {
        return Key.isValid(name) && request.keys().contains(Key.of(name));
    }

    /** Returns the other tier that the name supplies a key of, or null. */
    @Nullable
    public Tier foreign(String name) {
        for (Tier tier : Tier.values()) {
            String prefix = prefix(tier);
            if (tier != request.tier() && name.startsWith(prefix) && has(name.substring(prefix.length()))) {
                return tier;
            }
        }
        return null;
    }

    /** Returns the key that a name is but for its underscores, or null: {@code openaiApiKey} is kept as OPENAIAPIKEY. */
    @Nullable
    public Key squashed(String name) {
        for (Key key : keys()) {
            if (squash(key.name()).equals(squash(name))) {
                return key;
            }
        }
        return null;
    }

    private static String squash(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }

    private static String prefix(Tier tier) {
        return tier.label().toUpperCase(Locale.ROOT) + "_";
    }
}
