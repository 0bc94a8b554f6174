package io.tierguard.validation.check;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import java.util.Set;

/**
 * What is looked at when a record is checked: everything but some of its components, and no record within it.
 *
 * @param checked the components that are checked one by one
 */
record Reach(Set<String> checked) implements TraversableResolver {
    @Override
    public boolean isReachable(Object owner, Path.Node property, Class<?> root, Path path, ElementType element) {
        return !checked.contains(property.getName());
    }

    /** Each record is checked by itself, whether somebody wrote {@code @Valid} or not. */
    @Override
    public boolean isCascadable(Object owner, Path.Node property, Class<?> root, Path path, ElementType element) {
        return false;
    }
}
