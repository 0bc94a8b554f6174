package io.tierguard.secrets.github.audit;

import io.tierguard.secrets.github.api.Item;
import io.tierguard.secrets.github.api.Kind;
import io.tierguard.secrets.github.api.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which secrets of an organisation reach a job: of those that are shared with the repository, the first hundred by name.
 *
 * <p>GitHub says that it sorts them as the alphabet goes. Digits come before letters then; whether the underscore comes before
 * both or after them it doesn't say, and databases differ in that. So both are tried.
 */
final class FirstHundred {
    static final int MOST = 100;

    private final Set<String> underscoreLast;
    private final Set<String> underscoreFirst;
    private final int shared;

    /** How sure it is that a job is handed something that GitHub keeps. */
    enum Reach {
        SURE,
        DOUBTFUL,
        NONE
    }

    FirstHundred(List<Item> items) {
        List<String> names = new ArrayList<>();
        for (Item item : items) {
            if (isLimited(item)) {
                names.add(item.name());
            }
        }
        shared = names.size();
        underscoreLast = first(names, Comparator.naturalOrder());
        underscoreFirst = first(names, Comparator.comparing((String name) -> name.replace('_', ' ')));
    }

    private static boolean isLimited(Item item) {
        return item.kind() == Kind.SECRET && item.scope() == Scope.ORGANISATION;
    }

    private static Set<String> first(List<String> names, Comparator<String> order) {
        return new HashSet<>(names.stream().sorted(order).limit(MOST).toList());
    }

    /** Returns how many secrets the organisation shares. */
    int shared() {
        return shared;
    }

    Reach reach(Item item) {
        if (!isLimited(item)) {
            return Reach.SURE;
        }
        boolean last = underscoreLast.contains(item.name());
        boolean first = underscoreFirst.contains(item.name());
        return last && first ? Reach.SURE : last || first ? Reach.DOUBTFUL : Reach.NONE;
    }
}
