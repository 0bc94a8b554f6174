package io.tierguard.secrets.github.api;

import io.tierguard.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * A secret or a variable that is there.
 *
 * @param kind which of both
 * @param scope where it is kept
 * @param name its name, as GitHub has it
 * @param blank whether it is a variable with nothing in it but white space
 * @param value what a variable holds, or null where that is of no concern
 */
public record Item(
        Kind kind,
        Scope scope,
        String name,
        boolean blank,
        @Nullable Value value) {}
