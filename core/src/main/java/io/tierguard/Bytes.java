package io.tierguard;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes that can't be changed, such as a key of a cipher or a keystore; in a configuration they are written in Base64.
 *
 * <p>The text is standard Base64 (RFC 4648, section 4) on one line and with its padding, so that a value has one spelling alone.
 *
 * <pre>{@code
 * record Config(@Length(min = 32, max = 32) Secret<Bytes> signingKey) {}
 *
 * new SecretKeySpec(config.signingKey().reveal().toArray(), "HmacSHA256");
 * }</pre>
 *
 * <p>{@link #toString()} tells how many there are and none of them. Immutable, and safe to share between threads.
 */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /**
     * Returns a copy of these bytes.
     *
     * @throws NullPointerException if the array is null
     */
    public static Bytes of(byte[] bytes) {
        return new Bytes(Objects.requireNonNull(bytes, "bytes").clone());
    }

    /** Returns how many bytes there are. */
    public int length() {
        return content.length;
    }

    /** Returns the bytes in an array that is the caller's own. */
    public byte[] toArray() {
        return content.clone();
    }

    /** Returns whether the other object holds the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    /** Returns a number that is the same for the same bytes. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Returns how many bytes there are, and none of them. */
    @Override
    public String toString() {
        return content.length == 1 ? "1 byte" : content.length + " bytes";
    }
}
