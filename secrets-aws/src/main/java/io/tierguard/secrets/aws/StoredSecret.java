package io.tierguard.secrets.aws;

import io.tierguard.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * A secret that was read.
 *
 * @param name its name
 * @param arn its ARN
 * @param text what it holds, or null where that is binary
 * @param binary the Base64 of what it holds, or null where that is a text
 */
record StoredSecret(
        @Nullable String name,
        @Nullable String arn,
        @Nullable Value text,
        @Nullable Value binary) {}
