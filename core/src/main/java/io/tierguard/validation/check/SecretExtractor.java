package io.tierguard.validation.check;

import io.tierguard.Secret;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints on what is inside a secret be checked: {@code Secret<@Size(min = 32) String>}. */
final class SecretExtractor implements ValueExtractor<Secret<@ExtractedValue ?>> {
    @Override
    public void extractValues(Secret<?> secret, ValueReceiver receiver) {
        receiver.value(null, secret.reveal());
    }
}
