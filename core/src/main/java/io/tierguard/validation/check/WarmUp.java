package io.tierguard.validation.check;

import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts the library once for nothing, so that its classes are there when a load needs it. It runs no code of the application,
 * and nobody waits for it.
 *
 * @param constraints the names of the libraries' own constraints that are used
 */
record WarmUp(Set<String> constraints) implements Runnable {
    private static final String SERVICES = "META-INF/services/jakarta.validation.";

    private record Sample(@NotNull String name) {}

    @Override
    public void run() {
        try {
            if (!bringsCode("ConstraintValidator") && !bringsCode("valueextraction.ValueExtractor")) {
                Set<String> all = new HashSet<>(constraints);
                all.add(NotNull.class.getName());
                Engine.start(all, Set.of(Sample.class)).components().validateValue(Sample.class, "name", "");
            }
        } catch (Throwable e) {
            // What is wrong with it, whoever starts it in earnest is told.
        }
    }

    /** The library makes an instance of each that the application's jars announce. */
    private static boolean bringsCode(String service) throws IOException {
        return has(Thread.currentThread().getContextClassLoader(), service)
                || has(WarmUp.class.getClassLoader(), service);
    }

    private static boolean has(@Nullable ClassLoader loader, String service) throws IOException {
        return loader != null && loader.getResources(SERVICES + service).hasMoreElements();
    }
}
