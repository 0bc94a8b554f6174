package io.tierguard;

import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Hands out, by key, the values of a configuration whose contract is a file.
 *
 * <pre>{@code
 * Settings settings = Tierguard.fromFile(Path.of("tierguard.conf")).load().config();
 * int port = settings.getInt("DB_PORT");
 * Secret<String> key = settings.secret("OPENAI_API_KEY");
 * }</pre>
 *
 * <p>Every value was checked against the contract before, so none of these methods parses, and none has a fallback: a
 * key that may be absent is asked for with {@link #isSet}. Immutable, and safe to share between threads.
 */
public final class Settings {
    private final Checked checked;

    Settings(Checked checked) {
        this.checked = checked;
    }

    /** Returns the keys of the contract, in its order, whether they have a value or not. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Setting setting : checked.settings()) {
            keys.add(setting.key().name());
        }
        return List.copyOf(keys);
    }

    /**
     * Returns whether the key has a value.
     *
     * @throws IllegalArgumentException if the contract has no such key
     */
    public boolean isSet(String key) {
        return setting(key).isSet();
    }

    /**
     * Returns the text of a value of any type.
     *
     * @throws IllegalArgumentException if the contract has no such key, or the key is secret
     * @throws NoSuchElementException if the key has no value
     */
    public String get(String key) {
        return plain(key).text();
    }

    /**
     * Returns the value of a {@code boolean}.
     *
     * @throws IllegalArgumentException if the contract has no such key, or the key is secret or of another type
     * @throws NoSuchElementException if the key has no value
     */
    public boolean getBoolean(String key) {
        return of(key, Boolean.class, "boolean");
    }

    /**
     * Returns the value of an {@code integer} or a {@code port}.
     *
     * @throws IllegalArgumentException if the contract has no such key, the key is secret or of another type, or the value
     *     has more than 32 bits
     * @throws NoSuchElementException if the key has no value
     */
    public int getInt(String key) {
        long number = getLong(key);
        if (number != (int) number) {
            throw new IllegalArgumentException(key + " has more than 32 bits: ask getLong, or declare a max");
        }
        return (int) number;
    }

    /**
     * Returns the value of an {@code integer} or a {@code port}.
     *
     * @throws IllegalArgumentException if the contract has no such key, or the key is secret or of another type
     * @throws NoSuchElementException if the key has no value
     */
    public long getLong(String key) {
        Object parsed = plain(key).parsed();
        if (parsed instanceof Integer small) {
            return small;
        }
        if (parsed instanceof Long large) {
            return large;
        }
        throw otherType(key, "integer");
    }

    /**
     * Returns the value of a {@code number}, an {@code integer} or a {@code port}.
     *
     * @throws IllegalArgumentException if the contract has no such key, or the key is secret or of another type
     * @throws NoSuchElementException if the key has no value
     */
    public double getDouble(String key) {
        return of(key, Number.class, "number").doubleValue();
    }

    /**
     * Returns the value of a {@code duration}.
     *
     * @throws IllegalArgumentException if the contract has no such key, or the key is secret or of another type
     * @throws NoSuchElementException if the key has no value
     */
    public Duration getDuration(String key) {
        return of(key, Duration.class, "duration");
    }

    /**
     * Returns the value of a {@code size}.
     *
     * @throws IllegalArgumentException if the contract has no such key, or the key is secret or of another type
     * @throws NoSuchElementException if the key has no value
     */
    public ByteSize getSize(String key) {
        return of(key, ByteSize.class, "size");
    }

    /**
     * Returns the value of {@code bytes}.
     *
     * @throws IllegalArgumentException if the contract has no such key, or the key is secret or of another type
     * @throws NoSuchElementException if the key has no value
     */
    public Bytes getBytes(String key) {
        return of(key, Bytes.class, "bytes");
    }

    /**
     * Returns the value of {@code bytes}, which only {@link Secret#reveal()} shows.
     *
     * @throws IllegalArgumentException if the contract has no such key, or the key is of another type
     * @throws NoSuchElementException if the key has no value
     */
    public Secret<Bytes> secretBytes(String key) {
        if (present(key).parsed() instanceof Bytes bytes) {
            return Secret.of(bytes);
        }
        throw otherType(key, "bytes");
    }

    /**
     * Returns the text of a value of any type, which only {@link Secret#reveal()} shows; with {@link #secretBytes} the way to a secret key.
     *
     * @throws IllegalArgumentException if the contract has no such key
     * @throws NoSuchElementException if the key has no value
     */
    public Secret<String> secret(String key) {
        return Secret.of(present(key).text());
    }

    /** Returns how many keys there are; no value. */
    @Override
    public String toString() {
        return "settings of " + checked.settings().size() + " keys";
    }

    private <V> V of(String key, Class<V> type, String called) {
        @Nullable Object parsed = plain(key).parsed();
        if (!type.isInstance(parsed)) {
            throw otherType(key, called);
        }
        return type.cast(parsed);
    }

    private static IllegalArgumentException otherType(String key, String called) {
        return new IllegalArgumentException(key + " is not declared as " + called + " in the contract");
    }

    private Setting plain(String key) {
        Setting setting = present(key);
        if (setting.spec().secret()) {
            throw new IllegalArgumentException(key + " is secret: ask for it with secret(…)");
        }
        return setting;
    }

    private Setting present(String key) {
        Setting setting = setting(key);
        if (!setting.isSet()) {
            throw new NoSuchElementException(key + " is not set: ask isSet(…) first, or require it in the contract");
        }
        return setting;
    }

    private Setting setting(String key) {
        Setting setting = checked.setting(key);
        if (setting == null) {
            throw new IllegalArgumentException("the contract has no key " + key);
        }
        return setting;
    }
}
