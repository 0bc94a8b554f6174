package io.tierguard.secrets.github;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What GitHub keeps for a job, as far as it could be listed, and what could not. */
final class Inventory {
    private final List<Item> items = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    private Inventory() {}

    /** A list that can't be had. */
    record Failure(Kind kind, Scope scope, Fault fault, int attempts) {}

    /** Lists those kinds in every scope; what would fail likewise is not asked for again. */
    static Inventory of(Client client, Set<Kind> kinds, boolean withValues) {
        Inventory inventory = new Inventory();
        Set<Scope> absent = EnumSet.noneOf(Scope.class);
        // The repository first: where it is not there, nothing is.
        for (Scope scope : List.of(Scope.REPOSITORY, Scope.ENVIRONMENT, Scope.ORGANISATION)) {
            for (Kind kind : kinds) {
                if (!absent.contains(scope) && !inventory.list(client, kind, scope, withValues, absent)) {
                    return inventory;
                }
            }
        }
        return inventory;
    }

    /** Returns whether to go on. */
    private boolean list(Client client, Kind kind, Scope scope, boolean withValues, Set<Scope> absent) {
        try {
            items.addAll(client.list(kind, scope, withValues));
            return true;
        } catch (CallFailed e) {
            FaultKind what = e.fault().kind();
            if (what == FaultKind.NOT_FOUND) {
                absent.add(scope);
                if (scope == Scope.ORGANISATION) {
                    return true; // the repository is a person's
                }
            }
            failures.add(new Failure(kind, scope, e.fault(), e.attempts()));
            return !what.concernsAll() && !(what == FaultKind.NOT_FOUND && scope == Scope.REPOSITORY);
        }
    }

    List<Item> items() {
        return items;
    }

    List<Failure> failures() {
        return failures;
    }

    boolean isComplete() {
        return failures.isEmpty();
    }

    /** Returns those of that kind and name, the nearest first. */
    List<Item> named(Kind kind, String name) {
        List<Item> named = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            for (Item item : items) {
                if (item.scope() == scope && item.kind() == kind && item.name().equals(name)) {
                    named.add(item);
                }
            }
        }
        return named;
    }
}
