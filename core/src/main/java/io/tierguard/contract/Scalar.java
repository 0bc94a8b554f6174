package io.tierguard.contract;

import io.tierguard.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The types of one value. All of them are strict: nothing is trimmed, nothing is read as something near it, and digits are
 * those of ASCII.
 */
public enum Scalar implements Type {
    /** Any text. */
    STRING("text"),
    /** {@code true} or {@code false}. */
    BOOLEAN("true or false"),
    /** 8 bits. */
    BYTE("an integer from -128 to 127"),
    /** 16 bits. */
    SHORT("an integer from -32768 to 32767"),
    /** 32 bits. */
    INTEGER("an integer of at most 32 bits"),
    /** 64 bits. */
    LONG("an integer of at most 64 bits"),
    /** An integer of any size. */
    BIG_INTEGER("an integer"),
    /** A decimal number of 32 bits. */
    FLOAT("a decimal number"),
    /** A decimal number of 64 bits. */
    DOUBLE("a decimal number"),
    /** A decimal number of any precision. */
    DECIMAL("a decimal number"),
    /** A number with a unit of time. */
    DURATION("a duration with its unit, such as 500ms, 30s, 5m, 1h or PT30S"),
    /** A number of bytes. */
    SIZE("a number of bytes, such as 512, 64k, 10MiB or 1GB"),
    /** Bytes that are written in Base64. */
    BYTES("bytes in standard Base64, padded and on one line"),
    /** An absolute URI. */
    URI("an absolute URI, such as https://api.example.net"),
    /** The path of a file. */
    PATH("the path of a file");

    private final String expectation;

    Scalar(String expectation) {
        this.expectation = expectation;
    }

    @Override
    public String expectation() {
        return expectation;
    }

    @Override
    public boolean isFreeText() {
        return this == STRING;
    }

    @Override
    public boolean isNumber() {
        return compareTo(BYTE) >= 0 && compareTo(DECIMAL) <= 0;
    }

    @Override
    public @Nullable Object parse(String text) {
        try {
            return switch (this) {
                case STRING -> text;
                case BOOLEAN -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
                case BYTE -> Numbers.isInteger(text) ? Byte.valueOf(text) : null;
                case SHORT -> Numbers.isInteger(text) ? Short.valueOf(text) : null;
                case INTEGER -> Numbers.isInteger(text) ? Integer.valueOf(text) : null;
                case LONG -> Numbers.isInteger(text) ? Long.valueOf(text) : null;
                case BIG_INTEGER -> Numbers.isInteger(text) ? new BigInteger(text) : null;
                case FLOAT -> Numbers.isDecimal(text) ? finite(Float.valueOf(text)) : null;
                case DOUBLE -> Numbers.isDecimal(text) ? finite(Double.valueOf(text)) : null;
                case DECIMAL -> Numbers.isDecimal(text) ? new BigDecimal(text) : null;
                case DURATION -> Quantities.duration(text);
                case SIZE -> Quantities.size(text);
                case BYTES -> bytes(text);
                case URI -> absolute(text);
                case PATH -> Path.of(text);
            };
        } catch (RuntimeException e) {
            // Each of the JDK's own exceptions for this would be loaded, to be ready, at every start.
            return null;
        }
    }

    /** A value has one spelling: what would be written otherwise lacks its padding, or has bits that stand for nothing. */
    private static @Nullable Bytes bytes(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        boolean same =
                bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(text);
        return same ? Bytes.of(bytes) : null;
    }

    private static @Nullable URI absolute(String text) {
        URI uri = java.net.URI.create(text);
        return uri.isAbsolute() ? uri : null;
    }

    private static @Nullable Float finite(Float number) {
        return number.isInfinite() ? null : number;
    }

    private static @Nullable Double finite(Double number) {
        return number.isInfinite() ? null : number;
    }
}
