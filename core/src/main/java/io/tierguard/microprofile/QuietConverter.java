package io.tierguard.microprofile;

import io.tierguard.contract.Setting;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Converts what another converter does, and keeps secrets out of what is thrown where that fails. SmallRye quotes the value
 * around any {@link IllegalArgumentException}, so what this throws is none.
 */
final class QuietConverter<T> implements Converter<T> {
    private static final long serialVersionUID = 1L;

    private final Converter<T> converter;
    private final Class<?> type;
    private final transient CheckedSource source;

    QuietConverter(Converter<T> converter, Class<?> type, CheckedSource source) {
        this.converter = converter;
        this.type = type;
        this.source = source;
    }

    @Override
    public @Nullable T convert(String text) {
        Setting owner = source.owner(text);
        if (text == null || text.isEmpty() || (owner != null && mayShow(owner))) {
            return converter.convert(text);
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

    private static boolean mayShow(Setting setting) {
        return !setting.isSecret() && !setting.presentValue().isSecret();
    }

    /** An element of a list that SmallRye has cut is nobody's, and is taken for a secret. */
    private IllegalStateException unread(@Nullable Setting owner) {
        return new IllegalStateException(
                (owner == null ? "a value" : owner.key().name()) + " can't be read as " + type.getName()
                        + " (why is not shown, because it may quote the value)");
    }
}
