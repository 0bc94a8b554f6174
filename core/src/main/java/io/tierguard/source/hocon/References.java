package io.tierguard.source.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which value refers to which, read off the files before Typesafe Config resolves them.
 *
 * <p>It serves three ends: substitutions that would grow without bound are refused before they grow; each name that
 * nothing defines is reported, not just the first; and each value knows which others went into it, so that one which holds
 * a secret is secret.
 */
final class References {
    private static final String TOO_DEEP = "substitutions refer to each other deeper than " + Limits.DEPTH;
    private static final ConfigRenderOptions TERSE = ConfigRenderOptions.concise();

    private final Map<String, Entry> said;
    private final NavigableMap<String, Leaf> leaves = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>(0);
    private long growth;
    private boolean tooComplex;

    private References(Map<String, Entry> said) {
        this.said = said;
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

    /** Returns what others contributed to the value at the path, or to the one that it is a part of. */
    List<Entry> ingredients(String path) {
        Map<String, Entry> all = new HashMap<>();
        for (Leaf leaf : at(path)) {
            for (Entry entry : leaf.ingredients) {
                all.put(entry.name(), entry);
            }
        }
        return new ArrayList<>(all.values());
    }

    /** Returns the value that is written at the path itself, or null. */
    @Nullable
    Leaf exactly(String path) {
        return leaves.get(path);
    }

    /** Returns the value that is written at the path, or that it is a part of; null for what is not in the files. */
    @Nullable
    Leaf nearest(String path) {
        List<Leaf> near = at(path);
        return near.isEmpty() ? null : near.get(0);
    }

    /** Returns whether something that the value at the path refers to was reported. */
    boolean isReported(String path) {
        for (Leaf leaf : at(path)) {
            if (leaf.reported) {
                return true;
            }
        }
        return false;
    }

    private void collect(String path, ConfigValue value) {
        Set<Map.Entry<String, ConfigValue>> children = value instanceof ConfigObject object ? children(object) : null;
        if (children == null || children.isEmpty()) {
            leaves.put(path, new Leaf(path, value.render(TERSE), value.origin()));
            return;
        }
        for (Map.Entry<String, ConfigValue> child : children) {
            String name = ConfigUtil.joinPath(child.getKey());
            collect(path.isEmpty() ? name : path + "." + name, child.getValue());
        }
    }

    /** Returns what is in an object, or null where it still awaits a substitution. */
    static @Nullable Set<Map.Entry<String, ConfigValue>> children(ConfigObject object) {
        try {
            return object.entrySet();
        } catch (ConfigException.NotResolved e) {
            return null;
        }
    }

    private void follow(Leaf leaf, int depth) {
        if (leaf.entered || tooComplex) {
            return;
        }
        leaf.entered = true;
        if (!leaf.statements.isEmpty() && leaf.statements.get(leaf.statements.size() - 1) > Limits.DEPTH) {
            refuse(leaf, "a value is set again more than " + Limits.DEPTH + " times by substitutions");
        }
        for (int i = 0; i < leaf.names.size() && !tooComplex; i++) {
            long before = leaf.length;
            String name = leaf.names.get(i);
            List<Leaf> targets = at(name);
            for (Leaf target : targets) {
                if (depth < Limits.DEPTH) {
                    follow(target, depth + 1);
                }
                add(leaf, target, leaf.statements.get(i), depth);
            }
            if (targets.isEmpty()) {
                lookUp(leaf, name, leaf.optional.get(i));
            }
            growth += leaf.length - before;
            limit(leaf);
        }
        leaf.done = true;
    }

    private void add(Leaf leaf, Leaf target, int statement, int depth) {
        if (target == leaf && leaf.repeatedIn != statement) {
            // a = ${a}x, or a += x: what was written before, once, and that is counted already.
            leaf.repeatedIn = statement;
            return;
        }
        if (!target.done) {
            // In a circle each mention may double what comes of it.
            leaf.length *= 2;
        }
        leaf.length += target.length;
        leaf.reported |= target.reported;
        leaf.ingredients.add(target.asIngredient);
        leaf.ingredients.addAll(target == leaf ? List.of() : target.ingredients);
        leaf.height = Math.max(leaf.height, target.done ? target.height + 1 : 0);
        if (depth >= Limits.DEPTH) {
            refuse(leaf, TOO_DEEP);
        }
    }

    private void limit(Leaf leaf) {
        if (leaf.height > Limits.DEPTH) {
            refuse(leaf, TOO_DEEP);
        } else if (leaf.length > Limits.LONGEST) {
            refuse(leaf, "its substitutions make a value longer than " + Limits.LONGEST + " characters");
        } else if (growth > Limits.GROWTH) {
            refuse(leaf, "its substitutions add more than " + Limits.GROWTH + " characters");
        }
    }

    private void lookUp(Leaf leaf, String name, boolean optional) {
        Entry entry = SaidValues.entry(name, said);
        if (entry != null) {
            leaf.ingredients.add(entry);
            leaf.length += entry.value().reveal().length();
        } else if (!optional) {
            Key key = Key.fromPath(name);
            String shown = key == null ? "a name" : "${" + name + "}";
            leaf.reported = true;
            problems.add(Problem.of(ProblemId.INTERPOLATION, shown + " is set nowhere")
                    .at(Hocon.place(leaf.origin))
                    .because("it is looked up in the HOCON files, then in the other layers")
                    .fix("set it, or write ${?…} where it may be absent"));
        }
    }

    private void refuse(Leaf leaf, String what) {
        if (!tooComplex) {
            Origin.File place = Hocon.place(leaf.origin);
            problems.add(Limits.tooComplex(what, place.path(), place.line()));
        }
        tooComplex = true;
    }

    /** The leaf at the path, or the one that the path leads into, or all that are below it. */
    private List<Leaf> at(String path) {
        Leaf exact = leaves.get(path);
        if (exact != null) {
            return List.of(exact);
        }
        List<String> elements = elements(path);
        for (int i = elements.size() - 1; i > 0; i--) {
            Leaf above = leaves.get(ConfigUtil.joinPath(elements.subList(0, i)));
            if (above != null) {
                return List.of(above);
            }
        }
        return List.copyOf(leaves.subMap(path + ".", path + "/").values());
    }

    private static List<String> elements(String path) {
        try {
            return ConfigUtil.splitPath(path);
        } catch (ConfigException e) {
            return List.of();
        }
    }
}
