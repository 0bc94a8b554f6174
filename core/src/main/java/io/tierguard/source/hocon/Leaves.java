package io.tierguard.source.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
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
    private final Map<String, Origin> placeOfKey = new HashMap<>();
    private boolean resolvable = true;

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

    /** Takes from files that could not be resolved what needs no resolving, so that only the rest is missing. */
    Reading ofUnresolved(Config merged) {
        resolvable = false;
        return of(merged);
    }

    private void collect(Config config, String path, ConfigObject object) {
        Set<Map.Entry<String, ConfigValue>> children = References.children(object);
        if (children == null) {
            unresolved(path, keyOf(path), placeOf(path, object));
            return;
        }
        for (Map.Entry<String, ConfigValue> child : children) {
            String name = ConfigUtil.joinPath(child.getKey());
            String at = path.isEmpty() ? name : path + "." + name;
            ConfigValue value = child.getValue();
            if (value instanceof ConfigObject inner && !isOneValue(at, inner)) {
                collect(config, at, inner);
            } else {
                add(config, at, keyOf(at), value);
            }
        }
    }

    private static @Nullable Key keyOf(String path) {
        return Key.fromPath(path.replace("\"", ""));
    }

    private boolean isDeclared(@Nullable Key key) {
        return key != null && declared.contains(key.name());
    }

    /** An object is the one value of a declared key, unless it holds what other declared keys are about. */
    private boolean isOneValue(String path, ConfigObject object) {
        return isDeclared(keyOf(path)) && !holdsDeclared(path, object);
    }

    private boolean holdsDeclared(String path, ConfigObject object) {
        Set<Map.Entry<String, ConfigValue>> children = References.children(object);
        if (children == null) {
            return false;
        }
        for (Map.Entry<String, ConfigValue> child : children) {
            String at = path + "." + ConfigUtil.joinPath(child.getKey());
            if (isDeclared(keyOf(at)) || (child.getValue() instanceof ConfigObject inner && holdsDeclared(at, inner))) {
                return true;
            }
        }
        return false;
    }

    private void add(Config config, String path, @Nullable Key key, ConfigValue value) {
        Origin origin = placeOf(path, value);
        String text = null;
        try {
            text = text(config, path, value);
        } catch (ConfigException.NotResolved e) {
            unresolved(path, key, origin);
        } catch (ConfigException e) {
            notPlain(key, origin);
        }
        if (text == null) {
            return;
        }
        if (key == null) {
            entries.add(Entry.of(path, text, origin));
            return;
        }
        Origin other = placeOfKey.putIfAbsent(key.name(), origin);
        if (other == null) {
            addShadowed(path, key, origin);
            entries.add(new Entry(
                    key.name(), Value.secret(text), origin, references.ingredients(path), references.isWhole(path)));
        } else if (isDeclared(key)) {
            problems.add(Problem.of(ProblemId.NAME_CLASH, "two paths stand for " + key)
                    .key(key)
                    .at(origin)
                    .shadowing(List.of(other))
                    .fix("keep one of them"));
        }
    }

    /** Where the value was written: its own statement, or, for what it was put together from, the place of that. */
    private Origin placeOf(String path, ConfigValue value) {
        if (value.origin().description().contains(SaidValues.ORIGIN)) {
            Leaf near = references.nearest(path);
            return Hocon.place(near == null ? value.origin() : near.origin);
        }
        Leaf leaf = references.exactly(path);
        return Hocon.place(leaf == null || !leaf.isOfTheLastStatement() ? value.origin() : leaf.origin);
    }

    private void unresolved(String path, @Nullable Key key, Origin origin) {
        if (resolvable && !references.isReported(path)) {
            Problem problem = Problem.of(ProblemId.INTERPOLATION, "a substitution comes to nothing")
                    .at(origin)
                    .because("what it refers to has no value either")
                    .fix("set that, or write ${?…} where it may be absent");
            problems.add(key == null ? problem : problem.key(key));
        }
    }

    /** HOCON files hold the settings of libraries as well, whose shape is not ours to judge. */
    private void notPlain(@Nullable Key key, Origin origin) {
        if (key != null && isDeclared(key)) {
            problems.add(
                    Problem.of(ProblemId.WRONG_TYPE, key + " must be one value, or a list or an object of plain values")
                            .key(key)
                            .at(origin)
                            .fix("take out what is nested in it, and what is null"));
        }
    }

    private void addShadowed(String path, Key key, Origin winner) {
        for (Config file : files) {
            try {
                ConfigValue lower =
                        file.hasPathOrNull(path) ? file.root().toConfig().getValue(path) : null;
                Origin place = lower == null ? winner : Hocon.place(lower.origin());
                String text = lower == null || place.equals(winner) ? null : text(file, path, lower);
                if (text != null) {
                    shadowed.add(Entry.of(key.name(), text, place));
                }
            } catch (ConfigException e) {
                // Not resolved by itself, or null: what it says is not known, and not needed.
            }
        }
    }

    /** The text of a value as it is written: 007 stays 007. Null for a value that is null. */
    private static @Nullable String text(Config config, String path, ConfigValue value) {
        ConfigValueType type = value.valueType();
        if (type == ConfigValueType.NULL) {
            return null;
        }
        if (type == ConfigValueType.LIST) {
            return Lists.join(config.getStringList(path));
        }
        return value instanceof ConfigObject object ? map(object) : config.getString(path);
    }

    private static String map(ConfigObject object) {
        Config config = object.toConfig();
        Map<String, String> pairs = new TreeMap<>();
        for (String name : object.keySet()) {
            pairs.put(name, config.getString(ConfigUtil.joinPath(name)));
        }
        return Lists.joinMap(pairs);
    }
}
