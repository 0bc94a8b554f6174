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
 * @param budget the time that the whole fetch may take
 */
public record SecretRequest(Tier tier, Set<Key> keys, Duration budget) {
    /** Copies the set. */
    public SecretRequest {
        keys = Set.copyOf(keys);
    }
}
