package io.tierguard.bind;

import io.tierguard.contract.Checked;
import io.tierguard.model.Problem;
import java.util.List;

/** Checks values against what the type that they are bound to asks itself, beyond the contract. Serves any number of loads. */
public interface TypedCheck {
    /** Begins to get ready, and returns at once: it is told when a load begins, before anything is read. */
    void prepare();

    /**
     * Returns what is wrong.
     *
     * @param checked the values, of which the contract may have refused some
     * @param binder makes the configuration of them, where the contract has refused none; it does so once
     */
    List<Problem> problems(Checked checked, Binder<?> binder);
}
