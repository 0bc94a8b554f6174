package io.tierguard.testing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One value that a secret has or had; the binary one is in base64. */
record Version(String id, @Nullable String text, @Nullable String binary, Instant created) {
    boolean saysTheSameAs(Version other) {
        return Objects.equals(text, other.text) && Objects.equals(binary, other.binary);
    }

    @Override
    public String toString() {
        return "Version[" + id + "]";
    }
}
