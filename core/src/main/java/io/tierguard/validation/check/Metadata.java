package io.tierguard.validation.check;

import io.tierguard.contract.RecordContract;
import jakarta.validation.GroupSequence;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.ElementType;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The constraints of one record.
 *
 * @param record the record
 * @param descriptor what Hibernate Validator knows of it
 * @param components the names of its components that stand for one value each; what is on others is asked with the whole
 */
record Metadata(Class<?> record, BeanDescriptor descriptor, Set<String> components) {
    static Metadata of(Class<?> record, BeanDescriptor descriptor) {
        Set<String> names = new HashSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (!RecordContract.isNested(component)) {
                names.add(component.getName());
            }
        }
        return new Metadata(record, descriptor, names);
    }

    /** Returns whether there is a constraint on the component, or on what is in it. */
    boolean constrains(String component) {
        return descriptor.getConstraintsForProperty(component) != null;
    }

    /**
     * Returns whether the constraint is on a getter that is called like the component. {@link Places} refuses it as such; what
     * it says of the component's value is not what anybody wrote.
     */
    boolean isOfGetter(String component, ConstraintDescriptor<?> constraint) {
        PropertyDescriptor property = descriptor.getConstraintsForProperty(component);
        return property != null
                && isAmong(
                        property.findConstraints()
                                .declaredOn(ElementType.METHOD)
                                .getConstraintDescriptors(),
                        constraint);
    }

    private static boolean isAmong(Set<ConstraintDescriptor<?>> constraints, ConstraintDescriptor<?> constraint) {
        for (ConstraintDescriptor<?> each : constraints) {
            if (each.equals(constraint) || isAmong(each.getComposingConstraints(), constraint)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether there is a constraint on more than one component. */
    boolean constrainsWhole() {
        if (descriptor.hasConstraints()) {
            return true;
        }
        for (PropertyDescriptor property : descriptor.getConstrainedProperties()) {
            if (!components.contains(property.getPropertyName())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the record itself says that some constraints are to be checked after others, and only if those hold. */
    boolean hasSequence() {
        return record.isAnnotationPresent(GroupSequence.class);
    }

    /** Shows each constraint with the name of the property that it is on; the empty one for the record. */
    static void visit(BeanDescriptor record, BiConsumer<String, ConstraintDescriptor<?>> visitor) {
        visit("", record, visitor);
        for (PropertyDescriptor property : record.getConstrainedProperties()) {
            String name = property.getPropertyName();
            visit(name, property, visitor);
            visitElements(name, property, visitor);
        }
    }

    private static void visit(
            String name, ElementDescriptor element, BiConsumer<String, ConstraintDescriptor<?>> visitor) {
        for (ConstraintDescriptor<?> constraint : element.getConstraintDescriptors()) {
            visitor.accept(name, constraint);
        }
    }

    private static void visitElements(
            String name, ContainerDescriptor container, BiConsumer<String, ConstraintDescriptor<?>> visitor) {
        for (ContainerElementTypeDescriptor element : container.getConstrainedContainerElementTypes()) {
            visit(name, element, visitor);
            visitElements(name, element, visitor);
        }
    }
}
