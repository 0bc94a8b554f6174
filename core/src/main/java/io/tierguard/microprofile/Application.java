package io.tierguard.microprofile;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import io.tierguard.Guarded;
import io.tierguard.Tierguard;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Loads what an application asks for in its own configuration: {@code tierguard.record} names a record,
 * {@code tierguard.contract} a file; with both, the file tightens the record.
 */
final class Application {
    static final String RECORD = "tierguard.record";
    static final String CONTRACT = "tierguard.contract";

    private final ClassLoader loader;
    private final @Nullable String record;
    private final @Nullable String contract;

    private Application(ClassLoader loader, @Nullable String record, @Nullable String contract) {
        this.loader = loader;
        this.record = record;
        this.contract = contract;
    }

    static Application of(ConfigSourceContext context, ClassLoader loader) {
        return new Application(loader, text(context, RECORD), text(context, CONTRACT));
    }

    /** Returns whether anything is asked for. */
    boolean asks() {
        return record != null || contract != null;
    }

    /** Returns the checked values; throws what a load throws. */
    CheckedSource load() {
        SmallRyeConfig config = guarded().microprofile();
        for (ConfigSource source : config.getConfigSources(CheckedSource.class)) {
            return (CheckedSource) source;
        }
        throw new IllegalStateException("a configuration without its source");
    }

    private Guarded<?> guarded() {
        if (record == null) {
            return Tierguard.fromFile(file()).load();
        }
        Tierguard<? extends Record> tierguard = Tierguard.of(type(record));
        return (contract == null ? tierguard : tierguard.contractFile(file())).load();
    }

    private Path file() {
        try {
            return Path.of(contract == null ? "" : contract);
        } catch (InvalidPathException e) {
            throw new IllegalStateException(CONTRACT + " is not the path of a file");
        }
    }

    private Class<? extends Record> type(String name) {
        try {
            return Class.forName(name, false, loader).asSubclass(Record.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IllegalStateException(RECORD + " does not name a record of the application");
        }
    }

    /** Nobody who sets one of these to nothing has asked for an unchecked start in so many words. */
    private static @Nullable String text(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        if (value == null || isSaidByNobody(value)) {
            return null;
        }
        if (isOfDotenv(value.getConfigSourceName())) {
            throw new IllegalStateException(name + " is set in a .env, which may not say what is checked:"
                    + " set it in the application's properties, as a system property or in the environment");
        }
        if (value.getValue() == null) {
            throw new IllegalStateException(
                    name + " asks for Tierguard, and an expression in it can't be resolved: write the value out");
        }
        if (value.getValue().isBlank()) {
            throw new IllegalStateException(name + " is empty: name what is to be checked, or remove it");
        }
        return value.getValue().strip();
    }

    /** SmallRye has an empty value for what no source says, and another one for an expression that it can't resolve. */
    private static boolean isSaidByNobody(ConfigValue value) {
        return value.getValue() == null && value.getRawValue() == null && value.getConfigSourceName() == null;
    }

    private static boolean isOfDotenv(@Nullable String source) {
        return source != null
                && (source.startsWith("EnvConfigSource[source=")
                        || source.endsWith("/.env")
                        || source.endsWith("/.env]"));
    }
}
