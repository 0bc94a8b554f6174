package io.tierguard.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults that are still to come, in the order in which they were asked for. */
final class Faults {
    private static final class Armed {
        final Fault fault;
        int left;

        Armed(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }
    }

    private final List<Armed> armed = new ArrayList<>();

    void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    void clear() {
        armed.clear();
    }

    /** Returns what of this kind hits the call as a whole, if there is one. */
    <E extends Effect> @Nullable E next(Class<E> kind, String operation, Collection<String> names) {
        Effect effect = take(fault ->
                kind.isInstance(fault.effect()) && fault.hits(operation, names) && !isOfOneInBatch(fault, operation));
        return effect == null ? null : kind.cast(effect);
    }

    /** Returns what hits one secret of a batch, if there is one. */
    @Nullable
    Effect nextInBatch(String name) {
        return take(fault -> fault.hits(Fault.BATCH, List.of(name)) && isOfOneInBatch(fault, Fault.BATCH));
    }

    private static boolean isOfOneInBatch(Fault fault, String operation) {
        if (fault.effect() instanceof Effect.LeaveOut) {
            return true;
        }
        return fault.effect() instanceof Effect.Refuse && fault.isOfOneSecret() && operation.equals(Fault.BATCH);
    }

    private @Nullable Effect take(Predicate<Fault> wanted) {
        for (Iterator<Armed> each = armed.iterator(); each.hasNext(); ) {
            Armed candidate = each.next();
            if (wanted.test(candidate.fault)) {
                candidate.left--;
                if (candidate.left == 0) {
                    each.remove();
                }
                return candidate.fault.effect();
            }
        }
        return null;
    }
}
