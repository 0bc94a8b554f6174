package io.tierguard.bind;

import io.tierguard.Secret;
import io.tierguard.contract.Checked;
import io.tierguard.contract.RecordContract;
import io.tierguard.contract.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
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
    private record Slot(String name, @Nullable RecordBinder<?> nested, boolean optional, boolean secret) {}

    /** Is shown the components of a record, one after the other. */
    public interface Visitor {
        /**
         * Is shown a component that takes one value.
         *
         * @param record the record that has the component, which may be a nested one
         * @param path where that record is: the names of components, each with a full stop after it
         * @param component the component's name
         * @param setting the key that it stands for
         * @param value what the record would be given, which is null where there is no value that fits
         */
        void component(Class<?> record, String path, String component, Setting setting, @Nullable Object value);
    }

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
            return new Slot(component.getName(), of(component.getType()), false, false);
        }
        boolean optional = component.getType() == Optional.class;
        Type inner = component.getGenericType();
        if (optional && inner instanceof ParameterizedType generic) {
            inner = generic.getActualTypeArguments()[0];
        }
        boolean secret = inner instanceof ParameterizedType generic && generic.getRawType() == Secret.class;
        return new Slot(component.getName(), null, optional, secret);
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
        return wrapped(slot, values.next());
    }

    private static @Nullable Object wrapped(Slot slot, @Nullable Object value) {
        Object wrapped = value != null && slot.secret() ? Secret.of(value) : value;
        return slot.optional() ? Optional.ofNullable(wrapped) : wrapped;
    }

    /** Shows every component that takes one value, nested ones in their place, also where others have no value that fits. */
    public void visit(Checked checked, Visitor visitor) {
        visit(checked.settings().iterator(), "", visitor);
    }

    private void visit(Iterator<Setting> settings, String path, Visitor visitor) {
        for (Slot slot : slots) {
            if (slot.nested() != null) {
                slot.nested().visit(settings, path + slot.name() + ".", visitor);
            } else {
                Setting setting = settings.next();
                visitor.component(
                        constructor.getDeclaringClass(), path, slot.name(), setting, wrapped(slot, setting.parsed()));
            }
        }
    }
}
