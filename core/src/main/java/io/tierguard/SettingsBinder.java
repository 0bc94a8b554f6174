package io.tierguard;

import io.tierguard.bind.Binder;
import io.tierguard.bind.Values;

/** Leaves the values as they are: what a file declares has no record to go into. */
final class SettingsBinder implements Binder<Settings> {
    @Override
    public Settings bind(Values values) {
        return new Settings(values.checked());
    }
}
