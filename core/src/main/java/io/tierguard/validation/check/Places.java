package io.tierguard.validation.check;

import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import jakarta.validation.Constraint;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ConstructorDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.ExecutableDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.MethodType;
import jakarta.validation.metadata.ParameterDescriptor;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds constraints where only calls are checked, which a configuration makes none of: methods, parameters, constructors. Java
 * copies those of a component to its accessor and to the constructor, so what the component has itself is none of these.
 */
final class Places {
    private static final String HERE = "write it on the component";

    private final Metadata metadata;
    private final BiConsumer<String, Problem> found;
    private final Set<String> said = new HashSet<>();

    private Places(Metadata metadata, BiConsumer<String, Problem> found) {
        this.metadata = metadata;
        this.found = found;
    }

    /** A constraint at its place: the way into containers, and the annotation with all that it says. */
    private record Placed(String within, Annotation annotation) {}

    /** Tells of each, with the name of the component that it should be on, if there is one. */
    static void check(Metadata metadata, BiConsumer<String, Problem> found) {
        Places places = new Places(metadata, found);
        places.checkMethods();
        places.checkConstructors();
        places.checkStatics();
    }

    private void checkMethods() {
        Set<String> accessors = new HashSet<>();
        for (RecordComponent component : metadata.record().getRecordComponents()) {
            accessors.add(component.getName());
        }
        for (MethodDescriptor method : metadata.descriptor().getConstrainedMethods(MethodType.NON_GETTER)) {
            String name = method.getName();
            boolean accessor =
                    accessors.contains(name) && method.getParameterDescriptors().isEmpty();
            Set<Placed> placed = all(method);
            if (accessor) {
                placed.removeAll(ofProperty(name));
            }
            for (Placed each : placed) {
                add(accessor ? name : "", each.annotation(), name + "()", accessor ? HERE : call(name));
            }
        }
        for (MethodDescriptor getter : metadata.descriptor().getConstrainedMethods(MethodType.GETTER)) {
            String name = getter.getName();
            String property = property(name);
            if (accessors.contains(property) && !accessors.contains(name)) {
                for (Placed each : all(getter)) {
                    add(
                            property,
                            each.annotation(),
                            name + "()",
                            "call the method otherwise: Bean Validation asks it of the component " + property);
                }
            }
        }
    }

    private void checkConstructors() {
        RecordComponent[] components = metadata.record().getRecordComponents();
        List<Class<?>> canonical = new ArrayList<>(components.length);
        for (RecordComponent component : components) {
            canonical.add(component.getType());
        }
        for (ConstructorDescriptor constructor : metadata.descriptor().getConstrainedConstructors()) {
            List<ParameterDescriptor> parameters = constructor.getParameterDescriptors();
            List<Class<?>> types = new ArrayList<>(parameters.size());
            for (ParameterDescriptor parameter : parameters) {
                types.add(parameter.getElementClass());
            }
            boolean isCanonical = types.equals(canonical);
            for (int i = 0; i < parameters.size(); i++) {
                String component = isCanonical ? components[i].getName() : "";
                Set<Placed> placed = new HashSet<>();
                add("", parameters.get(i), placed);
                if (isCanonical) {
                    placed.removeAll(ofProperty(component));
                }
                for (Placed each : placed) {
                    add(component, each.annotation(), "the constructor", HERE);
                }
            }
            Set<Placed> whole = new HashSet<>();
            add("", constructor.getReturnValueDescriptor(), whole);
            add("", constructor.getCrossParameterDescriptor(), whole);
            for (Placed each : whole) {
                add("", each.annotation(), "the constructor", "write it on the record");
            }
        }
    }

    /** Of what is static, Bean Validation knows nothing. */
    private void checkStatics() {
        for (Field field : metadata.record().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                addStatic(field, field.getName());
            }
        }
        for (Method method : metadata.record().getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers())) {
                addStatic(method, method.getName() + "()");
            }
        }
    }

    private void addStatic(AnnotatedElement element, String name) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
                add("", annotation, "the static " + name, "write it on a component, or on a method that isn't static");
            }
        }
    }

    private Set<Placed> ofProperty(String name) {
        Set<Placed> placed = new HashSet<>();
        add("", metadata.descriptor().getConstraintsForProperty(name), placed);
        return placed;
    }

    private static Set<Placed> all(ExecutableDescriptor method) {
        Set<Placed> placed = new HashSet<>();
        add("", method.getReturnValueDescriptor(), placed);
        add("", method.getCrossParameterDescriptor(), placed);
        for (ParameterDescriptor parameter : method.getParameterDescriptors()) {
            add("", parameter, placed);
        }
        return placed;
    }

    private static void add(String within, @Nullable ElementDescriptor element, Set<Placed> placed) {
        if (element == null) {
            return;
        }
        for (ConstraintDescriptor<?> constraint : element.getConstraintDescriptors()) {
            placed.add(new Placed(within, constraint.getAnnotation()));
        }
        if (element instanceof ContainerDescriptor container) {
            for (ContainerElementTypeDescriptor each : container.getConstrainedContainerElementTypes()) {
                add(within + each.getContainerClass() + each.getTypeArgumentIndex() + ".", each, placed);
            }
        }
    }

    private void add(String component, Annotation annotation, String place, String fix) {
        Class<? extends Annotation> type = annotation.annotationType();
        String name = type.getSimpleName();
        String at = metadata.record().getSimpleName() + (component.isEmpty() ? "" : "." + component);
        Target target = type.getAnnotation(Target.class);
        boolean lost = !component.isEmpty()
                && target != null
                && Arrays.stream(target.value())
                        .noneMatch(each -> each == ElementType.FIELD || each == ElementType.TYPE_USE);
        String what = lost
                ? "@" + name + " on " + at + " is not on its field, and is never checked"
                : "@" + name + " on " + place + " of " + metadata.record().getSimpleName() + " is never checked";
        if (said.add(what)) {
            found.accept(
                    component,
                    Problem.of(ProblemId.CONSTRAINT_UNFIT, what)
                            .because("a rule that never runs looks like one that holds")
                            .fix(lost ? "add FIELD to the @Target of " + name : fix));
        }
    }

    private static String call(String method) {
        String stem = method.startsWith("is") && method.length() > 2 ? method.substring(2) : method;
        return "write it on a component, or call the method is" + Character.toUpperCase(stem.charAt(0))
                + stem.substring(1) + "(), without parameters and of the type boolean";
    }

    /** As Bean Validation takes it. */
    private static String property(String getter) {
        String stem = getter.substring(getter.startsWith("is") ? 2 : 3);
        boolean capitals =
                stem.length() > 1 && Character.isUpperCase(stem.charAt(0)) && Character.isUpperCase(stem.charAt(1));
        return capitals || stem.isEmpty() ? stem : Character.toLowerCase(stem.charAt(0)) + stem.substring(1);
    }
}
