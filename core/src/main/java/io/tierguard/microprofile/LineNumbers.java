package io.tierguard.microprofile;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.ConfigValueConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Reads sources of SmallRye that know the line of each property. Apart from the rest, which needs no SmallRye. */
final class LineNumbers {
    private LineNumbers() {}

    static boolean areKnownTo(ConfigSource source) {
        return source instanceof ConfigValueConfigSource;
    }

    // The answer comes from code that may not be checked for nulls.
    @SuppressWarnings("ConstantValue")
    static PropertyReading.@Nullable Text read(ConfigSource source, String name) {
        ConfigValue value = ((ConfigValueConfigSource) source).getConfigValue(name);
        String text = value == null ? null : value.getValue();
        return text == null ? null : new PropertyReading.Text(text, Math.max(0, value.getLineNumber()));
    }
}
