package io.tierguard.testing.hermetic;

import io.tierguard.Tier;
import io.tierguard.testing.EveryTier;
import io.tierguard.testing.TierTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Serves {@link TierTest} and {@link EveryTier}. */
public final class TierTestExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestTemplateInvocationContextProvider {
    static final Namespace NAMESPACE = Namespace.create(TierTestExtension.class);

    /** For JUnit. */
    public TierTestExtension() {}

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        // A test for every tier doesn't know yet in which one it runs.
        if (!isForEveryTier(test)) {
            begin(test, null);
        }
    }

    /** Says now what is wrong with the annotations, and fails with nothing but the report where that is refused. */
    private static void begin(ExtensionContext test, @Nullable Tier every) throws IOException {
        Parameter[] parameters = test.getRequiredTestMethod().getParameters();
        boolean hasOwn = AnnotationSupport.isAnnotated(test.getRequiredTestMethod(), TierTest.class) || every != null;
        if (!hasOwn && Arrays.stream(parameters).noneMatch(Parameters::isOurs)) {
            return;
        }
        Rehearsal rehearsal = Rehearsal.prepare(Declared.of(test, every), test);
        test.getStore(NAMESPACE).put(Rehearsal.class, rehearsal);
        for (Parameter parameter : parameters) {
            if (Parameters.isOurs(parameter)) {
                rehearsal.value(parameter);
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        Rehearsal rehearsal = test.getStore(NAMESPACE).remove(Rehearsal.class, Rehearsal.class);
        if (rehearsal != null) {
            rehearsal.end();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getTestMethod().isPresent() && Parameters.isOurs(parameter.getParameter());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        ExtensionContext.Store store = test.getStore(NAMESPACE);
        Rehearsal rehearsal = store.get(Rehearsal.class, Rehearsal.class);
        if (rehearsal == null) {
            // A test without a parameter or an annotation of its own, whose class has a @BeforeEach with one.
            try {
                rehearsal = Rehearsal.prepare(Declared.of(test, null), test);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            store.put(Rehearsal.class, rehearsal);
        }
        return rehearsal.value(parameter.getParameter());
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext test) {
        return isForEveryTier(test);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext test) {
        return Arrays.stream(Tier.values()).map(InTier::new);
    }

    private static boolean isForEveryTier(ExtensionContext test) {
        return AnnotationSupport.isAnnotated(test.getRequiredTestMethod(), EveryTier.class);
    }

    /** One run of a test for every tier. */
    private record InTier(Tier tier) implements TestTemplateInvocationContext, BeforeEachCallback {
        @Override
        public String getDisplayName(int number) {
            return tier.label();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public void beforeEach(ExtensionContext test) throws IOException {
            begin(test, tier);
        }
    }
}
