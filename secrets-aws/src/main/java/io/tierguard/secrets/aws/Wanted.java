package io.tierguard.secrets.aws;

import io.tierguard.Tier;
import io.tierguard.model.Key;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One secret that is asked for.
 *
 * @param id its name or ARN, which may hold {@code {tier}} until the tier is known
 * @param name what reports call it
 * @param optional whether it may be absent
 * @param key the key that its text is the value of, or null where it is a JSON object
 */
record Wanted(
        String id, String name, boolean optional, @Nullable Key key) {
    static Wanted of(String id) {
        return new Wanted(id, id, false, null);
    }

    Wanted madeOptional() {
        return new Wanted(id, name, true, key);
    }

    Wanted mapped(Key to) {
        return new Wanted(id, name, optional, to);
    }

    /** Returns whether the other is the same secret, used in the same way. */
    boolean isAlike(Wanted other) {
        return id.equals(other.id) && Objects.equals(key, other.key);
    }

    Wanted in(Tier tier) {
        return new Wanted(SecretId.in(tier, id), SecretId.in(tier, name), optional, key);
    }
}
