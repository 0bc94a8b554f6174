package io.tierguard.secrets.github.audit;

import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.model.NearMiss;
import io.tierguard.model.Problem;
import io.tierguard.secrets.github.api.Item;
import io.tierguard.secrets.github.api.Kind;
import io.tierguard.secrets.github.api.Scope;
import io.tierguard.secrets.github.request.Asked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds what GitHub keeps against what is asked for: what supplies a key, what hides it, and what is there for nothing. */
final class Review {
    private final Asked asked;
    private final Inventory inventory;
    private final Remarks remarks;
    private final FirstHundred hundred;
    private final Map<Key, Item> supplied = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> near = new TreeSet<>();
    private final Set<String> known = new HashSet<>();

    Review(Asked asked, Inventory inventory, Remarks remarks) {
        this.asked = asked;
        this.inventory = inventory;
        this.remarks = remarks;
        this.hundred = new FirstHundred(inventory.items());
    }

    /** A list: what one kind is in one scope. */
    private record Shelf(Kind kind, Scope scope) {}

    /** Looks at the names of keys alone. */
    Review ofKeys() {
        for (Key key : asked.keys()) {
            List<Item> suppliers = new ArrayList<>();
            for (String name : asked.kept(key)) {
                known.add(name);
                judge(key, name, suppliers);
            }
            settle(key, suppliers);
        }
        return this;
    }

    /** Looks at the names of nobody's keys too. */
    Review ofOthers() {
        Map<Shelf, Set<String>> unused = new LinkedHashMap<>();
        NearMiss absent = absent();
        for (Item item : inventory.items()) {
            if (!known.contains(item.name()) && !item.name().startsWith("TIERGUARD_")) {
                judgeOther(item, absent, unused);
            }
        }
        unused.forEach((shelf, names) -> problems.add(remarks.unused(shelf.kind(), shelf.scope(), names)));
        return this;
    }

    /** Returns what supplies each key; a value that is blank supplies nothing, and neither does what reaches no job. */
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

    private void judge(Key key, String name, List<Item> suppliers) {
        for (Kind kind : Kind.values()) {
            List<Item> items = inventory.named(kind, name);
            if (items.isEmpty()) {
                continue;
            }
            Item nearest = items.get(0);
            if (items.size() > 1) {
                problems.add(remarks.shadowed(key, items));
            }
            if (nearest.blank()) {
                problems.add(remarks.blank(key, nearest));
            } else {
                suppliers.add(nearest);
            }
            if (kind == Kind.VARIABLE && asked.isSecret(key)) {
                problems.add(remarks.readable(key, items));
            }
        }
    }

    /** Takes what surely reaches a job, or else what may. */
    private void settle(Key key, List<Item> suppliers) {
        Item sure = first(suppliers, FirstHundred.Reach.SURE);
        if (sure == null) {
            suppliers.forEach(item -> problems.add(remarks.beyond(key, item, hundred)));
        }
        Item taken = sure == null ? first(suppliers, FirstHundred.Reach.DOUBTFUL) : sure;
        if (taken != null) {
            supplied.put(key, taken);
        }
        boolean isSecretAlone = suppliers.stream().allMatch(item -> item.kind() == Kind.SECRET) && !suppliers.isEmpty();
        if (isSecretAlone && !asked.isSecret(key)) {
            problems.add(remarks.keptAsSecret(key, taken == null ? suppliers.get(0) : taken));
        }
    }

    private @Nullable Item first(List<Item> suppliers, FirstHundred.Reach reach) {
        for (Item item : suppliers) {
            if (hundred.reach(item) == reach) {
                return item;
            }
        }
        return null;
    }

    private void judgeOther(Item item, NearMiss absent, Map<Shelf, Set<String>> unused) {
        Tier foreign = asked.foreign(item.name());
        Key meant = asked.squashed(item.name());
        if (foreign != null) {
            // The repository may well keep those of several tiers, each under its tier's name.
            if (item.scope() == Scope.ENVIRONMENT) {
                problems.add(remarks.foreign(item, foreign));
            }
        } else if (meant != null) {
            problems.add(remarks.wrongCase(meant, item));
        } else if (absent.of(item.name()) != null) {
            near.add(item.name());
        } else if (item.scope() != Scope.ORGANISATION) {
            unused.computeIfAbsent(new Shelf(item.kind(), item.scope()), shelf -> new TreeSet<>())
                    .add(item.name());
        }
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
}
