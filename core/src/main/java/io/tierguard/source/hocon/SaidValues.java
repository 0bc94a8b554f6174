package io.tierguard.source.hocon;

import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks a substitution up in the layers that were handed in, once the files themselves have no answer. */
final class SaidValues implements ConfigResolver {
    /** What Typesafe Config calls the place of such a value. */
    static final String ORIGIN = "another layer";

    private final Map<String, Entry> said;
    private final Set<String> handedOut = new HashSet<>();

    SaidValues(Map<String, Entry> said) {
        this.said = said;
    }

    @Override
    public @Nullable ConfigValue lookup(String path) {
        Entry entry = entry(path);
        if (entry == null) {
            return null;
        }
        handedOut.add(path);
        return ConfigValueFactory.fromAnyRef(entry.value().reveal(), ORIGIN);
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
        return this;
    }

    /** Returns what the layers say under a path's own spelling or under the key that it stands for. */
    @Nullable
    Entry entry(String path) {
        Entry entry = said.get(path);
        if (entry != null) {
            return entry;
        }
        Key key = Key.fromPath(path);
        return key == null ? null : said.get(key.name());
    }

    /** Returns that, if it was asked for: the files had no answer, or none that was left of a circle. */
    @Nullable
    Entry handedOut(String path) {
        return handedOut.contains(path) ? entry(path) : null;
    }
}
