/**
 * For the tests of those who use the library: a secret manager inside the JVM.
 */
module io.tierguard.testing {
    requires static transitive org.jspecify;
    // For those who test with it.
    requires static org.junit.jupiter.api;
    requires com.google.gson;

    exports io.tierguard.testing;
}
