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
 * lets everything through.
 */
final class GuardedInterceptor implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;

    /** What a {@code GuardedSourceFactory} asks for; no source of an application has it. */
    static final String MARK = "io.tierguard.microprofile.guarded";

    private transient volatile @Nullable CheckedSource source;

    void guard(CheckedSource checked) {
        source = checked;
    }

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        CheckedSource checked = source;
        if (checked == null || checked.setting(name) == null) {
            return name.equals(MARK)
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
            if (!checked.lacks(name)) {
                names.add(name);
            }
        }
        return names.iterator();
    }
}
