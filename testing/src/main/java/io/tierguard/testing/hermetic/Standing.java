package io.tierguard.testing.hermetic;

import io.tierguard.testing.TierTest;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where annotations of a test stand, in each case the farthest from it first. */
final class Standing {
    private Standing() {}

    /** Returns the classes that a test is in: what is around each of them, and what it extends and implements, comes before it. */
    static Set<Class<?>> classes(ExtensionContext test) {
        List<Class<?>> nested = new ArrayList<>();
        for (ExtensionContext at = test; at != null; at = at.getParent().orElse(null)) {
            at.getTestClass().ifPresent(type -> nested.add(0, type));
        }
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Class<?> type : nested) {
            addWithParents(type, classes);
        }
        return classes;
    }

    private static void addWithParents(Class<?> type, Set<Class<?>> classes) {
        if (type.getSuperclass() != null) {
            addWithParents(type.getSuperclass(), classes);
        }
        for (Class<?> parent : type.getInterfaces()) {
            addWithParents(parent, classes);
        }
        classes.add(type);
    }

    /** Returns what stands on a class or method itself: annotations that are made of others first, for its own are nearer. */
    static List<TierTest> on(AnnotatedElement element) {
        List<TierTest> said = new ArrayList<>();
        add(element, said, new HashSet<>());
        return said;
    }

    private static void add(AnnotatedElement element, List<TierTest> said, Set<Class<?>> seen) {
        for (Annotation each : element.getDeclaredAnnotations()) {
            if (!(each instanceof TierTest) && seen.add(each.annotationType())) {
                add(each.annotationType(), said, seen);
            }
        }
        TierTest own = element.getDeclaredAnnotation(TierTest.class);
        if (own != null) {
            said.add(own);
        }
    }
}
