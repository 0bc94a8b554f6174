package io.tierguard.microprofile;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Refuses to let a configuration that asks for Tierguard be built without it. SmallRye finds this class by
 * {@link java.util.ServiceLoader}; nobody else needs it.
 *
 * <p>A source alone can't keep its values from being expanded, or lock its secrets, so {@link GuardedCustomizer} does the work;
 * a builder that discovers sources and no customizers would leave it out without a word.
 */
@SuppressWarnings("exports")
public final class GuardedSourceFactory implements ConfigSourceFactory {
    /** Called by SmallRye. */
    public GuardedSourceFactory() {}

    /**
     * Returns no source.
     *
     * @throws IllegalStateException if the application asks for Tierguard, and its builder has not found the customizer
     */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue mark = context.getValue(GuardedInterceptor.MARK);
        if ((mark == null || mark.getValue() == null)
                && Application.of(context, GuardedSourceFactory.class.getClassLoader())
                        .asks()) {
            throw new IllegalStateException(
                    "tierguard.contract or tierguard.record asks for Tierguard, and this configuration is built without it:"
                            + " call addDiscoveredCustomizers() on its SmallRyeConfigBuilder");
        }
        return List.of();
    }
}
