package io.tierguard.validation.check;

import io.tierguard.contract.BoundedPattern.Steps;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What validators leave behind during one check, of a component or of a record as a whole. The library hands nothing to them
 * that could hold it; so it is the thread's, for as long as the check takes.
 */
final class Inquiry {
    private static final ThreadLocal<@Nullable Inquiry> CURRENT = new ThreadLocal<>();

    private final IdentityHashMap<Object, Steps> steps = new IdentityHashMap<>(2);
    private @Nullable Unfit failure;

    /** Runs the check. One can be within another: a validator may load a configuration of its own. */
    <T> T during(Supplier<T> check) {
        Inquiry outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return check.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** What a constraint that is made of others may make of a violation is not known: a failure is remembered beside it. */
    static void failed(Unfit unfit) {
        Inquiry current = CURRENT.get();
        if (current != null) {
            current.failure = unfit;
        }
    }

    /** Returns the steps that a validator has left, for all the elements that it is asked about in this check. */
    static Steps steps(Object validator) {
        Inquiry current = CURRENT.get();
        return current == null ? new Steps() : current.steps.computeIfAbsent(validator, any -> new Steps());
    }

    /** Returns the last failure of the check, if there has been any. */
    @Nullable
    Unfit failure() {
        return failure;
    }
}
