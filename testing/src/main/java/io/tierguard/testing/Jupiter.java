package io.tierguard.testing;

/** Whether JUnit Jupiter is there. Nothing here but {@link #start()} needs it. */
final class Jupiter {
    private Jupiter() {}

    static boolean isPresent() {
        try {
            Class.forName("org.junit.jupiter.api.extension.ParameterResolver", false, Jupiter.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static FakeSecretsManager start() {
        return JupiterFake.make();
    }
}
