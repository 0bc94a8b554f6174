package io.tierguard.validation.check;

import io.tierguard.bind.RecordBinder;
import io.tierguard.bind.TypedCheck;
import io.tierguard.contract.OtherAnnotations;
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
        for (String annotation : annotations) {
            if (isConstraint(annotation, type)) {
                return isThere("jakarta.validation.Validator") && isThere("org.hibernate.validator.HibernateValidator")
                        ? new RecordValidation<>(type, binder)
                        : new MissingLibrary(type.getSimpleName(), annotation);
            }
        }
        return null;
    }

    /** An annotation of anyone is a constraint if its type is annotated as one, whether the library is there or not. */
    private static boolean isConstraint(String name, Class<?> record) {
        if (name.startsWith(JAKARTA) || name.startsWith(HIBERNATE)) {
            return true;
        }
        try {
            Class<?> type = Class.forName(name, false, record.getClassLoader());
            return OtherAnnotations.ofType(type).contains(CONSTRAINT);
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // what is not there asks nothing, as far as anybody can know
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
