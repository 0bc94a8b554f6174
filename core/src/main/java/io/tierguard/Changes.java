package io.tierguard;

import io.tierguard.contract.Setting;
import io.tierguard.layer.Snapshot;
import io.tierguard.layer.Supply;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds two loads of one contract side by side. */
final class Changes {
    private Changes() {}

    static LiveConfig.Change between(Guarded<?> before, Guarded<?> after) {
        return new LiveConfig.Change(keys(before, after), versions(before), versions(after));
    }

    private static List<String> keys(Guarded<?> before, Guarded<?> after) {
        List<String> keys = new ArrayList<>();
        for (Setting now : after.checked().settings()) {
            Setting then = before.checked().setting(now.key().name());
            Value old = then == null ? null : then.value();
            Value value = now.value();
            if (old == null ? value != null : value == null || !value.hasTextOf(old)) {
                keys.add(now.key().name());
            }
        }
        return keys;
    }

    /** Also of secrets that supply nothing that counts: that one was stored anew is worth to be known. */
    private static Map<String, String> versions(Guarded<?> guarded) {
        Snapshot snapshot = guarded.checked().snapshot();
        Map<String, String> versions = new TreeMap<>();
        for (Supply supply : snapshot.supplies().values()) {
            Entry winner = supply.winner();
            addAll(versions, winner == null ? List.of() : List.of(winner));
            addAll(versions, supply.shadowed());
        }
        addAll(versions, snapshot.undeclared());
        return versions;
    }

    private static void addAll(Map<String, String> versions, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.origin() instanceof Origin.Stored stored && stored.version() != null) {
                versions.put(Printable.line(stored.store()), Printable.of(stored.version()));
            }
        }
    }
}
