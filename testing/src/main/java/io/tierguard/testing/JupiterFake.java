package io.tierguard.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The fake as an extension. A class of its own, because the JVM could not load it without JUnit. */
final class JupiterFake extends FakeSecretsManager
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private volatile boolean isOfClass;

    /** Not declared as what it returns, so that who calls it can be loaded without this class. */
    static FakeSecretsManager make() {
        return new JupiterFake();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        isOfClass = true;
        // A field of a class that others extend serves them one after the other.
        reopen();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        recover();
        forgetCalls();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        // A field that is not static is of one test alone, and nothing is called after all.
        if (!isOfClass) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeSecretsManager.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }
}
