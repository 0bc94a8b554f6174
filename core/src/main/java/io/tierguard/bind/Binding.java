package io.tierguard.bind;

import io.tierguard.contract.Checked;
import io.tierguard.model.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The binding of one load to a type that asks more of its values than the contract does: they are bound once, whether for
 * that check or for whoever gets the configuration. Serves one load, and one thread.
 *
 * @param <T> the type of the configuration
 */
public final class Binding<T> implements Binder<T> {
    private final Binder<T> binder;
    private final TypedCheck check;
    private @Nullable T bound;
    private @Nullable BindingException refused;

    /** Returns a binding that has not begun. */
    public Binding(Binder<T> binder, TypedCheck check) {
        this.binder = binder;
        this.check = check;
    }

    /** Lets the check get ready. */
    public void prepare() {
        check.prepare();
    }

    /** Returns what the type finds wrong with the values. */
    public List<Problem> problems(Checked checked) {
        return check.problems(checked, this);
    }

    @Override
    public T bind(Values values) throws BindingException {
        if (refused != null) {
            throw refused;
        }
        if (bound == null) {
            try {
                bound = binder.bind(values);
            } catch (BindingException e) {
                refused = e;
                throw e;
            }
        }
        return bound;
    }
}
