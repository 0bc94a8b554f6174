package io.tierguard.microprofile;

import io.smallrye.config.Converters;
import io.tierguard.contract.Setting;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Converts what another converter does, and keeps secrets out of what is thrown where that fails. SmallRye quotes the value
 * around any {@link IllegalArgumentException}, so what this throws is none. Whatever is no secret is the other converter's
 * alone, with its errors and its nothing.
 */
final class QuietConverter<T> implements Converter<T> {
    private static final long serialVersionUID = 1L;

    /** What SmallRye reads as true. Of any word that it doesn't know it logs the value, so it is not asked. */
    private static final Set<String> TRUE = Set.of("TRUE", "1", "YES", "Y", "ON", "JA", "J", "SI", "SIM", "OUI");

    private final Converter<T> converter;
    private final Class<T> type;
    private final transient SecretTexts secrets;

    QuietConverter(Converter<T> converter, Class<T> type, SecretTexts secrets) {
        this.converter = converter;
        this.type = type;
        this.secrets = secrets;
    }

    @Override
    public @Nullable T convert(String text) {
        Setting owner = text == null || text.isEmpty() ? null : secrets.owner(text);
        if (owner == null) {
            return converter.convert(text);
        }
        if (type == Boolean.class && converter.getClass().getEnclosingClass() == Converters.class) {
            return type.cast(TRUE.contains(text.strip().toUpperCase(Locale.ROOT)));
        }
        T value;
        try {
            value = converter.convert(text);
        } catch (RuntimeException e) { // it may quote the text
            throw unread(owner);
        }
        if (value == null) {
            throw unread(owner);
        }
        return value;
    }

    private IllegalStateException unread(Setting owner) {
        return new IllegalStateException(owner.key().name() + " can't be read as " + type.getName()
                + " (why is not shown, because it may quote the value)");
    }

    /** SmallRye asks whether a converter is the one that it has for what is optional. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || converter.equals(other instanceof QuietConverter<?> quiet ? quiet.converter : other);
    }

    @Override
    public int hashCode() {
        return converter.hashCode();
    }
}
