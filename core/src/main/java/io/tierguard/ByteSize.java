package io.tierguard;

/**
 * A number of bytes, written as {@code 512}, {@code 64k}, {@code 10MiB} or {@code 1GB}.
 *
 * <p>{@code k}, {@code M}, {@code G}, {@code T} and the forms {@code KiB} … {@code TiB} are powers of 1,024; {@code kB},
 * {@code MB}, {@code GB} and {@code TB} are powers of 1,000, as in the IEC's and the SI's own tables.
 *
 * <pre>{@code
 * ByteSize.of(64 * 1024).bytes();  // 65536
 * }</pre>
 *
 * @param bytes the number of bytes, never negative
 */
public record ByteSize(long bytes) {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size can't be negative");
        }
    }

    /**
     * Returns the size of so many bytes.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public static ByteSize of(long bytes) {
        return new ByteSize(bytes);
    }
}
