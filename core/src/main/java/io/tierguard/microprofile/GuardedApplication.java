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
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * One configuration of an application while it is built: once the application's own sources can be asked, they say whether
 * anything is to be checked; what was checked is then a source, and stands before every other.
 */
final class GuardedApplication implements ConfigSourceFactory, ConfigSourceInterceptorFactory {
    private final SmallRyeConfigBuilder builder;
    private @Nullable GuardedInterceptor interceptor;

    GuardedApplication(SmallRyeConfigBuilder builder) {
        this.builder = builder;
    }

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
        GuardedInterceptor made = new GuardedInterceptor();
        interceptor = made;
        return made;
    }

    /**
     * Loads, if the application asks for it.
     *
     * @throws io.tierguard.ConfigRefusedException if what was loaded is refused
     */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Application application = Application.of(context, builder.getClassLoader());
        if (!application.asks() || interceptor == null) {
            return List.of();
        }
        Collection<ConfigClass> mappings = builder.getMappingsBuilder().getMappings();
        CheckedSource source = application.load().spelledBy(mappings);
        builder.withSecretKeys(source.secretNames().toArray(new String[0]));
        for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
            String name = names.next();
            if (source.isSecret(name)) {
                builder.withSecretKeys(name);
            }
        }
        QuietConverters.set(builder, source, mappings);
        interceptor.guard(source);
        return List.of(source);
    }

    /** Outside of all others: a value that was checked is neither expanded nor logged, and no profile has another. */
    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(Integer.MAX_VALUE);
    }
}
