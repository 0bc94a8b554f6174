package io.tierguard.microprofile;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Guards the configuration of an application that asks for it: one that sets {@code tierguard.contract} to a file, or
 * {@code tierguard.record} to the name of a record. SmallRye finds this class by {@link java.util.ServiceLoader} on the class
 * path; on the module path it has to be told: {@code builder.withCustomizers(new GuardedCustomizer())}.
 *
 * <p>What Tierguard has checked is then above every other source, its values are not expanded, its secrets are locked, and a
 * configuration that it refuses stops the application by {@link io.tierguard.ConfigRefusedException}. An application that
 * doesn't ask stays as it is.
 */
@SuppressWarnings("exports")
public final class GuardedCustomizer implements SmallRyeConfigBuilderCustomizer {
    /** Called by SmallRye. */
    public GuardedCustomizer() {}

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        GuardedApplication application = new GuardedApplication(builder);
        builder.withSources((io.smallrye.config.ConfigSourceFactory) application);
        builder.withInterceptorFactories(application, application.innermost());
    }

    /** After all others, so that this one sees what they have set. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
