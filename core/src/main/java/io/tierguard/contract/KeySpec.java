package io.tierguard.contract;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Key;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one key.
 *
 * @param key the key
 * @param declaredAt where it is declared: {@code EventApiConfig.logLevel}
 * @param type what its text must be
 * @param secret whether its value must never be shown
 * @param presence where it must be, and what stands in for it
 * @param constraints what its value must fulfil beyond the type
 * @param refusals the values that some tiers refuse
 * @param from the layers that may supply it, for each tier that narrows them
 * @param about what it is for
 */
public record KeySpec(
        Key key,
        String declaredAt,
        Type type,
        boolean secret,
        Presence presence,
        List<Constraint> constraints,
        List<Refusal> refusals,
        Map<Tier, Set<Layer>> from,
        About about) {
    /** A key with such a name holds a secret, unless somebody says that it doesn't. */
    private static final List<String> SECRET_NAMES = List.of(
            "PASSWORD",
            "PASSWD",
            "PASSPHRASE",
            "SECRET",
            "TOKEN",
            "API_KEY",
            "APIKEY",
            "PRIVATE_KEY",
            "ACCESS_KEY",
            "CREDENTIAL");

    /** Copies what it is given. */
    public KeySpec {
        constraints = List.copyOf(constraints);
        refusals = List.copyOf(refusals);
        from = copies(from);
    }

    private static Map<Tier, Set<Layer>> copies(Map<Tier, Set<Layer>> from) {
        if (from.isEmpty()) {
            return Map.of();
        }
        Map<Tier, Set<Layer>> copies = new EnumMap<>(Tier.class);
        for (Map.Entry<Tier, Set<Layer>> tier : from.entrySet()) {
            copies.put(tier.getKey(), Set.copyOf(tier.getValue()));
        }
        return Collections.unmodifiableMap(copies);
    }

    /**
     * What is said of a key to people.
     *
     * @param doc what it is for; empty where nobody said
     * @param example a value that would do; empty where nobody gave one
     * @param deprecated what to do instead of setting it, or null where it may be set
     */
    public record About(
            String doc, String example, @Nullable String deprecated) {
        /** Nothing is said. */
        public static final About NOTHING = new About("", "", null);
    }

    /** Returns whether text under this key is a secret by the key's name, unless somebody says that it isn't. */
    public static boolean isNamedAsSecret(Key key) {
        String name = key.name();
        String last = name.endsWith("S") ? name.substring(0, name.length() - 1) : name;
        for (String secret : SECRET_NAMES) {
            if (last.equals(secret) || last.endsWith("_" + secret)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether bytes under this key are a secret by the key's name, unless somebody says that they aren't. What is a key
     * among bytes is a cipher's, and only a public one is there for everyone.
     */
    public static boolean isNamedAsSecretBytes(Key key) {
        String name = "_" + key.name();
        String last = name.endsWith("S") ? name.substring(0, name.length() - 1) : name;
        boolean isKey = last.endsWith("_KEY") || last.endsWith("_KEYSTORE");
        return isNamedAsSecret(key) || (isKey && !name.contains("_PUBLIC_"));
    }

    /** Returns whether the values are bytes, by the type or by a narrower one that is asked for beside it. */
    public boolean isBytes() {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.Narrowed narrowed && narrowed.type() == Scalar.BYTES) {
                return true;
            }
        }
        return type == Scalar.BYTES;
    }

    /** Returns the key and where it is declared; no default, which may be a secret's. */
    @Override
    public String toString() {
        return key + " of " + declaredAt;
    }
}
