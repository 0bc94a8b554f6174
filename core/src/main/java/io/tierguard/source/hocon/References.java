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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

    private final SaidValues said;
    private final NavigableMap<String, Leaf> leaves = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>(0);
    private long growth;
    private boolean tooComplex;

    private References(SaidValues said) {
        this.said = said;
    }

    static References of(Config merged, SaidValues said) {
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

    /** Returns what others contributed to the value at the path, or to the one that it is a part of, once that is resolved. */
    List<Entry> ingredients(String path) {
        // By themselves, not by name: two layers may say different things under one.
        Set<Entry> all = new LinkedHashSet<>();
        List<Leaf> leavesAt = at(path);
        Set<Leaf> seen = new HashSet<>(leavesAt);
        for (Leaf leaf : leavesAt) {
            addIngredients(leaf, seen, all);
        }
        return new ArrayList<>(all);
    }

    private void addIngredients(Leaf leaf, Set<Leaf> seen, Set<Entry> all) {
        for (String name : leaf.names) {
            Entry entry = said.handedOut(name);
            if (entry != null) {
                all.add(entry);
            }
        }
        for (Leaf target : leaf.targets) {
            if (seen.add(target)) {
                all.add(target.asIngredient);
                addIngredients(target, seen, all);
            }
        }
    }

    /** Returns whether nothing is missing from the value at the path, nor from what it is made of. */
    boolean isWhole(String path) {
        Deque<Leaf> left = new ArrayDeque<>(at(path));
        Set<Leaf> seen = new HashSet<>(left);
        while (!left.isEmpty()) {
            Leaf leaf = left.remove();
            if (leaf.lacking) {
                return false;
            }
            for (Leaf target : leaf.targets) {
                if (seen.add(target)) {
                    left.add(target);
                }
            }
        }
        return true;
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
            Entry elsewhere = said.entry(name);
            leaf.lacking |= elsewhere == null && targets.isEmpty() && leaf.isPart(i);
            if (elsewhere != null && mayComeToNothing(name, targets)) {
                leaf.length += elsewhere.value().reveal().length();
            } else if (targets.isEmpty() && !leaf.optional.get(i)) {
                report(leaf, name);
            }
            growth += leaf.length - before;
            limit(leaf);
        }
        leaf.done = true;
    }

    /** What is not in the files is looked up elsewhere; so is what was left of a circle, or is missing from an object. */
    private boolean mayComeToNothing(String name, List<Leaf> targets) {
        for (Leaf target : targets) {
            if (!target.done) {
                return true;
            }
        }
        // One that is there, or has others below it, has a value.
        return !leaves.containsKey(name) && below(name).isEmpty();
    }

    private void add(Leaf leaf, Leaf target, int statement, int depth) {
        leaf.targets.add(target);
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

    private void report(Leaf leaf, String name) {
        String shown = isPlainlyName(name) ? "${" + name + "}" : "a name";
        leaf.reported = true;
        problems.add(Problem.of(ProblemId.INTERPOLATION, shown + " is set nowhere")
                .at(Hocon.place(leaf.origin))
                .because("it is looked up in the HOCON files, then in the other layers")
                .fix("set it, or write ${?…} where it may be absent"));
    }

    /** What is not plainly a name might be a part of a password that has a dollar sign in it. */
    private static boolean isPlainlyName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && c != '.' && c != '-' && c != '_') {
                return Key.isShowable(name);
            }
        }
        return true;
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
        return List.copyOf(below(path).values());
    }

    private Map<String, Leaf> below(String path) {
        return leaves.subMap(path + ".", path + "/");
    }

    private static List<String> elements(String path) {
        try {
            return ConfigUtil.splitPath(path);
        } catch (ConfigException e) {
            return List.of();
        }
    }
}
