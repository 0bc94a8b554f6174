package io.tierguard.microprofile;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.Converters;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Sets a {@link QuietConverter} before each converter that can be known beforehand. */
final class QuietConverters {
    private static final List<Class<?>> KNOWN = List.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            Class.class,
            InetAddress.class,
            UUID.class,
            Currency.class,
            BitSet.class,
            Pattern.class,
            Path.class,
            File.class,
            URI.class,
            URL.class,
            Duration.class,
            java.math.BigDecimal.class,
            java.math.BigInteger.class);

    private final Set<Class<?>> types = new LinkedHashSet<>(KNOWN);
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    private QuietConverters() {}

    /** Sets those of SmallRye, those that the application provides, and those of the types that the mappings have. */
    static void set(SmallRyeConfigBuilder builder, CheckedSource source, Collection<ConfigClass> mappings) {
        if (source.secrets().isEmpty()) {
            return;
        }
        QuietConverters quiet = new QuietConverters();
        quiet.addProvided(builder.getClassLoader());
        for (ConfigClass mapping : mappings) {
            quiet.addType(mapping.getType());
        }
        SmallRyeConfigBuilder loud = new SmallRyeConfigBuilder().forClassLoader(builder.getClassLoader());
        SmallRyeConfig converters = loud.addDiscoveredConverters().build();
        for (Class<?> type : quiet.types) {
            set(builder, source, converters, type);
        }
    }

    private static <T> void set(
            SmallRyeConfigBuilder builder, CheckedSource source, SmallRyeConfig converters, Class<T> type) {
        if (builder.getConverters().containsKey(type)) {
            return; // the application has set its own by hand
        }
        Converter<T> converter = converters.getConverter(type).orElse(null);
        if (converter != null) {
            builder.withConverter(type, Integer.MAX_VALUE, new QuietConverter<>(converter, type, source.secrets()));
        }
    }

    private void addProvided(ClassLoader loader) {
        try {
            for (Converter<?> converter : ServiceLoader.load(Converter.class, loader)) {
                if (Converters.getConverterType(converter.getClass()) instanceof Class<?> type) {
                    types.add(type);
                }
            }
        } catch (ServiceConfigurationError e) {
            // On the module path this library may not look, because to say so in module-info would have a module that
            // lacks
            // SmallRye fail to start. SmallRye finds them nevertheless, and says itself what is wrong with one.
        }
    }

    private void addType(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                addType(argument);
            }
        } else if (type instanceof WildcardType wildcard) {
            addType(wildcard.getUpperBounds()[0]);
        } else if (type instanceof Class<?> simple && seen.add(simple)) {
            addClass(simple);
        }
    }

    private void addClass(Class<?> type) {
        if (type.isArray()) {
            addType(type.getComponentType());
        } else if (type.isInterface() && !type.getName().startsWith("java.")) {
            for (Method method : type.getMethods()) {
                addType(method.getGenericReturnType());
            }
        } else if (!type.isPrimitive() && type != String.class && type != CharSequence.class && type != Object.class) {
            types.add(type);
        }
    }
}
