package io.tierguard.testing.hermetic;

import static org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN;

import io.tierguard.Guarded;
import io.tierguard.Settings;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What methods can have as parameters. */
final class Parameters {
    private static final String PARAMETERIZED = "org.junit.jupiter.params.ParameterizedTest";

    private Parameters() {}

    /** Whether a parameter is this extension's to give. */
    static boolean isOurs(Parameter parameter) {
        Class<?> type = parameter.getType();
        return type == Report.class
                || type == Tierguard.class
                || type == Guarded.class
                || type == Settings.class
                || ((type == Tier.class || type.isRecord()) && !isOfOthers(parameter));
    }

    /** A record with an annotation is of whoever reads that; of a parameterized test, each record and tier may be an argument. */
    private static boolean isOfOthers(Parameter parameter) {
        return parameter.getAnnotations().length > 0
                || isParameterized(parameter.getDeclaringExecutable(), new HashSet<>());
    }

    /** Asks by name, since parameterized tests are of a library that needn't be there. */
    private static boolean isParameterized(AnnotatedElement element, Set<Class<?>> seen) {
        for (Annotation each : element.getAnnotations()) {
            Class<? extends Annotation> type = each.annotationType();
            if (type.getName().equals(PARAMETERIZED) || (seen.add(type) && isParameterized(type, seen))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the record that a test is about: by its own parameters, or by those of the methods before and after it. */
    static @Nullable Class<? extends Record> contract(ExtensionContext context) {
        Method test = context.getRequiredTestMethod();
        Class<? extends Record> own = contract(List.of(test), "the parameters of " + test.getName());
        if (own != null) {
            return own;
        }
        Set<Method> around = new LinkedHashSet<>();
        for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
            at.getTestClass().ifPresent(type -> {
                around.addAll(AnnotationSupport.findAnnotatedMethods(type, BeforeEach.class, TOP_DOWN));
                around.addAll(AnnotationSupport.findAnnotatedMethods(type, AfterEach.class, TOP_DOWN));
            });
        }
        return contract(around, "the parameters of the methods before and after " + test.getName());
    }

    private static @Nullable Class<? extends Record> contract(Collection<Method> methods, String called) {
        Set<Class<? extends Record>> records = new LinkedHashSet<>();
        for (Method method : methods) {
            for (Parameter parameter : method.getParameters()) {
                Class<?> about = about(parameter);
                if (isOurs(parameter) && about != null && about.isRecord()) {
                    records.add(about.asSubclass(Record.class));
                }
            }
        }
        if (records.size() > 1) {
            throw new ExtensionConfigurationException(called + " are about more than one record (" + names(records)
                    + "): say which is the contract by contract = …");
        }
        return records.isEmpty() ? null : records.iterator().next();
    }

    /** Returns the type of configuration that a parameter is about, or null where it is about any. */
    static @Nullable Class<?> about(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type.isRecord() || type == Settings.class) {
            return type;
        }
        boolean isOf = type == Guarded.class || type == Tierguard.class;
        if (isOf && parameter.getParameterizedType() instanceof ParameterizedType generic) {
            Type of = generic.getActualTypeArguments()[0];
            return of instanceof Class<?> known ? known : null;
        }
        return null;
    }

    private static String names(Set<Class<? extends Record>> records) {
        StringBuilder names = new StringBuilder();
        for (Class<?> type : records) {
            names.append(names.isEmpty() ? "" : ", ").append(type.getSimpleName());
        }
        return names.toString();
    }
}
