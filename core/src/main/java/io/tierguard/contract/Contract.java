package io.tierguard.contract;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.tier.SignalName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an application needs, key by key. Immutable.
 *
 * @param application the application's name, as reports call it
 * @param keys the keys, in the order in which they were declared
 * @param signals the variables that say which tier this is
 * @param secrets the secret managers that it names for each tier, the lowest first
 */
public record Contract(
        String application, List<KeySpec> keys, List<SignalName> signals, Map<Tier, List<SecretReference>> secrets) {
    /** Copies what it is given. */
    public Contract {
        keys = List.copyOf(keys);
        signals = List.copyOf(signals);
        secrets = copies(secrets);
    }

    /** Declares keys, and nothing of tiers and secret managers. */
    public Contract(String application, List<KeySpec> keys) {
        this(application, keys, SignalName.BUILT_IN, Map.of());
    }

    private static Map<Tier, List<SecretReference>> copies(Map<Tier, List<SecretReference>> secrets) {
        if (secrets.isEmpty()) {
            return Map.of();
        }
        Map<Tier, List<SecretReference>> copies = new EnumMap<>(Tier.class);
        for (Map.Entry<Tier, List<SecretReference>> tier : secrets.entrySet()) {
            copies.put(tier.getKey(), List.copyOf(tier.getValue()));
        }
        return Collections.unmodifiableMap(copies);
    }

    /** Returns this contract for an application of that name. */
    public Contract named(String name) {
        return new Contract(name, keys, signals, secrets);
    }

    /** Returns the names of the keys, in their order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(keys.size() * 2);
        for (KeySpec spec : keys) {
            names.add(spec.key().name());
        }
        return names;
    }

    /** Returns the keys that are declared as secrets. */
    public Set<Key> secretKeys() {
        Set<Key> secret = new LinkedHashSet<>();
        for (KeySpec spec : keys) {
            if (spec.secret()) {
                secret.add(spec.key());
            }
        }
        return secret;
    }

    /** Returns the keys that are declared as bytes. */
    public Set<Key> bytes() {
        Set<Key> bytes = new LinkedHashSet<>();
        for (KeySpec spec : keys) {
            if (spec.isBytes()) {
                bytes.add(spec.key());
            }
        }
        return bytes;
    }

    /** Returns the defaults that serve in the tier, as the lowest layer. */
    public List<Entry> defaults(Tier tier) {
        List<Entry> defaults = new ArrayList<>();
        for (KeySpec spec : keys) {
            String text = spec.presence().defaults().get(tier);
            if (text != null) {
                defaults.add(Entry.of(spec.key().name(), text, new Origin.Declared(spec.declaredAt())));
            }
        }
        return defaults;
    }
}
