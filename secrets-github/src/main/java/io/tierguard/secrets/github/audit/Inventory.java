package io.tierguard.secrets.github.audit;

import io.tierguard.secrets.github.api.CallFailed;
import io.tierguard.secrets.github.api.Client;
import io.tierguard.secrets.github.api.Fault;
import io.tierguard.secrets.github.api.FaultKind;
import io.tierguard.secrets.github.api.Item;
import io.tierguard.secrets.github.api.Kind;
import io.tierguard.secrets.github.api.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What GitHub keeps for a job, as far as it could be listed, and what could not. */
final class Inventory {
    private final List<Item> items = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Set<Scope> found = EnumSet.noneOf(Scope.class);
    private final Set<Scope> absent = EnumSet.noneOf(Scope.class);

    private Inventory() {}

    /** A list that can't be had. */
    record Failure(Kind kind, Scope scope, Fault fault, int attempts) {}

    /** Lists those kinds in each scope; what would fail likewise is not asked for again. */
    static Inventory of(Client client, List<Scope> scopes, Set<Kind> kinds, boolean withValues) {
        Inventory inventory = new Inventory();
        for (Scope scope : scopes) {
            for (Kind kind : kinds) {
                if (!inventory.absent.contains(scope) && !inventory.list(client, kind, scope, withValues)) {
                    return inventory;
                }
            }
        }
        return inventory;
    }

    /** Returns whether to go on. */
    private boolean list(Client client, Kind kind, Scope scope, boolean withValues) {
        try {
            items.addAll(client.list(kind, scope, withValues));
            found.add(scope);
            return true;
        } catch (CallFailed e) {
            Fault fault = e.fault();
            boolean isAbsent = fault.kind() == FaultKind.NOT_FOUND;
            if (isAbsent) {
                absent.add(scope);
                if (scope == Scope.ORGANISATION) {
                    return true; // the repository is a person's
                }
            }
            // What has a list of secrets is there; GitHub Enterprise had no variables once.
            boolean isThere = isAbsent && found.contains(scope);
            failures.add(new Failure(kind, scope, isThere ? fault.as(FaultKind.OTHER) : fault, e.attempts()));
            return isThere || !(fault.kind().concernsAll() || (isAbsent && scope == Scope.REPOSITORY));
        }
    }

    List<Item> items() {
        return items;
    }

    /**
     * Returns what is open.
     *
     * @param supplied whether everything that is asked for was found already; what the organisation shares is the farthest, and
     *     decides nothing then
     */
    List<Failure> failures(boolean supplied) {
        List<Failure> open = new ArrayList<>(failures);
        open.removeIf(failure -> supplied && failure.scope() == Scope.ORGANISATION);
        return open;
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
