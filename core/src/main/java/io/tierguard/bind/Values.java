package io.tierguard.bind;

import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Checked values, handed out one after the other in the order of the contract's keys. Serves one binding. */
public final class Values {
    private final Checked checked;
    private final Iterator<Setting> settings;

    /** Returns the values of that check, which must have found no error. */
    public Values(Checked checked) {
        this.checked = checked;
        this.settings = checked.settings().iterator();
    }

    /** Returns the next key's value as its type reads it, or null where it has none. */
    public @Nullable Object next() {
        return settings.next().parsed();
    }

    /** Returns all of them, for a view that asks by key. */
    public Checked checked() {
        return checked;
    }
}
