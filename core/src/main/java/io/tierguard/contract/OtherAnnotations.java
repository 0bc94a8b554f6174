package io.tierguard.contract;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;

/**
 * The annotations of others that a record has where its own class file alone does not say: those of its interfaces, and
 * those of a class that another loader has made. Such a loader's file is looked at too, because reflection keeps silent of
 * an annotation whose class is missing.
 */
public final class OtherAnnotations {
    private OtherAnnotations() {}

    static void addAll(Class<?> type, Set<String> others) {
        ClassFile.found(type, others);
        try {
            addReflected(type, others);
        } catch (LinkageError | RuntimeException e) {
            // A type that is missing keeps reflection from saying anything; then the file is all that there is.
        }
        addInherited(type, others);
    }

    private static void addReflected(Class<?> type, Set<String> others) {
        add(type, others);
        for (Field field : type.getDeclaredFields()) {
            add(field, others);
            add(field.getAnnotatedType(), others);
        }
        for (Method method : type.getDeclaredMethods()) {
            add(method, others);
            add(method.getAnnotatedReturnType(), others);
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            add(constructor, others);
            for (AnnotatedType parameter : constructor.getAnnotatedParameterTypes()) {
                add(parameter, others);
            }
        }
    }

    static void addInherited(Class<?> type, Set<String> others) {
        for (Class<?> each : type.getInterfaces()) {
            if (!each.getName().startsWith("java.")) {
                addAll(each, others);
            }
        }
    }

    private static void add(AnnotatedType type, Set<String> others) {
        add((AnnotatedElement) type, others);
        if (type instanceof AnnotatedParameterizedType generic) {
            for (AnnotatedType argument : generic.getAnnotatedActualTypeArguments()) {
                add(argument, others);
            }
        } else if (type instanceof AnnotatedArrayType array) {
            add(array.getAnnotatedGenericComponentType(), others);
        }
    }

    private static void add(AnnotatedElement element, Set<String> others) {
        for (Annotation annotation : element.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (!name.startsWith("java.")
                    && !name.startsWith("org.jspecify.")
                    && !annotation.annotationType().getPackageName().equals(Declared.PACKAGE)) {
                others.add(name);
            }
        }
    }

    /** Returns the names of the annotations that an annotation's type has, also where their classes are missing. */
    public static Set<String> ofType(Class<?> annotation) {
        Set<String> others = new HashSet<>();
        ClassFile.found(annotation, others);
        add(annotation, others);
        return others;
    }
}
