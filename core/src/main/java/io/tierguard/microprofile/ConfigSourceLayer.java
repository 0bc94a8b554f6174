package io.tierguard.microprofile;

import io.tierguard.Layer;
import io.tierguard.model.Printable;
import io.tierguard.source.LayeredSource;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ConfigSource} of MicroProfile as a layer. It is asked for its name, the names of its properties and their values, and
 * never for its ordinal: the application has said where it lies. Made by {@code Tierguard.microprofile(…)}.
 */
public final class ConfigSourceLayer implements LayeredSource {
    private static final String KIND = "a ConfigSource";
    private static final int LONGEST_NAME = 200;

    private final Layer layer;
    private final ConfigSource source;
    private volatile @Nullable String name;

    private ConfigSourceLayer(Layer layer, ConfigSource source) {
        this.layer = layer;
        this.source = source;
    }

    /**
     * Makes the source a layer.
     *
     * @throws IllegalArgumentException if the layer is none that a source can be trusted as
     */
    @SuppressWarnings("exports")
    public static SecretSource of(Layer layer, ConfigSource source) {
        if (layer != Layer.HOCON && layer != Layer.FILE && layer != Layer.SECRETS) {
            throw new IllegalArgumentException(
                    "a ConfigSource can be trusted as HOCON, FILE or SECRETS, and not as " + layer);
        }
        return new ConfigSourceLayer(layer, source);
    }

    @Override
    public Layer layer() {
        return layer;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Returns what the source calls itself, the first time that it does so. */
    // The answer comes from code that may not be checked for nulls, and may throw anything.
    @SuppressWarnings("ConstantValue")
    @Override
    public String name() {
        String known = name;
        if (known == null) {
            try {
                String said = source.getName();
                known = said == null || said.isBlank() ? KIND : shown(said.strip());
            } catch (Throwable e) {
                known = KIND;
            }
            name = known;
        }
        return known;
    }

    /** Sources are often called by the URL that they read, which may have a password or a token in it. */
    private static String shown(String said) {
        String text = said;
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            int query = text.indexOf('?', scheme);
            text = query < 0 ? text : text.substring(0, query) + "?***";
            int at = text.lastIndexOf('@');
            text = at < scheme ? text : text.substring(0, scheme + 3) + "***" + text.substring(at);
        }
        return Printable.line(text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text);
    }

    @Override
    public Reading fetch(SecretRequest request) throws InterruptedException {
        return new PropertyReading(source, layer, name(), request.keys()).values();
    }

    @Override
    public SecretNames names(SecretRequest request) throws InterruptedException {
        return new PropertyReading(source, layer, name(), request.keys()).names();
    }
}
