/**
 * For the tests of those who use the library: hermetic loads, assertions, and a secret manager inside the JVM.
 */
module io.tierguard.testing {
    requires static transitive org.jspecify;
    requires transitive io.tierguard;
    // For those who test with it.
    requires static transitive org.junit.jupiter.api;
    requires com.google.gson;

    exports io.tierguard.testing;

    // JUnit makes the extension of an annotation.
    opens io.tierguard.testing.hermetic to
            org.junit.platform.commons;
}
