package io.tierguard.validation.check;

import io.tierguard.bind.RecordBinder;
import io.tierguard.bind.TypedCheck;
import io.tierguard.contract.OtherAnnotations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out whether a record has constraints. It needs nothing of the libraries that know what they ask. */
public final class BeanValidation {
    private static final String JAKARTA = "jakarta.validation.";
    private static final String CONSTRAINT = "jakarta.validation.Constraint";
    private static final String HIBERNATE = "org.hibernate.validator.constraints.";

    private BeanValidation() {}

    /**
     * Returns the check of the record's constraints, or null where it has none.
     *
     * @param annotations the names of the annotations of others that the record has, or a record within it
     */
    public static <T> @Nullable TypedCheck of(Class<T> type, RecordBinder<T> binder, Set<String> annotations) {
        Set<String> builtIn = new HashSet<>();
        String found = null;
        for (String annotation : annotations) {
            if (isOld(annotation, type)) {
                return new OldConstraints(type.getSimpleName(), annotation);
            }
            if (isOfTheLibraries(annotation)) {
                builtIn.add(annotation);
                found = annotation;
            } else if (addParts(annotation, type, builtIn)) {
                found = annotation;
            }
        }
        if (found == null) {
            return null;
        }
        return isThere("jakarta.validation.Validator") && isThere("org.hibernate.validator.HibernateValidator")
                ? new RecordValidation<>(type, binder, builtIn)
                : new MissingLibrary(type.getSimpleName(), found);
    }

    private static boolean isOld(String annotation, Class<?> record) {
        return annotation.startsWith("javax.validation.constraints.")
                || (!isOfTheLibraries(annotation)
                        && onType(annotation, record).contains("javax.validation.Constraint"));
    }

    private static boolean isOfTheLibraries(String name) {
        return name.startsWith(JAKARTA) || name.startsWith(HIBERNATE);
    }

    /**
     * An annotation of anyone is a constraint if its type is annotated as one, whether the library is there or not. It can be
     * made of others, which are added where they are the libraries' own.
     */
    private static boolean addParts(String annotation, Class<?> record, Set<String> builtIn) {
        Set<String> parts = onType(annotation, record);
        if (!parts.contains(CONSTRAINT)) {
            String repeated = repeated(annotation, record);
            return repeated != null && addParts(repeated, record, builtIn);
        }
        Set<String> seen = new HashSet<>(parts);
        Deque<String> left = new ArrayDeque<>(parts);
        while (!left.isEmpty()) {
            String part = left.remove();
            if (isOfTheLibraries(part)) {
                builtIn.add(part);
            } else {
                for (String more : onType(part, record)) {
                    if (seen.add(more)) {
                        left.add(more);
                    }
                }
            }
        }
        return true;
    }

    /** Reflection shows of a constraint that is there twice the annotation that holds both. */
    private static @Nullable String repeated(String annotation, Class<?> record) {
        try {
            Class<?> type = Class.forName(annotation, false, record.getClassLoader());
            Class<?> element = type.getMethod("value").getReturnType().getComponentType();
            return element != null && element.isAnnotation() && element != type ? element.getName() : null;
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    private static Set<String> onType(String annotation, Class<?> record) {
        try {
            return OtherAnnotations.ofType(Class.forName(annotation, false, record.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Set.of(); // what is not there asks nothing, as far as anybody can know
        }
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, BeanValidation.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
