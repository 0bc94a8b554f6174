package io.tierguard.source.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Lists;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the resolved files into entries, each with the file and line that it was written in. */
final class Leaves {
    private final List<Config> files;
    private final References references;
    private final Set<String> declared;
    private final List<Problem> problems;
    private final List<Entry> shadowed = new ArrayList<>(0);
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> pathOfKey = new HashMap<>();

    Leaves(List<Config> files, References references, Set<String> declared, List<Problem> problems) {
        this.files = files;
        this.references = references;
        this.declared = declared;
        this.problems = problems;
    }

    Reading of(Config resolved) {
        collect(resolved, "", resolved.root());
        // What a file further down says of the same key comes first, and so is shadowed.
        List<Entry> all = new ArrayList<>(shadowed);
        all.addAll(entries);
        return new Reading(all, problems);
    }

    private void collect(Config resolved, String path, ConfigObject object) {
        for (Map.Entry<String, ConfigValue> child : object.entrySet()) {
            String name = ConfigUtil.joinPath(child.getKey());
            String at = path.isEmpty() ? name : path + "." + name;
            ConfigValue value = child.getValue();
            Key key = Key.fromPath(at.replace("\"", ""));
            boolean whole = key != null && declared.contains(key.name());
            if (value instanceof ConfigObject inner && !whole) {
                collect(resolved, at, inner);
            } else {
                add(resolved, at, key, value);
            }
        }
    }

    private void add(Config resolved, String path, @Nullable Key key, ConfigValue value) {
        String text = text(resolved, path, value);
        if (text == null) {
            return;
        }
        Origin origin = Hocon.place(fileOf(value.origin()), value.origin().lineNumber());
        if (key == null) {
            entries.add(Entry.of(path, text, origin));
            return;
        }
        String other = pathOfKey.put(key.name(), path);
        if (other != null) {
            problems.add(Problem.of(ProblemId.NAME_CLASH, "two paths stand for " + key)
                    .key(key)
                    .at(origin)
                    .fix("keep one of them"));
            return;
        }
        List<Entry> ingredients = references.ingredients(path);
        addShadowed(path, key, origin);
        entries.add(new Entry(key.name(), Value.secret(text), origin, ingredients));
    }

    private void addShadowed(String path, Key key, Origin winner) {
        for (Config file : files) {
            ConfigValue lower = null;
            try {
                lower = file.hasPathOrNull(path) ? file.root().toConfig().getValue(path) : null;
            } catch (ConfigException e) {
                // Not resolved by itself, or null: where it stands is not known, and what it says is not needed.
                continue;
            }
            if (lower != null) {
                Origin place =
                        Hocon.place(fileOf(lower.origin()), lower.origin().lineNumber());
                String text = place.equals(winner) ? null : text(file, path, lower);
                if (text != null) {
                    shadowed.add(Entry.of(key.name(), text, place));
                }
            }
        }
    }

    /** The text of a value as it is written: 007 stays 007. Null for a value that is null or could not be resolved. */
    private static @Nullable String text(Config config, String path, ConfigValue value) {
        try {
            ConfigValueType type = value.valueType();
            if (type == ConfigValueType.NULL) {
                return null;
            }
            if (type == ConfigValueType.LIST) {
                return Lists.join(config.getStringList(path));
            }
            if (value instanceof ConfigObject object) {
                return map(object);
            }
            return config.getString(path);
        } catch (ConfigException e) {
            return null;
        }
    }

    private static String map(ConfigObject object) {
        Config config = object.toConfig();
        Map<String, String> pairs = new TreeMap<>();
        for (String name : object.keySet()) {
            pairs.put(name, config.getString(ConfigUtil.joinPath(name)));
        }
        return Lists.joinMap(pairs);
    }

    /** The file that an origin speaks of: its description is the name that we gave, and then the line. */
    static String fileOf(ConfigOrigin origin) {
        String description = origin.description();
        int from = description.startsWith("merge of ") ? "merge of ".length() : 0;
        int to = description.indexOf(':', from);
        return to < 0 ? description.substring(from) : description.substring(from, to);
    }
}
