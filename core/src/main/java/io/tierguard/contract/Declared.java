package io.tierguard.contract;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of the components of a record, by their annotations.
 *
 * @param marks the library's own annotations of one component
 */
record Declared(List<Mark> marks) {
    static final String PACKAGE = "io.tierguard";

    /**
     * Returns what is declared of each component, in their order: as the class file has it, which is quick, or by reflection.
     *
     * @param others is added the names of the annotations of others, wherever the record has them
     */
    static List<Declared> of(Class<?> record, RecordComponent[] components, Set<String> others) {
        Map<String, Declared> read = ClassFile.declared(record, others);
        if (read == null || read.size() != components.length) {
            OtherAnnotations.addAll(record, others);
            return reflected(components);
        }
        if (record.getInterfaces().length > 0) {
            OtherAnnotations.addInherited(record, others);
        }
        List<Declared> declared = new ArrayList<>(components.length);
        for (RecordComponent component : components) {
            Declared one = read.get(component.getName());
            if (one == null) {
                OtherAnnotations.addAll(record, others);
                return reflected(components);
            }
            declared.add(one);
        }
        return declared;
    }

    /** Where a class was made by a tool or compiled ahead of time, there may be no file of it, or another one. */
    private static List<Declared> reflected(RecordComponent[] components) {
        List<Declared> declared = new ArrayList<>(components.length);
        for (RecordComponent component : components) {
            declared.add(reflected(component));
        }
        return declared;
    }

    static Declared reflected(RecordComponent component) {
        List<Mark> marks = new ArrayList<>(2);
        for (Annotation annotation : component.getAnnotations()) {
            if (annotation.annotationType().getPackageName().equals(PACKAGE)) {
                marks.add(mark(annotation));
            }
        }
        return new Declared(marks);
    }

    private static Mark mark(Annotation annotation) {
        Map<String, Object> members = new HashMap<>();
        for (Method member : annotation.annotationType().getDeclaredMethods()) {
            try {
                members.put(member.getName(), plain(member.invoke(annotation)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException("an annotation can't be read: " + annotation.annotationType());
            }
        }
        return new Mark(annotation.annotationType().getName().substring(PACKAGE.length() + 1), members);
    }

    private static Object plain(Object value) {
        if (value instanceof Object[] array) {
            List<Object> list = new ArrayList<>(array.length);
            for (Object element : array) {
                list.add(plain(element));
            }
            return list;
        }
        if (value instanceof Annotation annotation) {
            return mark(annotation);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** Returns the annotation of that simple name, or null. */
    @Nullable
    Mark the(String name) {
        for (Mark mark : marks) {
            if (mark.name().equals(name)) {
                return mark;
            }
        }
        return null;
    }

    /** Returns all annotations of that simple name; of several, the compiler has made one. */
    List<Mark> each(String name) {
        Mark one = the(name);
        if (one != null) {
            return List.of(one);
        }
        Mark several = the(name + "$All");
        return several == null ? List.of() : several.marks("value");
    }

    /** Returns whether there is more than a name and a description, which is all that a nested record can have. */
    boolean saysMoreThanItsName() {
        for (Mark mark : marks) {
            if (!mark.name().equals("Key") && !mark.name().equals("Doc")) {
                return true;
            }
        }
        return false;
    }
}
