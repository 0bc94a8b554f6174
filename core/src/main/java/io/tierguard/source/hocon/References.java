package io.tierguard.source.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which value refers to which, read off the files before Typesafe Config resolves them.
 *
 * <p>It serves three ends: a chain of substitutions that would grow without bound is refused before it grows; each name
 * that nothing defines is reported, not just the first; and each value knows which other layers went into it, so that one
 * which holds a secret is secret.
 */
final class References {
    private static final int LARGEST = 1 << 16;
    private static final ConfigRenderOptions TERSE = ConfigRenderOptions.concise();

    private final Map<String, Entry> said;
    private final NavigableMap<String, Leaf> leaves = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>(0);
    private boolean tooComplex;

    private References(Map<String, Entry> said) {
        this.said = said;
    }

    /** A value as it is written: what it refers to, and how long it is, which resolving turns into how long it gets. */
    private static final class Leaf {
        final ConfigOrigin origin;
        final List<String> names = new ArrayList<>(0);
        final List<Boolean> optional = new ArrayList<>(0);
        final Set<Entry> ingredients = new LinkedHashSet<>(0);
        long length;
        boolean entered;
        boolean done;

        Leaf(ConfigOrigin origin) {
            this.origin = origin;
        }
    }

    static References of(Config merged, Map<String, Entry> said) {
        References references = new References(said);
        references.collect("", merged.root());
        for (Leaf leaf : references.leaves.values()) {
            references.follow(leaf, 0);
        }
        return references;
    }

    List<Problem> problems() {
        return problems;
    }

    boolean isTooComplex() {
        return tooComplex;
    }

    /** Returns what other layers contributed to the value at the path, or to the one that it is a part of. */
    List<Entry> ingredients(String path) {
        Map<String, Entry> all = new HashMap<>();
        for (Leaf leaf : at(path)) {
            for (Entry entry : leaf.ingredients) {
                all.put(entry.name(), entry);
            }
        }
        return new ArrayList<>(all.values());
    }

    private void collect(String path, ConfigValue value) {
        if (value instanceof ConfigObject object && isPlain(object)) {
            for (Map.Entry<String, ConfigValue> child : object.entrySet()) {
                String name = ConfigUtil.joinPath(child.getKey());
                collect(path.isEmpty() ? name : path + "." + name, child.getValue());
            }
            return;
        }
        Leaf leaf = new Leaf(value.origin());
        scan(value.render(TERSE), leaf);
        leaves.put(path, leaf);
    }

    /** An object that still awaits a substitution can't be listed: its text is looked at as a whole. */
    private static boolean isPlain(ConfigObject object) {
        try {
            return !object.entrySet().isEmpty() || object.valueType() == ConfigValueType.OBJECT;
        } catch (ConfigException.NotResolved e) {
            return false;
        }
    }

    private static void scan(String text, Leaf leaf) {
        leaf.length = text.length();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith("${", i)) {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    return;
                }
                boolean optional = text.startsWith("${?", i);
                leaf.names.add(text.substring(i + (optional ? 3 : 2), end));
                leaf.optional.add(optional);
                i = end;
            }
        }
    }

    private void follow(Leaf leaf, int depth) {
        if (leaf.entered || leaf.done || tooComplex) {
            return;
        }
        if (depth > Limits.DEPTH) {
            refuse(leaf, "substitutions refer to each other deeper than " + Limits.DEPTH);
            return;
        }
        leaf.entered = true;
        for (int i = 0; i < leaf.names.size(); i++) {
            String name = leaf.names.get(i);
            List<Leaf> targets = at(name);
            for (Leaf target : targets) {
                follow(target, depth + 1);
                leaf.length += target.length;
                leaf.ingredients.addAll(target.ingredients);
            }
            if (targets.isEmpty()) {
                lookUp(leaf, name, leaf.optional.get(i));
            }
            if (leaf.length > LARGEST) {
                refuse(leaf, "its substitutions make a value longer than " + LARGEST + " characters");
            }
        }
        leaf.done = true;
    }

    private void lookUp(Leaf leaf, String name, boolean optional) {
        Entry entry = SaidValues.entry(name, said);
        if (entry != null) {
            leaf.ingredients.add(entry);
            leaf.length += entry.value().reveal().length();
        } else if (!optional) {
            Key key = Key.fromPath(name);
            String shown = key == null ? "a name" : "${" + name + "}";
            problems.add(Problem.of(ProblemId.INTERPOLATION, shown + " is set nowhere")
                    .at(Hocon.place(Leaves.fileOf(leaf.origin), leaf.origin.lineNumber()))
                    .because("it is looked up in the HOCON files, then in the other layers")
                    .fix("set it, or write ${?…} where it may be absent"));
        }
    }

    private void refuse(Leaf leaf, String what) {
        if (!tooComplex) {
            problems.add(Limits.tooComplex(what, Leaves.fileOf(leaf.origin), leaf.origin.lineNumber()));
        }
        tooComplex = true;
    }

    /** The leaf at the path, or the one that the path leads into, or all that are below it. */
    private List<Leaf> at(String path) {
        Leaf exact = leaves.get(path);
        if (exact != null) {
            return List.of(exact);
        }
        Map.Entry<String, Leaf> before = leaves.lowerEntry(path);
        if (before != null && path.startsWith(before.getKey() + ".")) {
            return List.of(before.getValue());
        }
        return List.copyOf(leaves.subMap(path + ".", path + "/").values());
    }
}
