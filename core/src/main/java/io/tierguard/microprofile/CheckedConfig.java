package io.tierguard.microprofile;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SecretKeysConfigSourceInterceptor;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link SmallRyeConfig} of a checked configuration, which knows nothing else: no source of the process, no profile,
 * no expression, and nothing that logs values. It is registered nowhere.
 */
public final class CheckedConfig {
    private CheckedConfig() {}

    /**
     * Returns a configuration of what was checked.
     *
     * @param mappings the interfaces that it is asked for by {@link SmallRyeConfig#getConfigMapping(Class)}
     * @throws IllegalArgumentException if a mapping reads a secret as something other than a {@code Secret<…>}
     * @throws ConfigValidationException if the values don't fit a mapping; the message holds no secret
     */
    @SuppressWarnings("exports") // for the façade alone
    public static SmallRyeConfig of(Checked checked, Class<?>... mappings) {
        List<ConfigClass> classes = new ArrayList<>();
        for (Class<?> mapping : mappings) {
            classes.add(ConfigClass.configClass(mapping));
        }
        CheckedSource source = CheckedSource.of(checked, classes);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withSources(source);
        for (ConfigClass mapping : classes) {
            keepsSecrets(mapping, source);
            builder.withMapping(mapping);
        }
        builder.addDiscoveredConverters()
                .withSecretKeys(source.secretNames().toArray(new String[0]))
                .withInterceptors(new SecretKeysConfigSourceInterceptor(builder.getSecretKeys()));
        QuietConverters.set(builder, source, classes);
        try {
            return builder.build();
        } catch (ConfigValidationException e) {
            throw MappingProblems.of(e, source);
        }
    }

    /** A mapping prints what it doesn't know to be secret. */
    private static void keepsSecrets(ConfigClass mapping, CheckedSource source) {
        Setting exposed = source.exposedBy(mapping);
        if (exposed != null) {
            throw shows(mapping, exposed.key().name(), source);
        }
        for (String path : mapping.getProperties().keySet()) {
            if (mapping.getSecrets().contains(path)) {
                continue;
            }
            if (source.isSecret(path)) {
                throw shows(mapping, path, source);
            }
        }
    }

    private static IllegalArgumentException shows(ConfigClass mapping, String name, CheckedSource source) {
        Setting setting = source.setting(name);
        return new IllegalArgumentException(
                (setting == null ? name : setting.key().name()) + " is secret: "
                        + mapping.getType().getName() + " must declare what reads it as io.smallrye.config.Secret<…>");
    }
}
