package io.tierguard.microprofile;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * One configuration of an application while it is built: once the application's own sources can be asked, they say whether
 * anything is to be checked; what was checked is then a source, and stands before every other.
 */
final class GuardedApplication implements ConfigSourceFactory, ConfigSourceInterceptorFactory {
    private final SmallRyeConfigBuilder builder;
    private @Nullable GuardedInterceptor outer;
    private @Nullable GuardedInterceptor inner;

    GuardedApplication(SmallRyeConfigBuilder builder) {
        this.builder = builder;
    }

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
        GuardedInterceptor made = new GuardedInterceptor(false);
        outer = made;
        return made;
    }

    /** Returns what makes the interceptor next to the sources. */
    ConfigSourceInterceptorFactory innermost() {
        return new ConfigSourceInterceptorFactory() {
            @Override
            public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
                GuardedInterceptor made = new GuardedInterceptor(true);
                inner = made;
                return made;
            }

            /** The least that SmallRye has before the sources; below it, it would stand behind them. */
            @Override
            public OptionalInt getPriority() {
                return OptionalInt.of(0);
            }
        };
    }

    /**
     * Loads, if the application asks for it.
     *
     * @throws io.tierguard.ConfigRefusedException if what was loaded is refused
     */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Application application = Application.of(context, builder.getClassLoader());
        if (!application.asks()) {
            return List.of();
        }
        try {
            return List.of(guard(application, context));
        } catch (LinkageError e) {
            if (String.valueOf(e.getMessage()).replace('/', '.').contains("io.smallrye.")) {
                throw new IllegalStateException("Tierguard needs io.smallrye.config:smallrye-config 3.17 or later:"
                        + " what is there lacks something that it calls");
            }
            throw e;
        }
    }

    private CheckedSource guard(Application application, ConfigSourceContext context) {
        GuardedInterceptor first = Objects.requireNonNull(outer, "SmallRye makes interceptors before late sources");
        GuardedInterceptor last = Objects.requireNonNull(inner, "SmallRye makes interceptors before late sources");
        Collection<ConfigClass> mappings = builder.getMappingsBuilder().getMappings();
        CheckedSource source = application.load().spelledBy(mappings);
        builder.withSecretKeys(source.secretNames().toArray(new String[0]));
        for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
            String name = names.next();
            if (source.isSecret(name)) {
                builder.withSecretKeys(name);
            }
            if (source.setting(name) != null && !source.lists(name)) {
                builder.withMappingIgnore(name); // no mapping has it; plain SmallRye says nothing of a variable either
            }
        }
        QuietConverters.set(builder, source, mappings);
        first.guard(source);
        last.guard(source);
        return source;
    }

    /** Outside of all others: a value that was checked is neither expanded nor logged, and no profile has another. */
    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(Integer.MAX_VALUE);
    }
}
