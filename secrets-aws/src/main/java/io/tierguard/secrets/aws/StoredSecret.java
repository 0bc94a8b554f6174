package io.tierguard.secrets.aws;

import io.tierguard.model.Printable;
import io.tierguard.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * A secret that was read.
 *
 * @param name its name
 * @param arn its ARN
 * @param version the id of the version that was read, short enough and fit to be printed, or null where the answer has none
 * @param text what it holds, or null where that is binary
 * @param binary the Base64 of what it holds, or null where that is a text
 */
record StoredSecret(
        @Nullable String name,
        @Nullable String arn,
        @Nullable String version,
        @Nullable Value text,
        @Nullable Value binary) {
    /** Makes the id of the version fit: it is text from outside, and goes where people look. */
    StoredSecret {
        version = version == null || version.isBlank() ? null : Printable.of(version);
    }
}
