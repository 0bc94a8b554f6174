package io.tierguard.contract;

import io.tierguard.ByteSize;
import io.tierguard.Bytes;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which Java type is read as which {@link Type}. */
final class Types {
    static final String SUPPORTED =
            "String, boolean, the numbers, enums, Duration, ByteSize, Bytes, URI, Path, List, Set"
                    + " and Map<String, …> of these, Secret and Optional of any of them, and nested records";

    private Types() {}

    /** Returns the type of that Java type without its wrappers, or null where there is none. */
    static @Nullable Type of(java.lang.reflect.Type java) {
        if (java instanceof Class<?> simple) {
            return simple.isEnum() ? ofEnum(simple) : scalar(simple);
        }
        if (!(java instanceof ParameterizedType generic)) {
            return null;
        }
        java.lang.reflect.Type[] arguments = generic.getActualTypeArguments();
        Object raw = generic.getRawType();
        if (raw == List.class || raw == Set.class) {
            Type element = element(arguments[0]);
            return element == null ? null : new ListType(element, raw == Set.class);
        }
        if (raw == Map.class && arguments[0] == String.class) {
            Type element = element(arguments[1]);
            return element == null ? null : new MapType(element);
        }
        return null;
    }

    /** Returns what is inside an {@code Optional} or a {@code Secret}, or null where the type is no such wrapper. */
    static java.lang.reflect.@Nullable Type inside(java.lang.reflect.Type java, Class<?> wrapper) {
        return java instanceof ParameterizedType generic && generic.getRawType() == wrapper
                ? generic.getActualTypeArguments()[0]
                : null;
    }

    /** An element is one value: a list within a list could not be written. */
    private static @Nullable Type element(java.lang.reflect.Type java) {
        return java instanceof Class<?> ? of(java) : null;
    }

    private static Type ofEnum(Class<?> simple) {
        return new EnumType(Arrays.asList((Enum<?>[]) simple.getEnumConstants()));
    }

    private static @Nullable Type scalar(Class<?> simple) {
        if (simple == String.class) {
            return Scalar.STRING;
        }
        if (simple == boolean.class || simple == Boolean.class) {
            return Scalar.BOOLEAN;
        }
        if (simple == int.class || simple == Integer.class) {
            return Scalar.INTEGER;
        }
        if (simple == long.class || simple == Long.class) {
            return Scalar.LONG;
        }
        if (simple == double.class || simple == Double.class) {
            return Scalar.DOUBLE;
        }
        return rareScalar(simple);
    }

    private static @Nullable Type rareScalar(Class<?> simple) {
        if (simple == URI.class) {
            return Scalar.URI;
        }
        if (simple == Path.class) {
            return Scalar.PATH;
        }
        if (simple == Duration.class) {
            return Scalar.DURATION;
        }
        if (simple == ByteSize.class) {
            return Scalar.SIZE;
        }
        if (simple == byte.class || simple == Byte.class) {
            return Scalar.BYTE;
        }
        if (simple == short.class || simple == Short.class) {
            return Scalar.SHORT;
        }
        if (simple == float.class || simple == Float.class) {
            return Scalar.FLOAT;
        }
        if (simple == BigDecimal.class) {
            return Scalar.DECIMAL;
        }
        if (simple == BigInteger.class) {
            return Scalar.BIG_INTEGER;
        }
        // A nested record gets as far as this, and needs no class that it doesn't name.
        return !simple.isRecord() && simple == Bytes.class ? Scalar.BYTES : null;
    }
}
