package io.tierguard.bind;

import io.tierguard.Secret;
import io.tierguard.contract.RecordContract;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binds a record by reflection. It walks the components in the order in which {@link RecordContract} has read them.
 *
 * @param <T> the record
 */
public final class RecordBinder<T> implements Binder<T> {
    private final Constructor<T> constructor;
    private final Slot[] slots;

    private RecordBinder(Constructor<T> constructor, Slot[] slots) {
        this.constructor = constructor;
        this.slots = slots;
    }

    /** What a component takes: a nested record, or a value with the wrappers that it is declared with. */
    private record Slot(@Nullable RecordBinder<?> nested, boolean optional, boolean secret) {}

    /**
     * Returns the binder of that record.
     *
     * @throws IllegalArgumentException if the record's module does not open its package to this library
     */
    public static <T> RecordBinder<T> of(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        Slot[] slots = new Slot[components.length];
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            slots[i] = slot(components[i]);
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return new RecordBinder<>(constructor, slots);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor");
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException("the module " + type.getModule().getName() + " must say: opens "
                    + type.getPackageName() + " to io.tierguard;");
        }
    }

    private static Slot slot(RecordComponent component) {
        if (RecordContract.isNested(component)) {
            return new Slot(of(component.getType()), false, false);
        }
        boolean optional = component.getType() == Optional.class;
        Type inner = component.getGenericType();
        if (optional && inner instanceof ParameterizedType generic) {
            inner = generic.getActualTypeArguments()[0];
        }
        boolean secret = inner instanceof ParameterizedType generic && generic.getRawType() == Secret.class;
        return new Slot(null, optional, secret);
    }

    @Override
    public T bind(Values values) throws BindingException {
        @Nullable Object[] arguments = new @Nullable Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            arguments[i] = argument(slots[i], values);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new BindingException(constructor.getDeclaringClass(), e.getTargetException());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new BindingException(constructor.getDeclaringClass(), e);
        }
    }

    private static @Nullable Object argument(Slot slot, Values values) throws BindingException {
        if (slot.nested() != null) {
            return slot.nested().bind(values);
        }
        Object value = values.next();
        Object wrapped = value != null && slot.secret() ? Secret.of(value) : value;
        return slot.optional() ? Optional.ofNullable(wrapped) : wrapped;
    }
}
