package io.tierguard.validation.check;

import io.tierguard.Secret;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint is on.
 *
 * @param record the record
 * @param component the name of its component, or the empty text for the record as a whole
 * @param setting the key that the component stands for; null for the record as a whole, and for a record within it
 * @param prefix what the keys of the record begin with; the empty text for the outermost one
 */
record Subject(Class<?> record, String component, @Nullable Setting setting, String prefix) {
    /** Returns how its declaration is called: {@code PoolConfig.poolMax}. */
    String declaredAt() {
        return component.isEmpty() ? record.getSimpleName() : record.getSimpleName() + "." + component;
    }

    /** Returns how people call it: by its key, or by what its keys begin with and the record's name. */
    String name() {
        if (setting != null) {
            return setting.key().name();
        }
        return prefix.isEmpty() ? declaredAt() : prefix + " (" + declaredAt() + ")";
    }

    /** Returns the problem at this place, with the value as far as it may be shown. */
    Problem place(Problem problem, boolean withValue) {
        if (setting == null) {
            return problem;
        }
        Problem there = problem.key(setting.key());
        if (!setting.isSet()) {
            return there;
        }
        there = withValue ? there.at(setting.place(), setting.presentValue()) : there.at(setting.place());
        return there.shadowing(setting.supply().shadowedOrigins());
    }

    /** Returns the component's type as it is written, without packages. */
    String type() {
        return written(declared(), "");
    }

    /** Returns whether the component's value is within a {@code Secret} or an {@code Optional}. */
    boolean isWrapped() {
        return declared() instanceof ParameterizedType generic && isWrapper(generic);
    }

    /** Returns the component's type with the constraint at the innermost place: {@code Secret<@Size(…) String>}. */
    String typeWith(String constraint) {
        return written(declared(), constraint + "(…) ");
    }

    private Type declared() {
        try {
            Field field = record.getDeclaredField(component);
            return field.getGenericType();
        } catch (NoSuchFieldException e) {
            return record;
        }
    }

    private static boolean isWrapper(ParameterizedType generic) {
        return generic.getRawType() == Secret.class || generic.getRawType() == Optional.class;
    }

    private static String written(Type type, String inmost) {
        if (type instanceof ParameterizedType generic) {
            StringBuilder text = new StringBuilder(isWrapper(generic) ? "" : inmost);
            text.append(written(generic.getRawType(), "")).append('<');
            String separator = "";
            for (Type argument : generic.getActualTypeArguments()) {
                text.append(separator).append(written(argument, isWrapper(generic) ? inmost : ""));
                separator = ", ";
            }
            return text.append('>').toString();
        }
        return inmost + (type instanceof Class<?> simple ? simple.getSimpleName() : type.getTypeName());
    }
}
