package io.tierguard.microprofile;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers for every key of the contract, and hides what other sources say of one that has no value. Without a contract it
 * lets everything through. One stands before all other interceptors, and one behind them, next to the sources: an interceptor
 * that asks for another name than it was asked for, as expressions do, must not find there what nobody checked.
 */
final class GuardedInterceptor implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;

    /** What a {@code GuardedSourceFactory} asks for; no source of an application has it. */
    static final String MARK = "io.tierguard.microprofile.guarded";

    private final boolean inner;
    private transient volatile @Nullable CheckedSource source;

    GuardedInterceptor(boolean inner) {
        this.inner = inner;
    }

    /** Only SmallRye's own interceptor knows which profiles are active; it comes back with the name alone. */
    private static boolean isOfAProfile(String name) {
        return name.startsWith("%") && name.indexOf('.') > 0;
    }

    void guard(CheckedSource checked) {
        source = checked;
    }

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        CheckedSource checked = source;
        if (inner && checked != null && isOfAProfile(name)) {
            return checked.find(name.substring(name.indexOf('.') + 1)) == null ? context.proceed(name) : null;
        }
        if (checked == null || checked.find(name) == null) {
            return !inner && name.equals(MARK)
                    ? ConfigValue.builder().withName(MARK).withValue("true").build()
                    : context.proceed(name);
        }
        ConfigValue value = checked.getConfigValue(name);
        if (value != null) {
            return value;
        }
        // A default of one of the application's mappings is its own code; anything else would be a value that nobody
        // checked.
        ConfigValue other = context.proceed(name);
        return other != null && other.isDefault() ? other : null;
    }

    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        CheckedSource checked = source;
        if (checked == null) {
            return context.iterateNames();
        }
        List<String> names = new ArrayList<>();
        for (Iterator<String> all = context.iterateNames(); all.hasNext(); ) {
            String name = all.next();
            if (inner || checked.mayList(name)) {
                names.add(name);
            }
        }
        return names.iterator();
    }
}
