package io.tierguard.secrets.github;

import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.model.NearMiss;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds what GitHub keeps against what is asked for: what supplies a key, what hides it, and what is there for nothing. */
final class Review {
    private static final int MOST_NAMES = 5;

    private final Asked asked;
    private final Inventory inventory;
    private final Target target;
    private final Map<Key, Item> supplied = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> near = new TreeSet<>();
    private final Set<String> known = new HashSet<>();

    Review(Asked asked, Inventory inventory, Target target) {
        this.asked = asked;
        this.inventory = inventory;
        this.target = target;
    }

    /** Looks at the names of keys alone. */
    Review ofKeys() {
        for (Key key : asked.keys()) {
            for (String name : asked.names(key)) {
                known.add(name);
                judge(key, name);
            }
        }
        return this;
    }

    /** Looks at the names of nobody's keys too. */
    Review ofOthers() {
        Map<String, Set<String>> unused = new LinkedHashMap<>();
        NearMiss absent = absent();
        for (Item item : inventory.items()) {
            if (!known.contains(item.name()) && !item.name().startsWith("TIERGUARD_")) {
                judgeOther(item, absent, unused);
            }
        }
        unused.forEach((where, names) -> problems.add(unused(where, names)));
        return this;
    }

    /** Returns what supplies each key; a value that is blank supplies nothing. */
    Map<Key, Item> supplied() {
        return supplied;
    }

    /** Returns whether something supplies each key. */
    boolean isSupplied() {
        return supplied.size() == asked.keys().size();
    }

    /** Returns names that are a slip away from a key that nothing supplies; whoever misses the key asks whether they are meant. */
    Set<String> near() {
        return near;
    }

    List<Problem> problems() {
        return problems;
    }

    private void judge(Key key, String name) {
        for (Kind kind : Kind.values()) {
            List<Item> items = inventory.named(kind, name);
            if (items.isEmpty()) {
                continue;
            }
            Item nearest = items.get(0);
            if (items.size() > 1) {
                problems.add(shadowed(key, items));
            }
            if (nearest.blank()) {
                problems.add(blank(key, nearest));
            } else {
                supplied.putIfAbsent(key, nearest);
            }
            if (kind == Kind.VARIABLE && asked.isSecret(key)) {
                problems.add(readable(key, items));
            }
        }
    }

    private Problem at(ProblemId id, String message, Item item) {
        return Problem.of(id, message).at(origin(target, item));
    }

    static Origin origin(Target target, Item item) {
        return new Origin.Stored(target.describe(item), "*");
    }

    private Problem blank(Key key, Item item) {
        return at(ProblemId.GITHUB_VALUE_BLANK, text(item) + " is blank", item)
                .key(key)
                .because("it counts as missing, and hides what a wider scope has under the name")
                .fix("give it a value, or delete it");
    }

    private Problem shadowed(Key key, List<Item> items) {
        Item nearest = items.get(0);
        List<Origin> hidden = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Item item : items.subList(1, items.size())) {
            hidden.add(origin(target, item));
            places.add("the " + target.place(item.scope()));
        }
        return at(ProblemId.GITHUB_SHADOWED, text(nearest) + " hides that of " + String.join(" and ", places), nearest)
                .key(key)
                .shadowing(hidden)
                .because("who changes the one that is hidden changes nothing")
                .fix("delete the one that is not meant");
    }

    private Problem readable(Key key, List<Item> items) {
        List<String> places = new ArrayList<>();
        for (Item item : items) {
            places.add(item.name() + " of the " + target.place(item.scope()));
        }
        return at(
                        ProblemId.GITHUB_SECRET_READABLE,
                        key + " is declared as a secret, and is kept where it can be read",
                        items.get(0))
                .key(key)
                .note("variable " + String.join(", ", places))
                .because("whoever may see the settings can read a variable, and no log masks it")
                .fix("store it as a secret, delete the variable, and change the secret itself");
    }

    private void judgeOther(Item item, NearMiss absent, Map<String, Set<String>> unused) {
        Tier foreign = asked.foreign(item.name());
        Key meant = asked.squashed(item.name());
        if (foreign != null) {
            // The repository may well keep those of several tiers, each under its tier's name.
            if (item.scope() == Scope.ENVIRONMENT) {
                problems.add(foreign(item, foreign));
            }
        } else if (meant != null) {
            problems.add(wrongCase(meant, item));
        } else if (absent.of(item.name()) != null) {
            near.add(item.name());
        } else if (item.scope() != Scope.ORGANISATION) {
            String where = "of the " + target.place(item.scope());
            unused.computeIfAbsent(item.kind().plural() + " " + where, key -> new TreeSet<>())
                    .add(item.name());
        }
    }

    private Problem foreign(Item item, Tier owner) {
        return at(ProblemId.GITHUB_OTHER_TIER, text(item) + " belongs to " + owner.label(), item)
                .key(item.name())
                .because("a job that holds another tier's keys can reach what is not its own")
                .fix("move it to the environment of " + owner.label() + ", or delete it");
    }

    private Problem wrongCase(Key meant, Item item) {
        return at(ProblemId.GITHUB_WRONG_CASE, text(item) + " is not " + meant, item)
                .key(meant)
                .because(
                        "GitHub turns a name to capitals, and where it was written openaiApiKey the words run together")
                .fix("create it anew as " + meant + ", and delete this one");
    }

    private static Problem unused(String where, Set<String> names) {
        int space = where.indexOf(' ');
        String counted = names.size() == 1 ? where.substring(0, space - 1) : where.substring(0, space);
        return Problem.of(
                        ProblemId.GITHUB_UNUSED,
                        names.size() + " " + counted + where.substring(space) + (names.size() == 1 ? " is" : " are")
                                + " not asked for" + list(names))
                .at(new Origin.Stored("GitHub " + where, "*"))
                .because("what nobody asks for is lost without being missed")
                .fix("delete what nobody else uses, or declare it");
    }

    /** Names that nobody declared may be secrets that slipped to where a name should be. */
    private static String list(Set<String> names) {
        List<String> shown = new ArrayList<>();
        for (String name : names) {
            if (Key.isShowable(name) && shown.size() < MOST_NAMES) {
                shown.add(name);
            }
        }
        int more = names.size() - shown.size();
        if (shown.isEmpty()) {
            return "";
        }
        return ": " + String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }

    /** Returns the keys that nothing supplies. */
    private NearMiss absent() {
        List<String> names = new ArrayList<>();
        for (Key key : asked.keys()) {
            if (!supplied.containsKey(key)) {
                names.add(key.name());
            }
        }
        return new NearMiss(names);
    }

    private String text(Item item) {
        return "the " + item.kind().singular() + " " + item.name() + " of the " + target.place(item.scope());
    }
}
