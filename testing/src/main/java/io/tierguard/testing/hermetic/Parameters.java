package io.tierguard.testing.hermetic;

import io.tierguard.Guarded;
import io.tierguard.Settings;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import io.tierguard.testing.EveryTier;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** What methods can have as parameters. */
final class Parameters {
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

    /** A record with an annotation is of whoever reads that; of a test with arguments, such as a parameterized one, tiers are too. */
    private static boolean isOfOthers(Parameter parameter) {
        Executable method = parameter.getDeclaringExecutable();
        return parameter.getAnnotations().length > 0
                || (AnnotationSupport.isAnnotated(method, TestTemplate.class)
                        && !AnnotationSupport.isAnnotated(method, EveryTier.class));
    }

    /** Returns the record that the parameters of a test are about, or null where they are about none. */
    static @Nullable Class<? extends Record> contract(Method test) {
        Set<Class<? extends Record>> records = new LinkedHashSet<>();
        for (Parameter parameter : test.getParameters()) {
            Class<?> about = about(parameter);
            if (isOurs(parameter) && about != null && about.isRecord()) {
                records.add(about.asSubclass(Record.class));
            }
        }
        if (records.size() > 1) {
            throw new ExtensionConfigurationException(
                    "the parameters of " + test.getName() + " are about more than one record (" + names(records)
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
