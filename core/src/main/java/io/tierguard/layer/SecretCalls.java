package io.tierguard.layer;

import io.tierguard.source.SecretFetch;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import org.jspecify.annotations.Nullable;

/** The calls that loads which follow each other make of one secret source: none beside one that was given up and still hangs. */
public final class SecretCalls {
    private @Nullable SecretFetch last;

    SecretCalls() {}

    synchronized SecretFetch start(SecretSource source, SecretRequest request) {
        SecretFetch started = SecretFetch.startAfter(last, source, request);
        last = started.isMade() ? started : last;
        return started;
    }
}
