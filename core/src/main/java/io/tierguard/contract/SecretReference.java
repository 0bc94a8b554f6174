package io.tierguard.contract;

import io.tierguard.model.Origin;

/**
 * A secret manager that a contract names, {@code aws:event-api/production}.
 *
 * @param provider who opens it, {@code aws}
 * @param reference what is to be opened, with the tier put in; empty where the provider alone says it
 * @param origin where the contract names it
 */
public record SecretReference(String provider, String reference, Origin origin) {
    /** Returns the provider; not the reference, which may be anything. */
    @Override
    public String toString() {
        return provider + " of " + origin.describe();
    }
}
