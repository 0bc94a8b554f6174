package io.tierguard.validation.check;

import jakarta.validation.ConstraintValidator;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What type of values a validator is for, as it says itself. */
final class Validated {
    private Validated() {}

    /** Returns whether the validator takes a value of any type. */
    static boolean isAnything(Class<?> validator) {
        return find(validator, new HashMap<>()) == Object.class;
    }

    private static @Nullable Type find(Type type, Map<Type, Type> known) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            TypeVariable<?>[] parameters = raw.getTypeParameters();
            for (int i = 0; i < arguments.length; i++) {
                known.put(parameters[i], known.getOrDefault(arguments[i], arguments[i]));
            }
            return raw == ConstraintValidator.class ? known.get(parameters[1]) : above(raw, known);
        }
        return type instanceof Class<?> plain ? above(plain, known) : null;
    }

    private static @Nullable Type above(Class<?> type, Map<Type, Type> known) {
        for (Type each : type.getGenericInterfaces()) {
            Type found = find(each, known);
            if (found != null) {
                return found;
            }
        }
        Type superclass = type.getGenericSuperclass();
        return superclass == null ? null : find(superclass, known);
    }
}
