package io.tierguard.source;

import io.tierguard.Tier;
import io.tierguard.model.Key;
import java.time.Duration;
import java.util.Set;

/**
 * What a load asks of a {@link SecretSource}.
 *
 * @param tier the tier that the application runs in
 * @param keys the keys that the contract knows
 * @param secrets those of them that the contract declares as secrets, for a manager that keeps other things too
 * @param bytes those of them that the contract declares as bytes, whose text is standard Base64
 * @param budget the time that the whole fetch may take
 */
public record SecretRequest(Tier tier, Set<Key> keys, Set<Key> secrets, Set<Key> bytes, Duration budget) {
    /** Copies the sets. */
    public SecretRequest {
        keys = Set.copyOf(keys);
        secrets = Set.copyOf(secrets);
        bytes = Set.copyOf(bytes);
    }

    /** Asks for keys of which none is declared as a secret or as bytes. */
    public SecretRequest(Tier tier, Set<Key> keys, Duration budget) {
        this(tier, keys, Set.of(), Set.of(), budget);
    }
}
